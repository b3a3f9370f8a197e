import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import type { Store } from '../../server/store/store.ts'
import { type Installation, newInstallation } from './run-barometer.ts'
import { MONGO_ADDRESS, openMongo } from './stores.ts'

/** An installation whose settings name a store that is new, and that store seen from beside the server. */
export interface Installed {
  readonly barometer: Installation
  /** The store as the settings name it. */
  readonly address: string
  readonly store: Store
  readonly remove: () => Promise<void>
}

/** A kind of store that a real process serves. */
export interface ServedStore {
  readonly name: string
  readonly install: () => Promise<Installed>
}

const SQLITE: ServedStore = { name: 'SQLite', install: installSqlite }
const MONGODB: ServedStore = { name: 'MongoDB', install: installMongo }

export const SERVED_STORES: readonly ServedStore[] = [
  SQLITE,
  ...(MONGO_ADDRESS === null ? [] : [MONGODB]),
]

async function installSqlite(): Promise<Installed> {
  const barometer = newInstallation()
  await barometer.ok('init')
  const address = join(barometer.folder, 'barometer.sqlite')
  const store = createSqliteStore(address)
  const remove = async () => {
    await store.close()
    barometer.remove()
  }
  return { barometer, address, store, remove }
}

export async function installMongo(): Promise<Installed> {
  const barometer = newInstallation()
  await barometer.ok('init')
  const mongo = await openMongo()
  setStore(barometer, mongo.address)
  const remove = async () => {
    await mongo.remove()
    barometer.remove()
  }
  return { barometer, address: mongo.address, store: mongo.store, remove }
}

function setStore(barometer: Installation, address: string): void {
  const path = join(barometer.folder, 'barometer.json')
  const settings = JSON.parse(readFileSync(path, 'utf8')) as object
  writeFileSync(path, JSON.stringify({ ...settings, store: address }))
}
