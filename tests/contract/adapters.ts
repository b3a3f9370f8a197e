import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { createMongoStore } from '../../server/store/mongo/mongo-store.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import type { Store } from '../../server/store/store.ts'
import { MONGO_ADDRESS, openMongo, type OpenedStore, openSpareMongo } from '../builders/stores.ts'

/** A store that is new and empty, and where it is. */
export interface ContractStore extends OpenedStore {
  /** The file, or the database's address. */
  readonly address: string
  /** The same data through another connection; `null` where there can be none. */
  readonly openAnother: (() => Promise<Store>) | null
}

export interface Adapter {
  readonly name: string
  readonly open: () => Promise<ContractStore>
}

/** Every adapter that must keep the contracts. A new one joins by one line. */
export const ADAPTERS: readonly Adapter[] = [
  { name: 'SQLite in memory', open: openMemory },
  { name: 'SQLite in a file', open: openFile },
  ...(MONGO_ADDRESS === null ? [] : [{ name: 'MongoDB', open: openDatabase }]),
]

export async function openMemory(): Promise<ContractStore> {
  const store = createSqliteStore(':memory:')
  return { store, address: ':memory:', openAnother: null, remove: () => store.close() }
}

export async function openFile(): Promise<ContractStore> {
  const folder = mkdtempSync(join(tmpdir(), 'barometer-contract-'))
  const address = join(folder, 'store.sqlite')
  const store = createSqliteStore(address)
  const remove = async () => {
    await store.close()
    rmSync(folder, { recursive: true })
  }
  return { store, address, openAnother: async () => createSqliteStore(address), remove }
}

export async function openDatabase(): Promise<ContractStore> {
  return contractStore(openMongo)
}

/** For a contract, that asks nothing of it but the store: see `openSpareMongo`. */
export async function openSpareDatabase(): Promise<ContractStore> {
  return contractStore(openSpareMongo)
}

async function contractStore(open: typeof openSpareMongo): Promise<ContractStore> {
  const { store, address, remove } = await open()
  const openAnother = () => createMongoStore(address, { allowStandalone: true })
  return { store, address, openAnother, remove }
}
