import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals'

import { fileLine } from '../../reports/results/certified-file.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { sendFile } from '../builders/send-file.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

const PAIR = ['annan-2019', 'annan-2022'] as const
const ROUND = { id: PAIR[1], promise: 'grouped' } as const
const IDS = { first: PAIR[0], second: PAIR[1] }

/** What others have certified: two results, their comparison, and then two corrections of the later result. */
let files: Readonly<Record<'earlier' | 'comparison', string>> & {
  readonly versions: readonly string[]
}
beforeAll(async () => {
  const elsewhere = await testContainer()
  await certifiedRound(elsewhere, ROUND)
  await certifiedRound(elsewhere, { ...ROUND, id: PAIR[0], year: 2019 })
  const earlier = fileLine(await elsewhere.results.currentResult(PAIR[0]))
  const comparison = fileLine(await elsewhere.comparisons.certifyComparison(...PAIR))
  await correct(elsewhere, 'F001')
  await correct(elsewhere, 'F002')
  const versions = (await elsewhere.results.listVersions(PAIR[1])).map(fileLine)
  files = { earlier, comparison, versions }
})

const correct = (container: TestContainer, association: string, reason = 'Ett prov') =>
  container.corrections.correct(PAIR[1], { whose: { association }, reason })

let container: TestContainer
let staff: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
})
const logIn = async () => {
  staff = await logInAs('auditor', { app: testApp(container), container })
}

async function send(...contents: readonly string[]) {
  const answers = []
  for (const content of contents) {
    const file = { path: paths.imported, name: 'fil.json', content }
    answers.push(await sendFile(testApp(container), staff, file))
  }
  const { status, text } = answers.at(-1)!
  return { status, text: decodeEntities(text) }
}
const textOf = async (path: string) => decodeEntities((await staff.get(path)).text)
const faults = async () =>
  (await container.verification.verify(() => undefined)).faults.map(({ path, code }) => [
    path,
    code,
  ])

/** Where a reader meets the comparison. */
const PAGES = [
  pathTo.comparison(...PAIR),
  pathTo.explorer(IDS),
  pathTo.exploredQuestion(IDS, 'prov.helhet'),
  pathTo.exploredIndex(IDS, 'alla'),
  pathTo.severalRounds(PAIR),
]

describe('a comparison that others have certified of a round that was held here', () => {
  it('is told to rest on the result that is certified here, until that is corrected', async () => {
    await certifiedRound(container, ROUND)
    await logIn()
    const { status, text } = await send(files.earlier, files.comparison)
    expect([status, text]).toEqual([200, expect.stringContaining('Kontrollsumman är densamma')])
    for (const page of PAGES) {
      expect([page, await textOf(page)]).toEqual([
        page,
        expect.stringContaining('det som är fastställt här och gäller nu'),
      ])
    }
    await correct(container, 'F001')
    expect(await textOf(paths.imported)).toContain('men resultatet har rättats sedan dess')
    for (const page of PAGES) {
      const told = await textOf(page)
      expect([page, told]).toEqual([page, expect.stringContaining('har rättats sedan den fast')])
      expect(told).not.toContain('det som är fastställt här och gäller nu')
    }
    expect(await faults()).toEqual([])
  })

  it('is told to rest on another result where none that is certified here has its digest', async () => {
    await certifiedRound(container, { ...ROUND, associations: testAssociations(33) })
    await logIn()
    const { text } = await send(files.earlier, files.comparison)
    for (const told of [text, ...(await Promise.all(PAGES.map(textOf)))]) {
      expect(told).toContain('inget resultat som är fastställt här har den kontrollsumman')
    }
  })

  it('is not taken where both rounds were held here: they are compared here', async () => {
    await certifiedRound(container, ROUND)
    await certifiedRound(container, { ...ROUND, id: PAIR[0], year: 2019 })
    await logIn()
    const { status, text } = await send(files.comparison)
    expect([status, text]).toEqual([422, expect.stringContaining('som båda har genomförts i den')])
    expect(await container.resultImports.list()).toEqual([])
  })
})

describe('corrections that others have certified', () => {
  beforeEach(logIn)

  it('are told by number: what each replaces, what is missing between them, and which one holds', async () => {
    const [first = '', , second = ''] = files.versions
    const { text } = await send(files.earlier, first, files.comparison, second)
    expect(text).toContain('Ersätter rättelse 1, kontrollsumma')
    expect(text).toContain('Rättelse 1, som den ersätter, är inte inläst.')
    const listed = await textOf(paths.imported)
    expect(listed).toContain('Är rättat. Nu gäller rättelse 2')
    expect(listed).toContain('Vilar på ett resultat av annan-2022 som har ersatts')
    expect(await textOf(pathTo.resultVersion(PAIR[1], 0))).toContain('ersatt')
    expect(await textOf(pathTo.explorer(IDS))).toContain('har rättats sedan den fastställdes')
    const asked = { path: paths.checkFile, name: 'fil.json' }
    for (const [content, told] of [
      [second, 'rättelse 2 av resultatet av annan-2022 och ersätter rättelse 1, kontrollsumma'],
      [files.comparison, 'Jämförelsen vilar på två fastställda resultat'],
    ] as const) {
      const { text: checked } = await sendFile(testApp(container), staff, { ...asked, content })
      expect(decodeEntities(checked)).toContain(told)
    }
  })

  it('tell that a comparison rests on what they replace, also where that is not here', async () => {
    const [, first = ''] = files.versions
    await send(files.earlier, files.comparison)
    expect(await textOf(pathTo.explorer(IDS))).toContain('finns inte här: det med kontrollsumman')
    await send(first)
    expect(await textOf(pathTo.explorer(IDS))).toContain('har rättats sedan den fastställdes')
  })

  it('are read as often for one file as for several, however many are here', async () => {
    const { store } = container
    const list = store.listImportedFiles.bind(store)
    const origin = { actor: { kind: 'commandLine', account: 'prov' }, network: null } as const
    const readsFor = async (contents: readonly string[]) => {
      let reads = 0
      store.listImportedFiles = () => ((reads += 1), list())
      const offered = contents.map(file => ({ path: 'fil', bytes: Buffer.from(file) }))
      await container.resultImports.importFiles(offered, origin)
      return reads
    }
    const { earlier, comparison, versions } = files
    const one = await readsFor([earlier])
    expect(one).toBeGreaterThan(0)
    expect(await readsFor([comparison, ...versions])).toBe(one)
    expect(await readsFor([earlier, comparison, ...versions])).toBe(one)
  })

  it('are not taken where one says that it replaces another than the one before it', async () => {
    const other = await testContainer()
    await certifiedRound(other, ROUND)
    await correct(other, 'F003', 'Ett annat skäl')
    const odd = fileLine((await other.results.listVersions(PAIR[1]))[1]!)
    const [, first = '', second = ''] = files.versions
    await send(odd)
    const later = await send(second)
    expect([later.status, later.text]).toEqual([422, expect.stringContaining('säger sig ersätta')])
    // Past the program it is found by a verification.
    const [kept] = await container.store.listImportedFiles()
    const reader = await testContainer()
    const origin = { actor: { kind: 'commandLine', account: 'prov' }, network: null } as const
    const offered = [first, second].map(file => ({ path: 'fil', bytes: Buffer.from(file) }))
    await reader.resultImports.importFiles(offered, origin)
    const [, past] = await reader.store.listImportedFiles()
    await container.store.insertImportedFile({ ...kept!, ...past! })
    expect(await faults()).toContainEqual(['resultat annan-2022 2', 'replaces'])
  })
})
