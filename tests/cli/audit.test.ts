import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { dossier, recommendation, statement } from '../builders/dossiers.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
})
afterAll(() => barometer.remove())

describe('barometer audit', () => {
  it('counts what stands in a dossier that is sound', async () => {
    expect(await barometer.ok('audit', 'check', 'huddinge')).toContain(
      '5 granskningar, 33 rekommendationer, 11 källor',
    )
  })

  it('names every fault of another by its place, and writes no report', async () => {
    const faulty = dossier({
      recommendations: [
        recommendation({
          addressees: [{ to: 'borta' }],
          lineage: [{ kind: 'replaces', from: 'r1' }],
        }),
      ],
    })
    const file = barometer.file('akt.json', JSON.stringify(faulty))
    const check = await barometer.run('audit', 'check', file)
    expect([check.code, check.stderr]).toEqual([
      1,
      expect.stringMatching(
        /addressees\[0\]\.to: det finns inget med id ”borta”[\s\S]*rekommendation 1 kommer ur sig själv/,
      ),
    ])
    const report = await barometer.run('audit', 'report', file, '--out', 'rapport.txt')
    expect([report.code, report.stdout]).toEqual([1, ''])
  })

  it.each([
    ['a day that is none', ['audit', 'report', 'huddinge', '--on', '2022-02-30'], '2022-02-30'],
    ['a day to come', ['audit', 'report', 'huddinge', '--on', '2199-01-01'], 'har inte varit än'],
    ['a file that is not there', ['audit', 'check', 'borta.json'], 'borta.json'],
  ])('refuses %s', async (_claim, command, told) => {
    const { code, stderr } = await barometer.run(...command)
    expect([code, stderr]).toEqual([1, expect.stringContaining(told)])
  })

  it('writes the follow-up report: each judgement of 2022, and no position that was only proposed', async () => {
    const text = await barometer.ok('audit', 'report', 'huddinge', '--on', '2022-06-01')
    expect(text).toContain('Som helhet: till viss del.')
    expect(text).toContain('KS-2020/716.912')
    expect(text).toMatch(/1\. Ta fram en strategi.* {2}har valt att inte följa/)
    expect(text).toContain('3. Åtgärd, genomförd (2021): En föreningsmässa hölls')
    expect(text).toContain('1. Nämnden (2020-09-01): ')
    expect(text).not.toContain('SYNTETISKA EXEMPELDATA')
    await barometer.ok('audit', 'report', 'huddinge', '--format', 'csv', '--out', 'akt.csv')
    const rows = readFileSync(join(barometer.folder, 'akt.csv'), 'utf8').split('\r\n')
    const board = rows.find(row => row.startsWith('samverkan-2019,samverkan-2019-1,'))
    expect(board).toMatch(/,kommunstyrelsen,ja,,unknown,.*alternative.*,done begun,choseNotTo,/)
  })

  it('marks a dossier that is made up', async () => {
    const file = barometer.file('prov.json', JSON.stringify(dossier()))
    expect(await barometer.ok('audit', 'report', file)).toContain('SYNTETISKA EXEMPELDATA')
  })

  it('files a dossier, adds what is new, and replaces nothing without a reason', async () => {
    const whole = dossier({ statements: [statement()] })
    const file = (name: string, data: unknown) => barometer.file(name, JSON.stringify(data))
    const first = file('akt-1.json', dossier())
    const args = ['--id', 'akten'] as const
    expect(await barometer.ok('audit', 'import', first, ...args)).toContain('9 uppgifter')
    expect(await barometer.ok('audit', 'import', first, ...args)).toContain('står redan')
    const second = file('akt-2.json', whole)
    expect(await barometer.ok('audit', 'import', second, ...args)).toContain('En uppgift')
    const third = file('akt-3.json', { ...whole, title: 'Provet' })
    const refused = await barometer.run('audit', 'import', third, ...args)
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('reason: saknas')])
    const changed = ['audit', 'import', third, ...args, '--reason', 'Titeln var fel.']
    const unseen = await barometer.run(...changed)
    expect([unseen.code, unseen.stderr]).toEqual([1, expect.stringContaining('--seen')])
    // The title is of the first addition, and nobody has changed it since.
    expect(await barometer.ok(...changed, '--seen', '1')).toContain('tillägg 3')
    const stale = file('akt-4.json', { ...whole, title: 'Prövat' })
    const late = await barometer.run(
      'audit',
      'import',
      stale,
      ...args,
      '--reason',
      'x',
      '--seen',
      '2',
    )
    expect([late.code, late.stderr]).toEqual([1, expect.stringContaining('ändrats av någon annan')])
    expect(await barometer.ok('audit', 'list')).toMatch(/akten: Provet \(en granskning, en rekomm/)
    const exported = JSON.parse(await barometer.ok('audit', 'export', 'akten')) as unknown
    expect(exported).toEqual({ ...whole, title: 'Provet' })
    const log = await barometer.ok('log', 'list')
    expect(log.match(/granskningsakt/g)).toHaveLength(4)
  })

  it.each([
    ['an id that cannot be one', ['audit', 'import', 'huddinge', '--id', 'Å'], 'små bokstäver'],
    ['a dossier that is not there', ['audit', 'export', 'borta'], 'ingen granskningsakt'],
  ])('files nothing for %s', async (_claim, command, told) => {
    const { code, stderr } = await barometer.run(...command)
    expect([code, stderr]).toEqual([1, expect.stringContaining(told)])
  })
})
