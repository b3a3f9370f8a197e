import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'

import { type Installation, newInstallation } from '../builders/run-barometer.ts'

const ROUND = 'samverkan-2099'
const QUESTION = 'samverkan.battre'
const IDS = Array.from({ length: 6 }, (_, index) => `F${index + 1}`)
/** As a spreadsheet would take it for a formula; with a line break; and with marks. */
const TEXTS = ['=HYPERLINK("x")', 'Rad ett\nrad två', 'Å; "ä" <b>ö</b>', '+46', '-', '@a']

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  const register = ['id;namn;sektor', ...IDS.map(id => `${id};Förening ${id};idrott`)].join('\n')
  await barometer.ok('register', 'import', barometer.file('in.csv', register))
  await barometer.ok('survey', 'publish', 'samverkan/2022')
  await barometer.openRound(ROUND, 'samverkan/2022')
  const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`
  const answers = [
    `id;samverkan.helhet;${QUESTION}`,
    ...IDS.map((id, index) => `${id};4;${quoted(TEXTS[index]!)}`),
  ].join('\n')
  await barometer.ok('responses', 'import', ROUND, barometer.file('svar.csv', answers))
})
afterAll(() => barometer.remove())

interface Exported {
  readonly id: string
  readonly svar: string
  readonly koder: string
  readonly version: string
  readonly lage: string
}

const exported = async (): Promise<readonly Exported[]> =>
  parse(await barometer.ok('freetext', 'export', ROUND, QUESTION), { columns: true })

it('codes free text in a spreadsheet, from what was written to what the result shows', async () => {
  const early = await barometer.run('freetext', 'export', ROUND, QUESTION)
  expect([early.code, early.stderr]).toEqual([1, expect.stringContaining('tar fortfarande emot')])
  await barometer.ok('round', 'close', ROUND)

  const rows = await exported()
  expect(rows.map(({ svar }) => svar).toSorted()).toEqual(
    TEXTS.map(text => (/^[=+\-@]/.test(text) ? `'${text}` : text)).toSorted(),
  )
  expect(new Set(rows.map(({ lage, version }) => `${lage} ${version}`))).toEqual(
    new Set(['okodat 0']),
  )

  const wrong = barometer.file('fel.csv', `id;koder;version\n${rows[0]!.id};finns inte;0\n`)
  const refused = await barometer.run('freetext', 'import', ROUND, QUESTION, wrong)
  expect(refused.code).toBe(1)
  expect(refused.stderr).toContain('rad 2, kolumn koder: det finns ingen kod ”finns inte”')

  const file = ['id;koder;version', ...rows.map(({ id }) => `${id};ingen;0`)].join('\n')
  const path = barometer.file('kodning.csv', file)
  expect(await barometer.ok('freetext', 'import', ROUND, QUESTION, path)).toContain('6 svar')
  expect(await barometer.ok('freetext', 'import', ROUND, QUESTION, path)).toContain('Inget svar')
  expect((await exported())[0]).toMatchObject({ koder: 'ingen', version: '1', lage: 'kodat' })
  expect(await barometer.ok('freetext', 'list', ROUND)).toContain(`${QUESTION},`)
  expect(await barometer.ok('freetext', 'codes', ROUND, QUESTION)).toBe(
    'id,namn,betydelse,anvandning\r\n',
  )

  const first = await barometer.run('freetext', 'certify', ROUND)
  expect(first.stderr).toContain('Fastställ först resultatet')
  await barometer.ok('round', 'certify', ROUND)
  expect(await barometer.ok('results', ROUND)).not.toContain('Fritextsvar')
  expect(await barometer.ok('freetext', 'certify', ROUND)).toMatch(/[0-9a-f]{64}/)
  const html = join(barometer.folder, 'resultat.html')
  await barometer.ok('results', ROUND, '--format', 'html', '--out', html)
  expect(readFileSync(html, 'utf8')).toContain('6 föreningar har skrivit något.')
  expect(await barometer.ok('results', ROUND)).toContain('Fritextbilagan är fastställd för sig')
})
