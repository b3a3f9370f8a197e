import { beforeEach, describe, expect, it } from '@jest/globals'

import { fileLine } from '../../reports/results/certified-file.ts'
import { pathTo } from '../../server/paths.ts'
import type { PromiseId } from '../../surveys/promise.ts'
import { inBytes } from '../builders/in-bytes.ts'
import { readPackage } from '../builders/read-package.ts'
import { readableFile } from '../builders/readable-file.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

const { id } = ROUND
/** Three sectors in turn. Their means are 31/12, 25/12 and 43/12: no other figure begins like them. */
const GRADES = [
  [3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 3],
  [2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 3],
  [4, 3, 4, 3, 4, 3, 4, 3, 4, 3, 4, 4],
] as const
const MEANS = /2[.,]58|2[.,]08|3[.,]58/

let container: TestContainer
let investigator: StaffBrowser

/** @param threshold With more than twelve, no sector may be shown. */
async function answered(promise: PromiseId, threshold: number): Promise<void> {
  container = await testContainer()
  const round = { promise, threshold }
  const { tokens } = await openTestRound(container, { round, associations: testAssociations(36) })
  for (const [index, token] of tokens.entries()) {
    const grade = GRADES[index % 3]![Math.floor(index / 3)]!
    const text = index === 7 ? { 'prov.text': '=CMD() å' } : {}
    await submitTestAnswer(container, token, { answers: { 'prov.helhet': String(grade), ...text } })
  }
}
async function certify(): Promise<void> {
  await container.rounds.closeRound(id)
  const act = { act: 'round.certified', object: id } as const
  const by = { actor: { kind: 'commandLine', account: 'prov' }, network: null } as const
  await container.acts.record({ ...by, ...act }, () =>
    container.certification.certifyRound(id, () => undefined),
  )
  await logIn()
}
const logIn = async () => {
  investigator = await logInAs('investigator', { app: testApp(container), container })
}
async function fetchArchive(): Promise<Buffer> {
  const response = await investigator.get(pathTo.packageFile(id)).buffer().parse(inBytes)
  expect(response.status).toBe(200)
  return response.body as Buffer
}
const fetchFiles = async () => readPackage(await fetchArchive())

const below = (files: ReadonlyMap<string, Buffer>, folder: string) =>
  [...files].filter(([name]) => name.startsWith(`${folder}/`))

describe('GET /omgangar/:roundId/paket', () => {
  beforeEach(() => answered('grouped', 5))

  it('says what to do first while the round is not certified, and gives no file', async () => {
    await logIn()
    const { text } = await investigator.get(pathTo.package(id))
    expect(text).toContain('Paketet kan hämtas när omgången är fastställd.')
    expect(text).not.toContain(pathTo.packageFile(id))
    const refused = await investigator.get(pathTo.packageFile(id))
    expect([refused.status, refused.headers['content-disposition']]).toEqual([409, undefined])
    expect(refused.text).toContain('Fastställ omgången prov-2022 först.')
  })

  it('is found from the page of the round, and leads to the file', async () => {
    await certify()
    expect((await investigator.get(pathTo.round(id))).text).toContain(pathTo.package(id))
    const { text } = await investigator.get(pathTo.package(id))
    expect(text).toContain(`href="${pathTo.packageFile(id)}"`)
    expect(text).toContain('Pröva sekretessen innan något av det lämnas ut.')
  })
})

describe('GET /omgangar/:roundId/paket.zip', () => {
  it('holds what is published and what lies behind it, each file as its checksum says', async () => {
    await answered('grouped', 5)
    await certify()
    const files = await fetchFiles()
    expect([...files.keys()]).toEqual([
      'LASMIG.txt',
      ...['txt', 'html', 'json', 'csv', 'excel.csv', 'docx', 'xlsx', 'pdf'].map(
        end => `offentligt/resultat.${end}`,
      ),
      ...[1, 2, 3, 4, 5].flatMap(figure =>
        ['svg', 'png'].map(end => `offentligt/figurer/resultat-figur-${figure}.${end}`),
      ),
      ...['txt', 'html', 'docx', 'pdf'].map(end => `offentligt/resultat-en-sida.${end}`),
      'offentligt/metod.txt',
      'offentligt/metod.html',
      'offentligt/protokoll-oppnande.pdf',
      'offentligt/protokoll-faststallande.pdf',
      'offentligt/enkat.json',
      'underlag/LASMIG.txt',
      'underlag/svar.csv',
      'underlag/kodbok.csv',
      'underlag/las-in.R',
      'underlag/fritext.csv',
      'underlag/ram.csv',
      'underlag/utskickstexter.csv',
      'underlag/logg.csv',
      'underlag/protokoll-oppnande.pdf',
      'underlag/protokoll-faststallande.pdf',
    ])
    const published = await container.results.currentResult(id)
    expect(files.get('offentligt/resultat.json')?.toString()).toBe(fileLine(published))
    expect(files.get('underlag/fritext.csv')?.toString()).toContain("prov.text,'=CMD() å\r\n")
    expect(files.get('underlag/ram.csv')?.toString()).not.toContain('@')
    expect(files.get('underlag/LASMIG.txt')?.toString()).toContain('sekretess')
  })

  it('is the same bytes each time, and who has fetched it is in the log', async () => {
    await answered('grouped', 5)
    await certify()
    const first = await fetchArchive()
    container.clock.now = '2022-12-24T12:00:00.000Z'
    await logIn()
    expect((await fetchArchive()).equals(first)).toBe(true)
    const filter = { by: null, act: 'package.exported', object: id, before: null } as const
    const entries = await container.acts.list(filter, 10)
    expect(entries.map(({ by }) => by)).toEqual(Array(2).fill(investigator.user.id))
  })

  it('shows no withheld figure in any file, published or not', async () => {
    await answered('grouped', 13)
    await certify()
    const files = await fetchFiles()
    const told = [...files].filter(([name, content]) => MEANS.test(readableFile(name, content)))
    expect(told.map(([name]) => name)).toEqual([])
    const answers = files.get('underlag/svar.csv')!.toString()
    expect(answers).toMatch(/prov\.helhet,SUMMA,\.\./)
    expect(answers).not.toMatch(/prov\.helhet,SUMMA,\d/)
  })

  it('shows them all where the promise is to name, so that the search above finds what it looks for', async () => {
    await answered('named', 13)
    await certify()
    const files = await fetchFiles()
    const told = below(files, 'offentligt').filter(([name, content]) =>
      MEANS.test(readableFile(name, content)),
    )
    expect(told.map(([name]) => name)).toEqual([
      ...['html', 'json', 'csv', 'excel.csv', 'xlsx'].map(end => `offentligt/resultat.${end}`),
      'offentligt/resultat-en-sida.html',
    ])
    expect(files.has('underlag/fritext.csv')).toBe(false)
    expect(files.get('underlag/svar.csv')?.toString()).toContain('F008')
  })

  it('does not tell who has answered where nobody is to know', async () => {
    await answered('anonymous', 5)
    await certify()
    const frame = (await fetchFiles()).get('underlag/ram.csv')!.toString()
    expect(frame.match(/,–,–\r\n/g)).toHaveLength(36)
  })
})
