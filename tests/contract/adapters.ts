import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { MONGO_ADDRESS, openMongo, type OpenedStore } from '../builders/stores.ts'

export interface Adapter {
  readonly name: string
  readonly open: () => Promise<OpenedStore>
}

/** Every adapter that must keep the contracts. A new one joins by one line. */
export const ADAPTERS: readonly Adapter[] = [
  { name: 'SQLite in memory', open: openMemory },
  { name: 'SQLite in a file', open: openFile },
  ...(MONGO_ADDRESS === null ? [] : [{ name: 'MongoDB', open: openMongo }]),
]

async function openMemory(): Promise<OpenedStore> {
  const store = createSqliteStore(':memory:')
  return { store, remove: () => store.close() }
}

async function openFile(): Promise<OpenedStore> {
  const folder = mkdtempSync(join(tmpdir(), 'barometer-contract-'))
  const store = createSqliteStore(join(folder, 'store.sqlite'))
  const remove = async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  }
  return { store, remove }
}
