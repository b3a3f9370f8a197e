import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { beforeEach, describe, expect, it } from '@jest/globals'

import { partsOf } from '../../reports/follow-up/additions.ts'
import { sha256 } from '../../reports/results/canonical.ts'
import { fileLine } from '../../reports/results/certified-file.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { loadTexts } from '../../server/rendering/texts.ts'
import { CHECK_LINES } from '../../server/views/imported/check-lines.ts'
import { onePageText } from '../../server/views/staff/one-page-view.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { addition, dossier, outcomeLink } from '../builders/dossiers.ts'
import { printedResult } from '../builders/printed-records.ts'
import { sendFile } from '../builders/send-file.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { hiddenFields, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

/** Where the round was held, and the auditors' installation, which signs with the same key in the tests. */
let elsewhere: TestContainer
let container: TestContainer
let app: ReturnType<typeof testApp>
let staff: StaffBrowser
let file: string

beforeEach(async () => {
  elsewhere = await testContainer()
  await certifiedRound(elsewhere, { id: 'annan-2022', promise: 'grouped' })
  file = fileLine(await elsewhere.results.currentResult('annan-2022'))
  container = await testContainer()
  app = testApp(container)
  staff = await logInAs('auditor', { app, container })
})

const send = (path: string, content: string) =>
  sendFile(app, staff, { path, name: 'resultat.json', content })

describe('GET and POST /inlasta', () => {
  it('takes a file in, lists it with its digest and key, and shows its report', async () => {
    const { text, status } = await send(paths.imported, file)
    expect([status, text]).toEqual([200, expect.stringContaining('är inläst')])
    const { digest, signature } = JSON.parse(
      JSON.stringify(await elsewhere.results.currentResult('annan-2022')),
    ) as { digest: string; signature: { key: string } }
    for (const told of [digest, signature.key]) expect(text).toContain(told)
    expect((await send(paths.imported, file)).text).toContain('var redan inläst')
    const report = await staff.get(pathTo.resultVersion('annan-2022', 0))
    expect([report.status, report.text]).toEqual([200, expect.stringContaining('annan-2022')])
    expect((await staff.get(pathTo.result('annan-2022'))).status).toBe(200)
    expect((await staff.get(pathTo.resultFile('annan-2022', 'json'))).text).toBe(file)
  })

  it('shows the result on one page, and says what the file does not tell', async () => {
    const listed = await send(paths.imported, file)
    expect(listed.text).toContain(`href="${pathTo.onePage('annan-2022')}"`)
    const { status, text } = await staff.get(pathTo.onePage('annan-2022'))
    expect([status, text]).toEqual([200, expect.stringContaining('36 av 36 föreningar svarade')])
    for (const told of ['vad kommunen tänker göra', `href="${pathTo.result('annan-2022')}"`]) {
      expect(text).toContain(told)
    }
    expect(text).not.toContain(pathTo.publication('annan-2022'))
    const same = await elsewhere.publications.onePage('annan-2022')
    const pasted = (await staff.get(pathTo.onePageText('annan-2022'))).text
    expect(pasted).toBe(onePageText(same, loadTexts('sv')))
    expect((await staff.get(pathTo.publicResult('annan-2022'))).status).toBe(404)
  })

  it('says what to do first, and then has the round among the others for everyone', async () => {
    const href = `href="${pathTo.result('annan-2022')}"`
    const reader = await logInAs('reader', { app, container })
    const empty = await staff.get(paths.rounds)
    expect(empty.text).toContain(`href="${paths.imported}">Läs in fastställda filer`)
    expect((await reader.get(paths.rounds)).text).not.toContain(paths.imported)
    await send(paths.imported, file)
    for (const who of [staff, reader]) {
      const { text } = await who.get(paths.rounds)
      for (const told of [href, 'Fastställd, inläst', '>36<', '100\u00a0%']) {
        expect(text).toContain(told)
      }
    }
  })

  it('shows an imported comparison in the explorer, with its rounds to choose among', async () => {
    const pair = ['annan-2019', 'annan-2022'] as const
    await certifiedRound(elsewhere, { id: pair[0], promise: 'grouped', year: 2019 })
    const comparison = await elsewhere.comparisons.certifyComparison(...pair)
    await send(paths.imported, file)
    expect((await staff.get(pathTo.explorer({ first: pair[0], second: pair[1] }))).status).toBe(404)
    await send(paths.imported, fileLine(await elsewhere.results.currentResult(pair[0])))
    const withoutPanel = await staff.get(pathTo.explorer({ first: pair[0], second: pair[1] }))
    expect([withoutPanel.status, withoutPanel.text]).toEqual([
      200,
      expect.stringContaining('UTAN PANEL'),
    ])
    expect(withoutPanel.text).not.toContain('Svarade båda åren')
    const alone = await staff.get(pathTo.comparison(...pair))
    expect(alone.text).toContain('räknad utan panel')
    expect(alone.text).toContain('Jämförelsen är inte fastställd')
    await send(paths.imported, fileLine(comparison))
    expect((await staff.get(pathTo.comparison(...pair))).text).not.toContain('utan panel')
    const choice = await staff.get(paths.comparisons)
    for (const id of pair) expect(choice.text).toContain(`value="${id}"`)
    const explored = pathTo.explorer({ first: pair[0], second: pair[1] })
    expect(choice.text).toContain(explored)
    const panelled = await staff.get(explored)
    expect([panelled.status, panelled.text]).toEqual([
      200,
      expect.stringContaining('Svarade båda åren'),
    ])
    expect((await staff.get(paths.rounds)).text).toContain(explored)
    const chosen = await staff.get(`${paths.comparisons}?omgang=${pair[0]}&omgang=${pair[1]}`)
    expect([chosen.status, chosen.headers['location']]).toEqual([303, explored])
    expect((await staff.get(pathTo.severalRounds(pair))).text).toContain(explored)
  })

  it('says that a result has been corrected only where it is the one that the comparison rests on', async () => {
    const pair = ['annan-2019', 'annan-2022'] as const
    await certifiedRound(elsewhere, { id: pair[0], promise: 'grouped', year: 2019 })
    const correct = (association: string) =>
      elsewhere.corrections.correct(pair[1], { whose: { association }, reason: 'Ett prov' })
    await correct('F001')
    const comparison = fileLine(await elsewhere.comparisons.certifyComparison(...pair))
    await correct('F002')
    await send(paths.imported, comparison)
    const told: (string | undefined)[] = []
    for (const version of [0, 1, 2]) {
      const { text } = await send(
        paths.imported,
        fileLine(await elsewhere.results.versionOf(pair[1], version)),
      )
      expect(text).toContain('är inläst')
      told.push((await container.comparisons.compareRounds(...pair)).cited[1]?.standing)
    }
    expect(told).toEqual(['missing', 'holds', 'corrected'])
  })

  it('can be held against what is known only in print', async () => {
    await container.store.insertPrinted(printedResult('enkat-2016'))
    await send(paths.imported, file)
    const pair = pathTo.printedPair('enkat-2016', 'annan-2022', '1')
    expect((await staff.get(pathTo.printed('enkat-2016'))).text).toContain(pair)
    const { revision } = hiddenFields((await staff.get(pair)).text)
    const typed = { motsvarar: 'prov.helhet', klass: 'A', skal: 'Ordagrant samma.' }
    expect((await staff.post(pair, { revision: String(revision), ...typed })).status).toBe(303)
    const told = await staff.get(pathTo.printedComparison('enkat-2016', 'annan-2022'))
    expect([told.status, told.text]).toEqual([200, expect.stringContaining('Ordagrant samma.')])
  })

  it('tells in a follow-up report what an imported comparison shows', async () => {
    const pair = ['annan-2019', 'annan-2022'] as const
    await certifiedRound(elsewhere, { id: pair[0], promise: 'grouped', year: 2019 })
    const comparison = { first: pair[0], second: pair[1] }
    const parts = partsOf(dossier({ outcomeLinks: [outcomeLink({ comparison, on: '2022' })] }))
    await container.store.insertAddition(addition(1, { parts }))
    const draft = async () => (await staff.get(pathTo.reportDraft('akten'))).text
    expect(await draft()).toContain('är inte med i rapporten')
    await send(paths.imported, fileLine(await elsewhere.comparisons.certifyComparison(...pair)))
    const told = await draft()
    expect(told).not.toContain('är inte med i rapporten')
    expect(told).toContain('Hur fungerar det?')
  })

  it('is found by a verification when it has come in past the log', async () => {
    await send(paths.imported, file)
    const faults = async () => (await container.verification.verify(() => undefined)).faults
    expect(await faults()).toEqual([])
    const [imported] = await container.store.listImportedFiles()
    const { signature: _, ...unsigned } = imported!
    const text = imported!.text.replace('annan-2022', 'annan-2023')
    const place = imported!.place.replace('annan-2022', 'annan-2023')
    await container.store.insertImportedFile({ ...unsigned, text, place, digest: sha256(text) })
    expect((await faults()).map(({ code }) => code)).toContain('notLogged')
  })

  it('is found by a verification when it has gone past the log, as is a comparison of our own', async () => {
    await send(paths.imported, file)
    const pair = ['annan-2019', 'annan-2022'] as const
    await certifiedRound(elsewhere, { id: pair[0], promise: 'grouped', year: 2019 })
    const origin = { actor: { kind: 'commandLine', account: 'prov' }, network: null } as const
    const act = { ...origin, act: 'comparison.certified', object: pair.join('-') } as const
    await elsewhere.acts.record(act, () => elsewhere.comparisons.certifyComparison(...pair))
    const codes = async ({ verification }: TestContainer) =>
      (await verification.verify(() => undefined)).faults.map(({ code }) => code)
    expect([await codes(container), await codes(elsewhere)]).toEqual([[], []])
    container.store.listImportedFiles = () => Promise.resolve([])
    elsewhere.store.listComparisons = () => Promise.resolve([])
    expect(await codes(container)).toEqual(['goneFile'])
    expect(await codes(elsewhere)).toEqual(['goneComparison'])
  })

  it('is not taken while it is preliminary, and told so', async () => {
    const preliminary = `{"content":{"preliminary":true},"signature":null}\n`
    const { status, text } = await send(paths.imported, preliminary)
    expect([status, text]).toEqual([422, expect.stringContaining('är preliminär')])
  })

  it.each(['round', 'progress'] as const)('says on %s that it has files alone', async page => {
    await send(paths.imported, file)
    const { status, text } = await staff.get(pathTo[page]('annan-2022'))
    expect([status, text]).toEqual([409, expect.stringContaining('bara som fastställda filer')])
  })

  it('refuses what is altered with its place, and keeps nothing', async () => {
    const { status, text } = await send(paths.imported, file.replace('"year":', '"year": '))
    expect([status, text]).toEqual([422, expect.stringMatching(/tecken \d+: /)])
    expect(await container.resultImports.list()).toEqual([])
  })

  it('tells what is missing when a key is to be accepted', async () => {
    const { status, text } = await staff.post(paths.acceptedKeys, { 'oppen-nyckel': 'ingen' })
    expect([status, text]).toEqual([422, expect.stringContaining('ingen fil med öppna nycklar')])
  })
})

describe('GET and POST /kontrollera', () => {
  it.each([
    ['as it was certified', (line: string) => line, 'Filen är oförändrad'],
    ['altered', (line: string) => line.replace('"year":2022', '"year":2021'), 'Lita inte på den'],
    [
      'without a signature',
      (line: string) => line.replace(/"signature":.*/, '"signature":null}'),
      'ingen signatur',
    ],
  ])('says of a file that is %s how it stands', async (_claim, change, told) => {
    const { status, text } = await send(paths.checkFile, change(file))
    expect([status, text]).toEqual([200, expect.stringContaining(told)])
    expect(await container.resultImports.list()).toEqual([])
  })

  it('shows the lines of docs/files.md, which a test runs', async () => {
    const guide = readFileSync(
      fileURLToPath(new URL('../../../docs/files.md', import.meta.url)),
      'utf8',
    )
    const commands = CHECK_LINES.split('\n').filter(line => !line.startsWith('#'))
    for (const line of commands) expect(guide).toContain(line)
    expect((await staff.get(paths.checkFile)).text).toContain('openssl pkeyutl -verify')
  })
})
