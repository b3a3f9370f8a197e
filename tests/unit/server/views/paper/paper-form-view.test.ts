import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import type { PaperBlock, PaperForm } from '../../../../../reports/documents/paper-form.ts'
import { layOutForm } from '../../../../../reports/formats/paper/lay-out-form.ts'
import { HEIGHT, LEFT, STYLES, WIDTH } from '../../../../../reports/formats/paper/sheet.ts'
import { createTypesetter } from '../../../../../reports/formats/paper/typesetter.ts'
import { loadLocales } from '../../../../../server/rendering/locale.ts'
import { paperForms } from '../../../../../server/views/paper/paper-form-view.ts'
import type { Language } from '../../../../../surveys/language.ts'
import type { Round } from '../../../../../surveys/round.ts'
import type { Survey } from '../../../../../surveys/survey.ts'
import { arbitrarySurvey } from '../../../../builders/arbitrary-survey.ts'
import { everyTypeSurvey } from '../../../../builders/every-type.ts'
import { inAllLanguages, WORD_OF } from '../../../../builders/in-all-languages.ts'
import { ROUND } from '../../../../builders/test-container.ts'
import { SECTORS, testAssociations, testSurvey } from '../../../../builders/test-data.ts'

const locales = loadLocales()
const FRAME = testAssociations(1).map(({ id, ...rest }) => ({ associationId: id, ...rest }))
const round: Round = {
  ...ROUND,
  revision: 2,
  state: 'open',
  graceMinutes: 30,
  opened: { at: '2022-09-01T08:00:00.000Z', surveyDigest: '', sectors: SECTORS },
  closedAt: null,
  notes: [],
  clearedIn: null,
  openLink: null,
}

function formOf(
  survey: Survey,
  { language = 'sv', change = {} }: { language?: Language; change?: Partial<Round> } = {},
): PaperForm {
  const municipality = {
    name: 'Provby kommun',
    address: 'Storgatan 1, 123 45 Provby',
    contact: 'Kim, 0123-456 78',
  }
  const context = { ...locales(language), round: { ...round, ...change }, survey, municipality }
  const [form] = paperForms(context, FRAME)
  return form!
}

/** The words of a form, a line for each piece. */
const wordsOf = ({ blocks }: PaperForm) => blocks.flatMap(wordsIn)

function wordsIn(block: PaperBlock): readonly string[] {
  switch (block.kind) {
    case 'masthead':
      return [block.municipality]
    case 'facts':
      return block.facts.map(({ term, value }) => `${term}: ${value}`)
    case 'question':
      return [`${block.number} ${block.label}`, block.onlyIf ?? '', ...block.helps]
    case 'letterhead':
      return [block.municipality, ...block.recipient, ...block.beside]
    default:
      return [block.text]
  }
}

const questionOf = (form: PaperForm, number: string) =>
  form.blocks.find(block => block.kind === 'question' && block.number === number)

describe('a form on paper', () => {
  const form = formOf(everyTypeSurvey())
  const words = wordsOf(form)

  it('says whose it is, by what number, and by when it is to be where', () => {
    expect(words).toEqual(
      expect.arrayContaining([
        'Provby kommun',
        'Provenkät',
        'Förening: Förening 1',
        'Nummer: F001',
        'Framme senast: 10 oktober 2022',
        'Skicka till: Provby kommun, Storgatan 1, 123 45 Provby',
      ]),
    )
    expect(form.running.right).toBe('Nummer F001')
    expect(form.running.mark).toContain('SYNTETISKA EXEMPELDATA')
    expect(formOf(everyTypeSurvey(), { change: { synthetic: false } }).running.mark).toBeNull()
  })

  it.each(['named', 'grouped', 'anonymous'] as const)('prints what is promised: %s', promise => {
    const { say } = locales('sv')
    const told = wordsOf(formOf(testSurvey(), { change: { promise } }))
    expect(told).toContain(say(`promise.${promise}.told`, { threshold: 5 }))
    expect(told).toContain(say(`promise.${promise}.paper`))
  })

  it('asks every question, numbered through, and says who is to answer which', () => {
    const asked = words.filter(text => /^\d+\. /.test(text))
    expect(asked).toEqual([
      '1. Hur fungerar det?',
      '2. Vilka delar?',
      '3. Har ni en lokal?',
      '4. Hur stor är den?',
      '5. Hur blir ni bemötta?',
      '6. Hur många är ni?',
      '7. När bildades ni?',
      '8. Vad gör ni?',
      '9. Berätta mer',
    ])
    expect(words).toContain('Svara bara om ni har svarat ”Ja” på ”Har ni en lokal?”.')
    expect(words).toContain('Svara bara om ni har svarat på ”Vad gör ni?”.')
    expect(words).toContain(
      'Svara på den här delen bara om ni inte har valt ”Ingen alls” på ”Vilka delar?”.',
    )
    expect(words).toEqual(expect.arrayContaining(['Läs först', 'Ett.', 'Två.', 'Siffror']))
  })

  it('has room for each answer', () => {
    expect(questionOf(form, '1.')).toMatchObject({
      helps: ['1 Dåligt till 5 Bra'],
      answer: { kind: 'scale', steps: ['1', '2', '3', '4', '5'], dontKnow: 'Vet inte' },
    })
    expect(questionOf(form, '2.')).toMatchObject({
      helps: ['Välj högst 2.'],
      answer: {
        isSeveral: true,
        labels: ['Skola', 'Kultur', 'Vård', 'Ingen alls', 'Vet inte'],
      },
    })
    expect(questionOf(form, '5.')).toMatchObject({
      answer: {
        kind: 'matrix',
        rows: [
          { label: 'Hur är det överlag?', onlyIf: null },
          { label: 'Skolan', onlyIf: 'Bara om ni har valt ”Skola” på ”Vilka delar?”.' },
        ],
      },
    })
    expect(questionOf(form, '6.')).toMatchObject({
      helps: [expect.stringContaining('Från 1 till 100')],
      answer: { kind: 'lines', count: 1, isShort: true, unit: 'medlemmar', dontKnow: 'Vet inte' },
    })
    expect(questionOf(form, '7.')).toMatchObject({
      helps: ['Från och med 1850-01-01 till och med 2022-12-31.', 'Skriv dagen som 2021-09-25.'],
    })
    expect(questionOf(form, '9.')).toMatchObject({ answer: { kind: 'lines', count: 3 } })
  })

  it('says that a question must be answered', () => {
    expect(wordsOf(formOf(testSurvey()))).toContain('1. Hur fungerar det? (måste besvaras)')
  })

  it.each(['sv', 'sv-simple', 'fi', 'en'] as const)('speaks one language: %s', language => {
    const told = wordsOf(formOf(inAllLanguages(everyTypeSurvey()), { language }))
    const { say } = locales(language)
    expect(told).toContain(`1. Hur fungerar det?${WORD_OF[language]}`)
    expect(told).toContain(say('paper.once'))
    expect(told.filter(text => text.includes('paper.'))).toEqual([])
  })

  it('goes to whoever answers questions when the municipality has given no address', () => {
    const municipality = { name: 'Provby kommun', contact: 'Kim, 0123-456 78' }
    const context = { ...locales('sv'), round, survey: testSurvey(), municipality }
    const [form] = paperForms(context, FRAME)
    expect(wordsOf(form!)).toContain('Skicka till: Provby kommun, Kim, 0123-456 78')
  })
})

describe('any form on paper', () => {
  const widthOf = (text: string, style: keyof typeof STYLES) =>
    [...text].length * STYLES[style].size * 0.5

  it('has all of its text inside the margins', () => {
    fc.assert(
      fc.property(arbitrarySurvey(), survey => {
        const pages = layOutForm(formOf(survey), createTypesetter(widthOf), {
          width: 100,
          height: 34,
        })
        for (const { strip, y } of pages.flat()) {
          if (strip.height <= HEIGHT) expect(y + strip.height).toBeLessThanOrEqual(HEIGHT)
          for (const { text, style, x, baseline } of strip.pieces.flatMap(({ lines }) => lines)) {
            expect(x).toBeGreaterThanOrEqual(LEFT)
            expect(x + widthOf(text, style)).toBeLessThanOrEqual(LEFT + WIDTH + 0.01)
            expect(baseline).toBeLessThanOrEqual(strip.height)
          }
        }
      }),
      { numRuns: 30 },
    )
  })

  it('keeps a question that takes less than half a page on one page, with the room for its answer', () => {
    const pages = layOutForm(formOf(everyTypeSurvey()), createTypesetter(widthOf), null)
    for (const page of pages.slice(0, -1)) expect(page.at(-1)?.strip.keepsWithNext).toBe(false)
    expect(pages.length).toBeGreaterThan(2)
  })
})
