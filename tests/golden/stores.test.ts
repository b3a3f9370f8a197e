import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { DEMO_RESULT_ROUNDS } from '../../server/demo/fill-demo.ts'
import {
  comparisonReport,
  reportFile,
  type ReportFormat,
  resultReport,
} from '../../server/rendering/report-files.ts'
import { copyStore } from '../../server/services/copy-service.ts'
import { storeDigest } from '../../server/services/store-digest.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { demoContainer } from '../builders/demo-container.ts'
import { MONGO_ADDRESS, openMongo, type OpenedStore } from '../builders/stores.ts'
import { loadLocales } from '../../server/rendering/locale.ts'
import { renderer, say } from '../builders/test-app.ts'
import { OPENS } from '../builders/test-container.ts'
import { goldenReports } from './reports.ts'

const FORMATS: readonly ReportFormat[] = ['json', 'csv', 'csv-excel', 'html', 'text']

/** The reports of the example data, in every format. */
async function demoReports(store?: OpenedStore['store']): Promise<ReadonlyMap<string, string>> {
  const container = await demoContainer(store)
  const { results, comparisons, verification } = container
  expect((await verification.verify(() => undefined)).faults).toEqual([])
  const renderAlone = (view: object) => renderer.renderAlone('pages/work/report', view)
  const reports = [
    resultReport(await results.currentResult(DEMO_RESULT_ROUNDS[1]), loadLocales()),
    comparisonReport(await comparisons.compareRounds(...DEMO_RESULT_ROUNDS), say),
  ]
  await container.store.close()
  return new Map(
    reports.flatMap((report, index) =>
      FORMATS.map(format => [
        `${index} ${format}`,
        reportFile(report, format, { say, renderAlone }).body,
      ]),
    ),
  )
}

;(MONGO_ADDRESS === null ? describe.skip : describe)('the example data on MongoDB', () => {
  let mongo: OpenedStore
  beforeAll(async () => {
    mongo = await openMongo()
  })
  afterAll(() => mongo.remove())

  it('gives the same reports as on SQLite, to the byte', async () => {
    const onSqlite = await demoReports()
    const onMongo = await demoReports(mongo.store)
    expect([...onMongo.keys()]).toHaveLength(10)
    for (const [name, body] of onSqlite)
      expect([name, onMongo.get(name) === body]).toEqual([name, true])
  })

  it('is the same after a copy to MongoDB and back', async () => {
    const source = await certifiedStore()
    const middle = await openMongo()
    const back = createSqliteStore(':memory:')
    const digest = await storeDigest(source)
    const copying = { now: () => OPENS, progress: () => undefined }
    const there = await copyStore({ from: source, to: middle.store, ...copying })
    expect(there.digest).toBe(digest)
    expect(await copyStore({ from: middle.store, to: back, ...copying })).toEqual(there)
    expect(there).toMatchObject({ rounds: 2, digest })
    await expect(copyStore({ from: source, to: back, ...copying })).rejects.toMatchObject({
      code: 'copy/notEmpty',
    })
    await middle.remove()
  })
})

/** Two certified rounds and their comparison, with what has been answered. */
async function certifiedStore() {
  const store = createSqliteStore(':memory:')
  await goldenReports(store)
  return store
}
