import { expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'

import { answerFile, codebookFile } from '../../server/rendering/answer-files.ts'
import { loadTexts } from '../../server/rendering/texts.ts'
import type { Store } from '../../server/store/store.ts'
import type { PromiseId } from '../../surveys/promise.ts'
import { collect } from '../builders/collect.ts'
import { everyTypeSurvey } from '../builders/every-type.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { SECTORS, testAssociations } from '../builders/test-data.ts'
import { eachStore } from './each-store.ts'

type Row = Readonly<Record<string, string>>
type Sent = Readonly<Record<string, string | readonly string[]>>

const say = loadTexts('sv')
const read = (csv: string) => parse(csv, { columns: true, bom: true }) as unknown as readonly Row[]
const [IDROTT = ''] = SECTORS.map(({ id }) => id)

/** Everybody answers, all sectors have 12 and the grades go round. */
const FULL = { 'prov.lokal': 'ja', 'prov.storlek': 'liten', 'prov.delar': ['skola', 'kultur'] }
const answersOf = (index: number): Sent => ({
  'prov.helhet': index % 6 === 5 ? 'VE' : String(1 + (index % 5)),
  ...(index % 2 === 0 ? FULL : { 'prov.lokal': 'nej', 'prov.delar': ['ingen'] }),
  ...(index === 0 ? { 'prov.namn': '=1+1', 'prov.text': 'Å, "ä"\noch ö' } : {}),
})

eachStore('answers that leave', store => {
  let container: TestContainer
  async function collectAnswers(promise: PromiseId, count = 36): Promise<void> {
    container = await testContainer(SECTORS, store())
    const { tokens } = await openTestRound(container, {
      survey: everyTypeSurvey(),
      associations: testAssociations(count),
      round: { promise },
    })
    for (const [index, token] of tokens.entries()) {
      await submitTestAnswer(container, token, { answers: answersOf(index) })
    }
  }
  async function certify(): Promise<void> {
    await container.rounds.closeRound(ROUND.id)
    await container.certification.certifyRound(ROUND.id, () => undefined)
  }
  async function file(format: 'csv' | 'csv-excel' | 'json' = 'csv'): Promise<string> {
    const exported = await container.answerExports.exportAnswers(ROUND.id)
    return (await collect(answerFile(exported, format, say))).join('')
  }

  it('are one row for each association where they are promised to be named', async () => {
    await collectAnswers('named')
    await container.rounds.closeRound(ROUND.id)
    const rows = read(await file())
    expect(rows).toHaveLength(36)
    const first = rows.find(({ forening }) => forening === 'F001')
    expect(first).toMatchObject({
      markning: 'SYNTETISKA EXEMPELDATA, PRELIMINÄRT',
      sektor: IDROTT,
      sektor_antal: String(36 / SECTORS.length),
      svarssatt: 'web',
      'prov.helhet': '1',
      'prov.delar__skola': '1',
      'prov.delar__vard': '0',
      'prov.antal': 'OBESVARAD',
      'prov.namn': "'=1+1",
      'prov.text': 'Å, "ä"\noch ö',
    })
    // Who has no place is not asked how large it is.
    expect(rows.find(({ forening }) => forening === 'F002')?.['prov.storlek']).toBe('EJ_VISAD')
    expect(rows.filter(row => row['prov.helhet'] === 'VE')).toHaveLength(6)
  })

  it('are text as it was written in JSON, and for Excel with semicolons', async () => {
    await collectAnswers('named', 6)
    await container.rounds.closeRound(ROUND.id)
    const json = JSON.parse(await file('json')) as { readonly answers: readonly Row[] }
    expect(json.answers.find(({ forening }) => forening === 'F001')).toMatchObject({
      'prov.helhet': 1,
      'prov.namn': '=1+1',
    })
    expect(await file('csv-excel')).toMatch(/^\uFEFFomgang;markning;/)
  })

  it('are counts of what the result shows where they are promised to be grouped', async () => {
    await collectAnswers('grouped')
    await certify()
    const text = await file()
    const rows = read(text)
    const { result } = await container.results.currentResult(ROUND.id)
    const [item] = result.items
    for (const { sector, n, mean } of item!.sectors) {
      const of = (code: string) =>
        rows.find(
          row => row['sektor'] === sector && row['variabel'] === item!.id && row['kod'] === code,
        )?.['antal']
      const shownMean = 'value' in mean.value ? mean.value.value! : null
      const shownN = 'value' in n ? n.value! : null
      expect([sector, of('BETYG')]).toEqual([sector, shownN === null ? '..' : String(shownN)])
      if (shownMean !== null)
        expect(Number(of('SUMMA')) / Number(of('BETYG'))).toBeCloseTo(shownMean, 12)
    }
    expect(text).not.toContain('=1+1')
    expect(text).not.toContain('F001')
  })

  it('count a choice only where each answer was given by enough, or by nobody', async () => {
    await collectAnswers('anonymous', 36)
    await certify()
    const antal = (variable: string, code: string, rows: readonly Row[]) =>
      rows.find(row => row['variabel'] === variable && row['kod'] === code)?.['antal']
    const rows = read(await file())
    expect(antal('prov.lokal', 'ja', rows)).toBe('18')
    expect(antal('prov.storlek', 'liten', rows)).toBe('18')
    // One gave a name: nobody is told that it was one.
    expect(antal('prov.namn', 'BETYG', rows)).toBe('..')
  })

  it.each(['grouped', 'anonymous'] as const)(
    'stay until the result is certified where cells are withheld: %s',
    async promise => {
      await collectAnswers(promise)
      await expect(file()).rejects.toMatchObject({ code: 'round/stillOpen' })
      await container.rounds.closeRound(ROUND.id)
      await expect(file()).rejects.toMatchObject({ code: 'answers/notCertified' })
    },
  )

  it('are told what changed while they were read', async () => {
    await collectAnswers('named', 6)
    await container.rounds.closeRound(ROUND.id)
    const { table } = await container.answerExports.exportAnswers(ROUND.id)
    let calls = 0
    const changing: Store = {
      ...store(),
      async summariseResponses(id) {
        const summary = await store().summariseResponses(id)
        return (calls += 1) === 1 ? summary : { ...summary, revisionSum: summary.revisionSum + 1 }
      },
    }
    const other = await testContainer(SECTORS, changing)
    other.clock.now = '2022-11-01T00:00:00.000Z'
    await expect(
      collect((await other.answerExports.exportAnswers(ROUND.id)).table.batches),
    ).rejects.toMatchObject({ code: 'round/changedMeanwhile' })
    expect((await collect(table.batches)).flat()).toHaveLength(6)
  })

  it('have a codebook that names every column and every code that stands in them', async () => {
    await collectAnswers('named')
    await container.rounds.closeRound(ROUND.id)
    const exported = await container.answerExports.exportAnswers(ROUND.id)
    const codebook = read(codebookFile(exported, 'csv', say))
    const rows = read(await file())
    const codesOf = new Map(
      exported.table.columns.map(column => [
        column,
        codebook.filter(({ variabel }) => variabel === column).map(({ kod }) => kod),
      ]),
    )
    for (const [column, codes] of codesOf) {
      expect([column, codes.length > 0]).toEqual([column, true])
      if (codes.includes('–')) continue
      const unknown = rows.map(row => row[column]).filter(value => !codes.includes(value))
      expect([column, ...unknown]).toEqual([column])
    }
    expect(
      codebook.find(({ variabel, kod }) => variabel === 'prov.helhet' && kod === 'VE'),
    ).toMatchObject({
      slag: 'saknas',
      fraga: 'Hur fungerar det?',
      typ: 'skala',
      etikett: 'Vet inte',
    })
  })
})
