import { beforeAll, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { hiddenFields, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let staff: StaffBrowser
beforeAll(async () => {
  container = await testContainer()
  await certifiedRound(container, { id: 'runda', promise: 'grouped' })
  staff = await logInAs('auditor', { app: testApp(container), container })
})

const SOURCE = { dokument: 'Enkät 2016', 'insamlat-av': 'Revisorerna', ar: '2016', pahittat: 'ja' }
const ID = 'enkat-2016-2016'
const QUESTION = {
  nummer: '1',
  fraga: 'Hur är samarbetet?',
  lagsta: '1',
  hogsta: '5',
  'antal-svar': '20',
  medelbetyg: '3,27',
  standardavvikelse: '1,10',
}

/** Sends a form with what stands hidden in it. */
async function send(path: string, fields: Readonly<Record<string, string>>) {
  const { text } = await staff.get(path)
  return staff.post(path, { ...revisionIn(text), ...fields })
}

function revisionIn(text: string): Record<string, string> {
  const { revision } = hiddenFields(text)
  return typeof revision === 'string' ? { revision } : {}
}

const get = () => container.printedResults.get(ID)

describe('Tryckta resultat', () => {
  it('keeps a source with its registry number, and tells one that cannot be with what was typed', async () => {
    expect((await staff.get(paths.printedResults)).text).toContain('Inget tryckt resultat')
    const wrong = await send(paths.newPrinted, { ...SOURCE, diarienummer: 'nummer 7' })
    expect(wrong.status).toBe(422)
    for (const told of ['är inget diarienummer', 'value="nummer 7"', 'value="Enkät 2016"']) {
      expect(wrong.text).toContain(told)
    }
    const { headers } = await send(paths.newPrinted, { ...SOURCE, diarienummer: 'rev-2016/7' })
    expect(headers['location']).toBe(`${pathTo.printed(ID)}?klart=sparat`)
    expect(await get()).toMatchObject({ synthetic: true, source: { registryNumber: 'REV-2016/7' } })
  })

  it('tells an impossible figure, and prints the reason why it stands', async () => {
    const path = pathTo.newPrintedQuestion(ID)
    const wrong = await send(path, { ...QUESTION, 'antal-svar': '0', medelbetyg: '5,3' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('kan inte vara 0')
    expect(wrong.text).toContain('utanför skalan 1–5')
    expect((await send(path, QUESTION)).status).toBe(303)
    const { text } = await staff.get(pathTo.printed(ID))
    expect(text).toContain('3,27 kan inte komma av 20 svar')
    const decision = /href="([^"]*omojlig-siffra[^"]*)"/.exec(text)?.[1] ?? ''
    expect((await send(decision, { skal: '' })).text).toContain('skriv ett skäl')
    expect((await send(decision, { skal: 'Så står det' })).status).toBe(303)
    expect((await staff.get(pathTo.printed(ID))).text).toContain('Skäl: Så står det')
  })

  it('lets a person say what it is comparable with, and refuses a class that does not fit', async () => {
    const path = pathTo.printedPair(ID, 'runda', '1')
    const said = { motsvarar: 'prov.helhet', skal: 'Samma fråga' }
    // "Vet inte" may have been there only once: class C, though the scale is the same.
    expect((await send(path, { ...said, klass: 'C' })).status).toBe(303)
    expect(await container.printedComparisons.compare(ID, 'runda')).toMatchObject({
      questions: [{ change: { kind: 'indicative', class: 'C' } }],
    })
    expect((await send(path, { ...said, klass: 'A' })).status).toBe(303)
    const { text } = await staff.get(pathTo.printedComparison(ID, 'runda'))
    for (const told of [
      'UR TRYCKT KÄLLA',
      'SYNTETISKA EXEMPELDATA',
      'Så står det',
      'Samma fråga',
    ]) {
      expect(text).toContain(told)
    }
    expect(await container.printedComparisons.compare(ID, 'runda')).toMatchObject({
      questions: [{ change: { kind: 'tested', class: 'A' } }],
    })
  })

  it('keeps what somebody typed when another was first, and every version', async () => {
    const path = pathTo.printedQuestion(ID, '1')
    const stale = revisionIn((await staff.get(path)).text)
    expect((await send(path, { ...QUESTION, medelbetyg: '3,25' })).status).toBe(303)
    const late = await staff.post(path, { ...stale, ...QUESTION, medelbetyg: '3,30' })
    expect(late.status).toBe(409)
    expect(late.text).toContain('value="3,30"')
    const revisions = await container.printedResults.listRevisions(ID)
    expect(revisions.map(({ revision }) => revision)).toEqual([1, 2, 3, 4, 5, 6])
    expect(revisions[1]!.questions[0]!.mean).toEqual({ value: 3.27, decimals: 2 })
  })

  it('gives the figures as a file that says the same when it is read in, and a file whole or not at all', async () => {
    const file = await staff.get(pathTo.printedTable(ID, 'excel.csv'))
    const table = await container.printedImports.readTable(Buffer.from(file.text), 'a.csv')
    expect((await container.printedImports.plan(table)).outcome).toBe('unchanged')
    // A file that does not say so leaves made-up figures marked.
    const silent = file.text.replace('syntetiskt;', '').replace(/;ja;/g, ';')
    const unsaid = await container.printedImports.readTable(Buffer.from(silent), 'b.csv')
    expect((await container.printedImports.plan(unsaid)).printed.synthetic).toBe(true)
    const wrong = file.text.replace('3,25', '9,25').replace('REV-2016/7', 'sju')
    const broken = await container.printedImports.readTable(Buffer.from(wrong), 'a.csv')
    await expect(container.printedImports.plan(broken)).rejects.toMatchObject({
      code: 'printed/faulty',
      faults: [
        { row: 2, column: 'diarienummer', code: 'printed.registryNumber' },
        { row: 2, column: 'medelbetyg', code: 'printed.meanOutside' },
      ],
    })
  })

  it('is handed over in every form, marked in each', async () => {
    const against = { printedId: ID, roundId: 'runda' }
    for (const format of ['csv', 'json']) {
      const { status, text } = await staff.get(pathTo.printedComparisonFile(against, format))
      expect([format, status]).toEqual([format, 200])
      expect(text).toContain(format === 'csv' ? 'ur tryckt källa' : 'tryckt-jamforelse/1')
    }
    for (const format of ['pdf', 'docx', 'xlsx']) {
      const path = pathTo.printedComparisonFile(against, format)
      expect((await staff.post(path)).status).toBe(303)
    }
  })
})
