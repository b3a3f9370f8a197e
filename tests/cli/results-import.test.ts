import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { testSurvey } from '../builders/test-data.ts'

const ASSOCIATIONS = Array.from({ length: 30 }, (_, index) => `F${index}`)

/** The municipality, which certifies, and the auditors, who have an installation of their own. */
let municipality: Installation
let auditors: Installation
let key: string

beforeAll(async () => {
  municipality = newInstallation()
  auditors = newInstallation()
  await municipality.ok('init')
  await auditors.ok('init')
  const survey = municipality.file('prov.json', JSON.stringify(testSurvey()))
  await municipality.ok('survey', 'publish', survey)
  const rows = ASSOCIATIONS.map(id => `${id};Förening ${id};Idrott`)
  const register = municipality.file('register.csv', `id;namn;sektor\n${rows.join('\n')}`)
  await municipality.ok('register', 'import', register)
  for (const [round, shift] of [
    ['prov-2095', 0],
    ['prov-2099', 1],
  ] as const) {
    await municipality.openRound(round, 'prov/1')
    const answers = ASSOCIATIONS.map((id, at) => `${id};${Math.min(5, 1 + shift + (at % 5))}`)
    const file = municipality.file('svar.csv', `id;prov.helhet\n${answers.join('\n')}`)
    await municipality.ok('responses', 'import', round, file)
    await municipality.ok('round', 'close', round)
    await municipality.ok('round', 'certify', round)
    await municipality.ok('results', round, '--format', 'json', '--out', `${round}.json`)
  }
  const pair = ['prov-2095', 'prov-2099']
  await municipality.ok('compare', ...pair, '--format', 'json', '--out', 'jamforelse.json')
  const keys = await municipality.ok('keys', 'public')
  key = /[0-9a-f]{64}/.exec(keys)![0]
  auditors.file('nyckel.pem', keys)
  for (const name of ['prov-2095.json', 'prov-2099.json', 'jamforelse.json']) {
    auditors.file(name, textOf(name))
  }
})
afterAll(() => {
  municipality.remove()
  auditors.remove()
})

const textOf = (name: string) => readFileSync(join(municipality.folder, name), 'utf8')
const refused = (told: string) => [1, expect.stringContaining(told)]

async function refusal(...args: readonly string[]) {
  const { code, stderr } = await auditors.run('results', 'import', ...args)
  return [code, stderr]
}

describe('barometer results import', () => {
  it('says in the log that a comparison is certified where it is, once', async () => {
    await municipality.ok('compare', 'prov-2099', 'prov-2095', '--format', 'text')
    const log = await municipality.ok('log', 'list')
    expect(log.match(/Fastställde en jämförelse/g)).toHaveLength(1)
  })

  it('takes nothing that is signed by a key nobody has accepted by its fingerprint', async () => {
    expect(await refusal('prov-2099.json')).toEqual(refused(key))
    expect(await refusal('prov-2099.json', '--key', 'nyckel.pem')).toEqual(refused('--accept-key'))
    const named = ['prov-2099.json', '--key', 'nyckel.pem', '--accept-key']
    expect(await refusal(...named, '0'.repeat(64), '--reason', 'x')).toEqual(refused(key))
    expect(await refusal(...named, key)).toEqual(refused('Skriv varför'))
    expect(await refusal('prov-2099.json', '--accept-key', key)).toEqual(refused('--key'))
    expect((await auditors.run('results', 'prov-2099')).code).toBe(1)
  })

  it('compares two results without panel, and says nowhere that anything is certified', async () => {
    const accepting = ['--key', 'nyckel.pem', '--accept-key', key, '--reason', 'Jämfört med KS-1.']
    const alone = newInstallation()
    await alone.ok('init')
    for (const name of ['prov-2095.json', 'prov-2099.json']) alone.file(name, textOf(name))
    alone.file('nyckel.pem', await municipality.ok('keys', 'public'))
    await alone.ok('results', 'import', 'prov-2095.json', 'prov-2099.json', ...accepting)
    const told = await alone.ok('compare', 'prov-2095', 'prov-2099', '--format', 'text')
    expect(told.toLowerCase()).toContain('utan panel')
    const log = await alone.ok('log', 'list')
    expect(log).toContain('prov-2095-prov-2099')
    expect(log).not.toContain('Fastställde en jämförelse')
    alone.remove()
  })

  it('takes the three files once their key is accepted, and says so the second time', async () => {
    const files = ['prov-2095.json', 'jamforelse.json', 'prov-2099.json']
    const accepting = ['--key', 'nyckel.pem', '--accept-key', key, '--reason', 'Jämfört med KS-1.']
    const first = await auditors.ok('results', 'import', ...files, ...accepting)
    expect(first).toContain(`Nyckeln ${key} är godkänd`)
    expect(first).toContain('Resultatet av prov-2095 är inläst.')
    expect(first).toContain('Jämförelsen av prov-2095 med prov-2099 är inläst.')
    const again = await auditors.ok('results', 'import', ...files)
    expect(again.match(/var redan inläst/g)).toHaveLength(3)
    const log = await auditors.ok('log', 'list')
    for (const told of ['Läste in en fastställd fil', 'Godkände en nyckel', 'Jämfört med KS-1.']) {
      expect(log).toContain(told)
    }
  })

  it('gives each file back byte for byte, and the same report as where it was certified', async () => {
    // The whole enkät stands in the appendix, once it is published here too.
    const alone = await auditors.ok('results', 'prov-2099', '--format', 'html')
    expect(alone).toContain('enkäten som ställdes är inte publicerad i den här installationen')
    await auditors.ok('survey', 'publish', auditors.file('prov.json', JSON.stringify(testSurvey())))
    const pair = ['compare', 'prov-2099', 'prov-2095'] as const
    expect(await auditors.ok('results', 'prov-2099', '--format', 'json')).toBe(
      textOf('prov-2099.json'),
    )
    expect(await auditors.ok(...pair, '--format', 'json')).toBe(textOf('jamforelse.json'))
    for (const format of ['text', 'html', 'csv', 'csv-excel']) {
      const asked = ['results', 'prov-2099', '--format', format] as const
      expect(await auditors.ok(...asked)).toBe(await municipality.ok(...asked))
      const both = [...pair, '--format', format] as const
      expect(await auditors.ok(...both)).toBe(await municipality.ok(...both))
    }
    for (const format of ['xlsx', 'docx', 'pdf']) {
      const out = ['--format', format, '--out', `rapport.${format}`] as const
      for (const installation of [auditors, municipality]) {
        await installation.ok('results', 'prov-2099', ...out)
      }
      const bytes = (of: Installation) => readFileSync(join(of.folder, `rapport.${format}`))
      expect(bytes(auditors).equals(bytes(municipality))).toBe(true)
    }
  })

  it.each([
    ['round', 'close', 'prov-2099'],
    ['round', 'certify', 'prov-2099'],
    ['round', 'progress', 'prov-2099'],
    ['round', 'package', 'prov-2099', '--out', 'paket'],
    ['round', 'review', 'prov-2099'],
    ['round', 'outlook', 'prov-2099'],
    ['round', 'links', 'prov-2099', '--reason', 'Prov'],
    ['round', 'correct', 'prov-2099', '--reason', 'Prov'],
    ['freetext', 'list', 'prov-2099'],
    ['responses', 'export', 'prov-2099', '--out', 'svar.csv'],
    ['results', 'export', 'prov-2099', '--sealed'],
    ['round', 'protocol', 'prov-2099', '--certified', '--out', 'protokoll.pdf'],
  ])('%s %s says that the round is here as files alone', async (...command) => {
    const { code, stderr } = await auditors.run(...command)
    expect([code, stderr]).toEqual(refused('bara som fastställda filer'))
  })

  it('lets the auditors work the comparison out once more, from a file that whoever certified it writes', async () => {
    const asked = ['results', 'export', 'prov-2095', 'prov-2099', '--sealed'] as const
    await municipality.ok(...asked, '--out', 'forseglat.json')
    auditors.file('forseglat.json', textOf('forseglat.json'))
    const verify = ['verify', 'jamforelse.json', '--key', 'nyckel.pem', '--sealed'] as const
    const told = await auditors.ok(...verify, 'forseglat.json')
    expect(told).toContain('Varje siffra i jämförelsen mellan prov-2095 och prov-2099')
    auditors.file('annat.json', textOf('forseglat.json').replace('"salt":"', '"salt":"00'))
    expect((await auditors.run(...verify, 'annat.json')).code).toBe(1)
    const ofOthers = await auditors.run(...asked)
    expect([ofOthers.code, ofOthers.stderr]).toEqual(refused('fastställd av andra'))
    const version = await municipality.run(...asked, '--version', '0')
    expect([version.code, version.stderr]).toEqual(refused('Utelämna --version'))
  })

  it('refuses a changed character with its place, whichever it is, and keeps nothing of it', async () => {
    const before = await auditors.ok('verify')
    auditors.file('andrad.json', textOf('prov-2099.json').replace('"year":2099', '"year":2098'))
    expect(await refusal('andrad.json')).toEqual(refused('content: '))
    auditors.file('blank.json', textOf('prov-2099.json').replace('"year":', '"year": '))
    const [code, told] = await refusal('prov-2095.json', 'blank.json')
    expect([code, told]).toEqual([1, expect.stringMatching(/tecken \d+: /)])
    expect(await auditors.ok('verify')).toBe(before)
  })

  it('holds a file without a signature against the diary', async () => {
    const digest = /[0-9a-f]{64}/.exec(await municipality.ok('verify', 'prov-2099.json'))![0]
    const unsigned = textOf('prov-2099.json').replace(/"signature":.*/, '"signature":null}')
    auditors.file('osignerad.json', unsigned)
    expect(await refusal('osignerad.json')).toEqual(refused('ingen signatur'))
    expect(await refusal('osignerad.json', '--digest', '0'.repeat(64))).toEqual(refused(digest))
    const told = await auditors.ok('results', 'import', 'osignerad.json', '--digest', digest)
    expect(told).toContain('var redan inläst')
  })

  it('refuses the rounds of the installation itself, and a round of its own under an imported id', async () => {
    const own = await municipality.run('results', 'import', 'prov-2099.json')
    expect([own.code, own.stderr]).toEqual(refused('genomförts i den här installationen'))
    await expect(auditors.openRound('prov-2099', 'prov/1')).rejects.toThrow('Det finns redan')
  })

  it('is carried over by a backup', async () => {
    await auditors.ok('backup', '--out', 'kopia.jsonl')
    const elsewhere = newInstallation()
    await elsewhere.ok('init')
    const copy = elsewhere.file('kopia.jsonl', readFileSync(join(auditors.folder, 'kopia.jsonl')))
    await elsewhere.ok('restore', copy)
    expect(await elsewhere.ok('results', 'prov-2095', '--format', 'json')).toBe(
      textOf('prov-2095.json'),
    )
    elsewhere.remove()
  })
})
