import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import type { FollowUpReport } from '../../reports/follow-up/follow-up-report.ts'
import { fileLine, signedContent } from '../../reports/results/certified-file.ts'
import { readSigningKeys } from '../../server/keys/key-files.ts'
import { acceptedComparison, acceptedResult } from '../builders/accepted-content.ts'
import { action, claimLink, dossier, outcomeLink, statement } from '../builders/dossiers.ts'
import { linesOfGuide } from '../builders/guide-lines.ts'
import { textOfPdf } from '../builders/read-pdf.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { isPdftotextMissing } from '../builders/system-tools.ts'

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  await barometer.ok('init')
  const { sign } = readSigningKeys(join(barometer.folder, 'keys'))
  const certified = (content: object) => fileLine(signedContent(content, sign))
  barometer.file('jamforelse.json', certified({ ...acceptedComparison(), synthetic: true }))
  barometer.file('resultat.json', certified(acceptedResult()))
  const linked = dossier({
    synthetic: false,
    statements: [statement()],
    actions: [action({ state: 'done' })],
    outcomeLinks: [outcomeLink()],
    claimLinks: [claimLink()],
  })
  barometer.file('akt.json', JSON.stringify(linked))
  barometer.file(
    'fel.json',
    JSON.stringify({ ...linked, outcomeLinks: [outcomeLink({ questions: ['prov.borta'] })] }),
  )
  await barometer.ok(...FREEZE, '--out', 'fryst.json')
  await barometer.ok('keys', 'public', '--out', 'nyckel.pem')
})
afterAll(() => barometer.remove())

const FILES = ['--comparison', 'jamforelse.json', '--result', 'resultat.json']
const FREEZE = ['audit', 'freeze', 'akt.json', ...FILES, '--on', '2026-06-01']
const textOf = (name: string) => readFileSync(join(barometer.folder, name), 'utf8')
const contentOf = (name: string) =>
  (JSON.parse(textOf(name)) as { readonly content: FollowUpReport }).content
const digestIn = (text: string) => /[0-9a-f]{64}/.exec(text)![0]

describe('barometer audit freeze', () => {
  it('seals the dossier as it stood and names the files that it rests on', async () => {
    const { dossier: frozen, rests, on, replaces } = contentOf('fryst.json')
    expect([frozen, on, replaces]).toEqual([JSON.parse(textOf('akt.json')), '2026-06-01', null])
    const told = await barometer.ok('verify', 'fryst.json')
    expect(told).toContain('oförändrad')
    expect(rests.map(({ digest }) => digest)).toEqual(
      [
        await barometer.ok('verify', 'jamforelse.json'),
        await barometer.ok('verify', 'resultat.json'),
      ].map(digestIn),
    )
    for (const { digest } of rests) expect(told).toContain(digest)
  })

  it('is found out when a character of what somebody said is changed', async () => {
    barometer.file('andrad.json', textOf('fryst.json').replace('Vi delar den.', 'Vi delar inte.'))
    for (const command of [['verify'], ['audit', 'report']]) {
      const { code, stderr, stdout } = await barometer.run(...command, 'andrad.json')
      expect([code, stdout, stderr]).toEqual([1, '', expect.stringContaining('content: ')])
    }
  })

  it('is told of on one page for the diary, with what it rests on', async () => {
    await barometer.ok('audit', 'protocol', 'fryst.json', '--out', 'protokoll.pdf')
    const refused = await barometer.run('audit', 'protocol', 'resultat.json', '--out', 'nej.pdf')
    expect([refused.code, existsSync(join(barometer.folder, 'nej.pdf'))]).toEqual([1, false])
    if (isPdftotextMissing) return
    const told = textOfPdf(join(barometer.folder, 'protokoll.pdf')).replaceAll(/\s+/g, ' ')
    expect(told).toContain('Sida 1 av 1')
    const { rests } = contentOf('fryst.json')
    const digest = digestIn(await barometer.ok('verify', 'fryst.json'))
    for (const each of [digest, ...rests.map(rest => rest.digest)]) {
      expect(told.replaceAll(' ', '')).toContain(each)
    }
  })

  it.each(['fryst.json', 'jamforelse.json'])(
    '%s is checked by the lines of docs/files.md alone',
    async name => {
      const digest = digestIn(await barometer.ok('verify', name))
      const lines = linesOfGuide('openssl pkeyutl').replaceAll('resultat.json', name)
      const told = execFileSync('sh', ['-ec', lines], { cwd: barometer.folder, encoding: 'utf8' })
      expect(told).toContain(digest)
      expect(told).toContain('Signature Verified Successfully')
      barometer.file(name, textOf(name).replace('"synthetic":', '"synthetisk":'))
      const changed = () =>
        execFileSync('sh', ['-ec', lines], { cwd: barometer.folder, stdio: 'pipe' })
      expect(changed).toThrow()
      barometer.file(name, textOf(name).replace('"synthetisk":', '"synthetic":'))
    },
  )

  it('names the report that it corrects, and why', async () => {
    const correction = ['--replaces', 'fryst.json', '--reason', 'Fel dag.']
    await barometer.ok(...FREEZE, ...correction, '--out', 'rattad.json')
    const digest = digestIn(await barometer.ok('verify', 'fryst.json'))
    expect(contentOf('rattad.json').replaces).toEqual({ digest, reason: 'Fel dag.' })
    const report = await barometer.ok('audit', 'report', 'rattad.json')
    expect(report).toContain(digest)
    expect(report).toContain('Skäl: Fel dag.')
  })

  it.each([
    [
      'a link to a question that was not asked',
      ['fel.json', ...FILES],
      'outcomeLinks[0].questions[0]',
    ],
    ['a file that is neither', ['akt.json', '--comparison', 'fryst.json'], 'uppfoljning/1'],
    [
      'a comparison twice',
      ['akt.json', ...FILES, '--result', 'jamforelse.json'],
      'prov-2022–prov-2025',
    ],
    ['a file that nobody has signed', ['akt.json', '--result', 'osignerad.json'], 'ingen signatur'],
    ['a correction without a reason', ['akt.json', '--replaces', 'fryst.json'], 'Skriv varför'],
    ['a correction of something else', ['akt.json', '--replaces', 'resultat.json'], 'resultat/2'],
  ])('refuses %s, and writes nothing', async (_claim, given, told) => {
    const unsigned = textOf('resultat.json').replace(/"signature":.*/, '"signature":null}')
    barometer.file('osignerad.json', unsigned)
    const { code, stderr } = await barometer.run('audit', 'freeze', ...given, '--out', 'inget.json')
    expect([code, stderr]).toEqual([1, expect.stringContaining(told)])
    expect(() => textOf('inget.json')).toThrow()
  })
})

describe('barometer audit report of what is frozen', () => {
  it('puts what was done beside what associations answer, and judges nothing', async () => {
    const text = await barometer.ok('audit', 'report', 'fryst.json')
    expect(text).toContain(
      'Hur fungerar det? (jämförbarhet A): åtgärd genomförd till en del, ingen mätbar effekt: ingen förändring är säkerställd (kan vara för få svar).',
    )
    expect(text).toContain('åtgärd genomförd till en del, och förändringen visas inte')
    expect(text).toMatch(/Rekommendation 1\. Socialnämnden, Nämnden: ”Vi delar den\.”/)
    expect(text).toContain('Kopplat av Revisorerna (2025): Rekommendationen gäller bemötandet.')
  })

  it('says that answers are made up beside documents that are real', async () => {
    const text = await barometer.ok('audit', 'report', 'fryst.json')
    expect(text).toContain('SYNTETISKA EXEMPELDATA')
    expect(text).toContain('Föreningarnas svar är påhittade')
  })

  it('is the same to the byte elsewhere, in every form, with the key alone', async () => {
    const elsewhere = newInstallation()
    await elsewhere.ok('init')
    elsewhere.file('fryst.json', textOf('fryst.json'))
    elsewhere.file('nyckel.pem', textOf('nyckel.pem'))
    const unknown = await elsewhere.run('audit', 'report', 'fryst.json')
    expect([unknown.code, unknown.stderr]).toEqual([1, expect.stringContaining('--key')])
    for (const format of ['text', 'html', 'json', 'csv', 'docx', 'xlsx', 'pdf']) {
      const command = ['audit', 'report', 'fryst.json', '--key', 'nyckel.pem', '--format', format]
      await barometer.ok(...command, '--out', `rapport.${format}`)
      await elsewhere.ok(...command, '--out', `rapport.${format}`)
      const [here, there] = [barometer, elsewhere].map(({ folder }) =>
        readFileSync(join(folder, `rapport.${format}`)),
      )
      expect([format, here!.equals(there!)]).toEqual([format, true])
    }
    expect(textOf('rapport.json')).toBe(textOf('fryst.json'))
    elsewhere.remove()
  })

  it('takes no other day than the frozen one', async () => {
    const { code, stderr } = await barometer.run(
      'audit',
      'report',
      'fryst.json',
      '--on',
      '2026-01-01',
    )
    expect([code, stderr]).toEqual([1, expect.stringContaining('--on')])
  })
})
