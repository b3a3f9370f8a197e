import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'

import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import {
  openTestRound,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { SECTORS } from '../builders/test-data.ts'

let folder: string
let path: string
let container: TestContainer
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'barometer-changed-'))
  path = join(folder, 'store.sqlite')
  container = await testContainer(SECTORS, createSqliteStore(path))
  const { tokens } = await openTestRound(container)
  for (const token of tokens.slice(0, 3)) {
    await submitTestAnswer(container, token, { answers: { 'prov.helhet': '4' } })
  }
  await container.rounds.closeRound('prov-2022')
})
afterEach(async () => {
  await container.store.close()
  rmSync(folder, { recursive: true })
})

/** What no store lets a program do to a round that is being certified. */
function tamper(sql: string): void {
  const other = new Sqlite(path)
  other.exec(sql)
  other.close()
}

const ADDED = `INSERT INTO response SELECT random(), round, key || 'x', 1, survey, sector, 1, content
  FROM response LIMIT 1`

it.each([
  ['changed', 'UPDATE response SET revision = revision + 1'],
  ['added', ADDED],
  ['taken away', 'DELETE FROM response'],
])('certifies nothing when a response is %s behind the counting', async (_how, sql) => {
  const certified = container.certification.certifyRound('prov-2022', counted => {
    if (counted === 1) tamper(sql)
  })
  await expect(certified).rejects.toMatchObject({ code: 'round/changedMeanwhile' })
  expect(await container.store.findResult('prov-2022')).toBeNull()
})

it('certifies what there is when it is asked for again', async () => {
  const certify = (progress: (counted: number) => void) =>
    container.certification.certifyRound('prov-2022', progress)
  const disturbed = certify(counted => {
    if (counted === 3) tamper(ADDED)
  })
  await expect(disturbed).rejects.toMatchObject({ code: 'round/changedMeanwhile' })
  expect((await certify(() => undefined)).sealed.leaves).toHaveLength(4)
})
