import { randomUUID } from 'node:crypto'

import mongoose from 'mongoose'

import { createMongoStore } from '../../server/store/mongo/mongo-store.ts'
import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import type { Store } from '../../server/store/store.ts'

/** Where a MongoDB server is; `null`: none is at hand. */
export const MONGO_ADDRESS = process.env['MONGODB_URI'] ?? null

/** A store that is new and empty, and how to get rid of it. */
export interface OpenedStore {
  readonly store: Store
  readonly remove: () => Promise<void>
}

/** A name for a database of its own on the server. */
export function newMongoAddress(): string {
  const address = new URL(MONGO_ADDRESS ?? '')
  address.pathname = `/barometer-test-${randomUUID()}`
  return address.href
}

/** A database of its own on the server, which is dropped afterwards. */
export async function openMongo(): Promise<OpenedStore & { readonly address: string }> {
  const address = newMongoAddress()
  const store = await createMongoStore(address, { allowStandalone: true })
  const remove = async () => {
    await store.close()
    const connection = await mongoose.createConnection(address).asPromise()
    await connection.dropDatabase()
    await connection.close()
  }
  return { store, remove, address }
}

const opened: OpenedStore[] = []

/** The store that a suite runs on: in memory, or on MongoDB in the projects that say so. */
export async function openTestStore(): Promise<Store> {
  if ((globalThis as { readonly testStore?: string }).testStore !== 'mongodb') {
    return createSqliteStore(':memory:')
  }
  const mongo = await openMongo()
  opened.push(mongo)
  return mongo.store
}

/** Lets go of what a suite has opened. */
export async function removeTestStores(): Promise<void> {
  for (const { remove } of opened.splice(0)) await remove()
}
