import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'

import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { openTestRound, submitTestAnswer, testContainer } from '../builders/test-container.ts'
import { SECTORS } from '../builders/test-data.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'barometer-half-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

it('counts an association whose server died between its response and the mark that it has answered', async () => {
  const path = join(folder, 'store.sqlite')
  const container = await testContainer(SECTORS, createSqliteStore(path))
  const { tokens } = await openTestRound(container)
  for (const token of tokens.slice(0, 3)) {
    await submitTestAnswer(container, token, { answers: { 'prov.helhet': '4' } })
  }
  // As the store is left where the two are written one after the other.
  const other = new Sqlite(path)
  const { changes } = other.prepare('UPDATE invitation SET answered_at = NULL').run()
  other.close()
  expect(changes).toBe(6)
  expect((await container.rounds.listProgress())[0]?.answered).toBe(0)

  await container.rounds.closeRound('prov-2022')
  await container.certification.certifyRound('prov-2022', () => undefined)
  expect((await container.rounds.listProgress())[0]?.answered).toBe(3)
  const { result } = await container.results.currentResult('prov-2022')
  expect(result.response.total.answered).toBe(3)
  await container.store.close()
})
