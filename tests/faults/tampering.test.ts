import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'

import { partsOf } from '../../reports/follow-up/additions.ts'
import { additionDigest } from '../../server/services/dossier-service.ts'
import { createSeededRandom } from '../../server/demo/seeded-random.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import type { Store } from '../../server/store/store.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { addition, dossier } from '../builders/dossiers.ts'
import { extent, tellFigures } from '../builders/extent.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'
import { SECTORS } from '../builders/test-data.ts'

/** R18: somebody who can write to the store alters what others rely on. */

const PAIR = ['prov-2019', 'prov-2022'] as const

let folder: string
let store: Store
let container: TestContainer
let db: Sqlite.Database
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'barometer-tampered-'))
  store = createSqliteStore(join(folder, 'store.sqlite'))
  container = await testContainer(SECTORS, store)
  for (const [at, id] of PAIR.entries()) {
    await certifiedRound(container, { id, promise: 'grouped', year: [2019, 2022][at]! })
  }
  await container.comparisons.certifyComparison(...PAIR)
  const by = { actor: { kind: 'commandLine', account: 'prov' }, network: null } as const
  const added = addition(1, { parts: partsOf(dossier()) })
  const act = { act: 'audit.added', object: 'akten', detail: additionDigest(added) } as const
  await container.acts.record({ ...by, ...act }, () => store.insertAddition(added))
  const wanted = { dossierId: 'akten', on: '2021-12-31', replaces: null, reason: '', seen: 0 }
  await container.frozenReports.freeze(wanted, by)
  db = new Sqlite(join(folder, 'store.sqlite'))
})
afterAll(async () => {
  db.close()
  await store.close()
  rmSync(folder, { recursive: true })
})

const faults = async () => (await container.verification.verify(() => undefined)).faults

/** Every place that others rely on, in the words of the tables. */
const PLACES = [
  ...['digest', 'content', 'signature', 'sealed', 'seal_salt'].flatMap(column => [
    ['result', column] as const,
    ['comparison', column] as const,
  ]),
  ...['digest', 'content', 'signature'].map(column => ['frozen_report', column] as const),
  ['survey', 'definition'],
] as const

describe('R18: alterations of what is certified, in the store', () => {
  it('are all found, and told with a place', async () => {
    expect(await faults()).toEqual([])
    const random = createSeededRandom('R18 store')
    const anyOf = <T>(all: readonly T[]): T => all[Math.floor(random.uniform() * all.length)]!
    const count = extent(50, 1000)
    const found = new Map<string, number>()
    for (let altered = 0; altered < count; altered += 1) {
      const [table, column] = PLACES[altered % PLACES.length]!
      const rows = db.prepare(`SELECT ${column} AS text FROM ${table}`).all()
      const { text } = anyOf(rows as { readonly text: string }[])
      const { index, 0: digit } = anyOf([...text.matchAll(/[1-9]/g)])
      const other = digit === '9' ? '1' : String(Number(digit) + 1)
      const changed = text.slice(0, index) + other + text.slice(index + 1)
      const write = db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${column} = ?`)
      expect(write.run(changed, text).changes).toBe(1)
      const told = await faults()
      write.run(text, changed)
      expect([table, column, index, told.length > 0]).toEqual([table, column, index, true])
      expect(told[0]!.path).not.toBe('')
      const name = `${table}.${column}: ${told[0]!.code}`
      found.set(name, (found.get(name) ?? 0) + 1)
    }
    tellFigures('R18 store', { altered: count, ...Object.fromEntries(found) })
    expect(await faults()).toEqual([])
  })
})
