import { describe, expect, it } from '@jest/globals'

import { mailTextFaults } from '../../../../surveys/mail/check-mail-text.ts'
import type { MailKind } from '../../../../surveys/mail/mail-text.ts'
import { fillIn, type PlaceholderValues } from '../../../../surveys/mail/placeholders.ts'
import { writeMail } from '../../../../surveys/mail/written-mail.ts'

const VALUES: PlaceholderValues = Object.freeze({
  förening: 'Exempelby FC',
  länk: 'https://enkat.exempelby.example/svara/abc',
  'sista dag': '10 oktober',
  avsändare: 'Kim Berg, utredare',
  telefon: '0123-456 78',
  'e-post': 'kim@exempelby.example',
  kommun: 'Exempelby kommun',
  webbplats: 'https://www.exempelby.example',
  avanmälan: 'https://enkat.exempelby.example/svara/abc/utskick',
  åtgärder: 'Vi svarar inom en vecka.\n\nVi bokar om lokalerna.',
})
const FRAME = { mark: null, footer: 'Inga fler? {avanmälan}' }
const filled = (text: string, values = VALUES) =>
  fillIn(text, values)
    .map(piece => piece.text)
    .join('')
const faults = (
  body: string,
  subject = 'Svara senast {sista dag}',
  kind: MailKind = 'invitation',
) =>
  mailTextFaults({ subject, body }, kind).map(({ path, code, values }) => [
    path,
    code,
    values['name'],
  ])

describe('fillIn', () => {
  it.each([
    ['{förening} svarar senast {sista dag}', 'Exempelby FC svarar senast 10 oktober'],
    ['{ förening }', 'Exempelby FC'],
    ['{{förening}}', '{{förening}}'],
    ['{{#if x}}{{this.constructor}}', '{{#if x}}{{this.constructor}}'],
    ['{okänd} och {constructor}', '{okänd} och {constructor}'],
    ['', ''],
  ])('makes %j into %j', (text, expected) => {
    expect(filled(text)).toBe(expected)
  })

  it('never looks through what a value holds', () => {
    expect(filled('{förening}', { ...VALUES, förening: '{länk} {{x}}' })).toBe('{länk} {{x}}')
  })

  it('keeps a value on one line, without control characters', () => {
    const förening = 'A\r\nBcc: b@example.com\u0000\u2028C'
    expect(filled('{förening}', { ...VALUES, förening })).toBe('A Bcc: b@example.com C')
  })
})

describe('what the municipality will do', () => {
  it('keeps its paragraphs, and no other value does', () => {
    const åtgärder = 'Ett\r\n\r\nTvå {länk}\u0000\n'
    expect(filled('Så här: {åtgärder}', { ...VALUES, åtgärder })).toBe('Så här: Ett\n\nTvå {länk}')
  })

  it('stands in a mail of the result, in no subject and in no other mail', () => {
    expect(faults('{länk} {åtgärder}', 'Resultatet', 'result')).toEqual([])
    expect(faults('{länk}', '{åtgärder}', 'result')).toEqual([
      ['ämne', 'mailLinkInSubject', 'åtgärder'],
    ])
    expect(faults('{länk} {åtgärder}')).toEqual([['rad 1', 'unknownPlaceholder', '{åtgärder}']])
  })
})

describe('mailTextFaults', () => {
  it('finds nothing wrong with a text that holds a link and known names', () => {
    expect(faults('Hej {förening}\n\nSvara: {länk}\nskriv {{ här')).toEqual([])
  })

  it('names an unknown placeholder and the line where it stands', () => {
    expect(faults('Hej\n\nSvara: {länk} {förenig}\n{__proto__}', '{dag}')).toEqual([
      ['ämne', 'unknownPlaceholder', '{dag}'],
      ['rad 3', 'unknownPlaceholder', '{förenig}'],
      ['rad 4', 'unknownPlaceholder', '{__proto__}'],
    ])
  })

  it.each([
    ['a brace that nothing closes', 'Svara: {länk}\n{förening', 'rad 2', 'loosePlaceholder'],
    ['a text without the link', 'Hej', 'text', 'mailNoLink'],
    ['a text that is empty', ' \n', 'text', 'mailBody'],
    ['a text without end', `{länk}${'a'.repeat(10_001)}`, 'text', 'mailBody'],
  ])('finds %s', (_name, body, path, code) => {
    expect(faults(body)).toEqual([[path, code, undefined]])
  })

  it.each([
    ['two lines', 'Hej\r\nBcc: a@example.com', 'mailSubject'],
    ['nothing', ' ', 'mailSubject'],
    ['the link', 'Svara: {länk}', 'mailLinkInSubject'],
  ])('refuses a subject with %s', (_name, subject, code) => {
    expect(faults('{länk}', subject).map(([path, found]) => [path, found])).toEqual([
      ['ämne', code],
    ])
  })
})

describe('writeMail', () => {
  const body = 'Hej <b>{förening}</b> & co\nrad två\r\n\r\nSvara: {länk}'

  it('has the same words as text and as HTML, with the addresses to follow', () => {
    const { text, html } = writeMail({ subject: 'x', body }, VALUES, FRAME)
    expect(text).toBe(
      `Hej <b>Exempelby FC</b> & co\nrad två\n\nSvara: ${VALUES.länk}\n\nInga fler? ${VALUES.avanmälan}\n`,
    )
    expect(html).toContain('<p>Hej &lt;b&gt;Exempelby FC&lt;/b&gt; &amp; co<br>\nrad två</p>')
    expect(html).toContain(`<a href="${VALUES.länk}">${VALUES.länk}</a>`)
    expect(html).toContain(`<a href="${VALUES.avanmälan}">`)
  })

  it('lets no name become markup or a link', () => {
    const förening = '"><img src=x onerror=y> https://ond.example'
    const { html } = writeMail({ subject: 'x', body }, { ...VALUES, förening }, FRAME)
    expect(html).not.toContain('<img')
    expect(html).not.toContain('href="https://ond.example')
  })

  it('keeps the subject on one line, whatever the name holds', () => {
    const förening = 'A\r\nBcc: b@example.com'
    const text = { subject: '{förening}: svara', body }
    const { subject } = writeMail(text, { ...VALUES, förening }, FRAME)
    expect(subject).toBe('A Bcc: b@example.com: svara')
  })

  it('marks what is made up, in subject and text', () => {
    const { subject, text, html } = writeMail({ subject: 'x', body }, VALUES, {
      ...FRAME,
      mark: 'SYNTETISKA EXEMPELDATA',
    })
    expect(subject).toBe('SYNTETISKA EXEMPELDATA: x')
    expect(text.startsWith('SYNTETISKA EXEMPELDATA\n\n')).toBe(true)
    expect(html).toContain('<p>SYNTETISKA EXEMPELDATA</p>')
  })
})
