import { beforeAll, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { collect } from '../builders/collect.ts'
import { textOfPdf } from '../builders/read-pdf.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { isPdftotextMissing } from '../builders/system-tools.ts'
import { decodeEntities, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

const MATTER = { diarienummer: 'ks-2026/77', skal: 'Begäran om allmän handling' }
const TEXT = 'text-prov.text'
const WRITTEN = 'Anna Ek på 070-555 01 01 var bra'

let container: TestContainer
let investigator: StaffBrowser
let codes: readonly string[]
beforeAll(async () => {
  container = await testContainer()
  const textOf = (index: number) => (index === 0 ? WRITTEN : `Kommentar ${index}`)
  codes = await certifiedRound(container, { id: 'nu', promise: 'anonymous', textOf })
  await certifiedRound(container, {
    id: 'oppen',
    promise: 'named',
    textOf,
    year: 2019,
  })
  investigator = await logInAs('investigator', { app: testApp(container), container })
})

type Fields = Readonly<Record<string, string>>
const show = (fields: Fields, round = 'nu') =>
  investigator.post(pathTo.disclosure(round), { ...MATTER, ...fields })
const fetchFile = (fields: Fields) =>
  investigator
    .post(pathTo.disclosureFile('nu'), { ...MATTER, kod: codes[0]!, ...fields })
    .buffer(true)
    .parse((res, done) => {
      const pieces: Buffer[] = []
      res.on('data', (piece: Buffer) => pieces.push(piece))
      res.on('end', () => done(null, Buffer.concat(pieces)))
    })
const copyIn = (text: string) => decodeEntities(text).split('<h2>Så blir kopian</h2>')[1]!

describe('asking for an answer to disclose', () => {
  it.each([
    ['no answer', {}, 'Ange vilket svar'],
    ['both an association and a code', { kod: 'X', forening: 'F001' }, 'inte båda'],
    ['a code that is nobody’s', { kod: 'FEL' }, 'finns inget inskickat svar'],
    ['no registry number', { kod: 'X', diarienummer: '77' }, 'Skriv diarienumret'],
    ['no reason', { kod: 'X', skal: ' ' }, 'Skriv varför'],
  ])('shows nothing for %s, and keeps what was typed', async (_what, fields, told) => {
    const { status, text } = await show(fields)
    expect(status).toBe(422)
    expect(decodeEntities(text)).toContain(told)
    expect(text).not.toContain('Kommentar')
    expect(text).toContain(`value="${{ ...MATTER, ...fields }.diarienummer}"`)
  })

  it('takes an association only where the promise names it', async () => {
    const { text } = await investigator.get(pathTo.disclosure('nu'))
    expect(text).not.toContain('name="forening"')
    expect((await show({ forening: 'F001' })).status).toBe(409)
    const named = await show({ forening: 'F001' }, 'oppen')
    expect([named.status, decodeEntities(named.text)]).toEqual([
      200,
      expect.stringContaining(WRITTEN),
    ])
  })

  it('is no way to an answer of another round', async () => {
    expect((await show({ kod: codes[0]! }, 'oppen')).status).toBe(422)
  })
})

describe('deciding what is masked', () => {
  it('masks every free text until somebody has said that it is handed out', async () => {
    const { status, text } = await show({ kod: codes[0]! })
    expect(status).toBe(200)
    expect(decodeEntities(text)).toContain(WRITTEN)
    expect(copyIn(text)).toContain('[maskat]')
    expect(copyIn(text)).not.toContain('Anna')
  })

  it('masks words in what is handed out', async () => {
    const { text } = await show({
      kod: codes[0]!,
      [TEXT]: 'lamna-ut',
      ord: 'anna ek\r\n 070-555 01 01 \r\n',
    })
    expect(copyIn(text)).toContain('[maskat] på [maskat] var bra')
  })

  it('tells of words that stand nowhere, and keeps them to be mended', async () => {
    const { status, text } = await show({ kod: codes[0]!, [TEXT]: 'lamna-ut', ord: 'Bo' })
    expect(status).toBe(422)
    expect(decodeEntities(text)).toContain('”Bo” står inte i något fritextsvar')
    expect(text).toMatch(/<textarea[^>]*>\nBo<\/textarea>/)
    expect(text).toMatch(/value="lamna-ut" checked/)
  })
})

describe('the copy', () => {
  it('is not made before every free text is decided about', async () => {
    const { status, body } = await fetchFile({})
    expect([status, decodeEntities((body as Buffer).toString())]).toEqual([
      422,
      expect.stringContaining('Välj om fritextsvaret ska lämnas ut'),
    ])
  })

  ;(isPdftotextMissing ? it.skip : it)(
    'is a PDF with what is masked, the matter and the reason',
    async () => {
      const { status, headers, body } = await fetchFile({ [TEXT]: 'lamna-ut', ord: 'Anna Ek' })
      expect([status, headers['content-type']]).toEqual([200, 'application/pdf'])
      expect(headers['cache-control']).toContain('no-store')
      const text = textOfPdf(body as Buffer)
      for (const told of ['KS-2026/77', MATTER.skal, '[maskat] på 070-555 01 01 var bra']) {
        expect(text).toContain(told)
      }
      expect(text).not.toContain('Anna')
    },
  )

  it('is logged as read and as written, in which matter, and with nothing of the answer', async () => {
    const log = await collect(container.acts.each())
    const about = log
      .filter(({ act }) => act.startsWith('response.'))
      .map(({ act, detail }) => [act, detail])
    expect(about).toContainEqual(['response.shown', 'KS-2026/77'])
    expect(about).toContainEqual(['response.copied', 'KS-2026/77'])
    expect(about).toContainEqual(['response.shown', 'KS-2026/77 F001'])
    const all = JSON.stringify(log)
    for (const told of ['Anna', codes[0]!]) expect(all).not.toContain(told)
  })
})
