import { randomUUID } from 'node:crypto'

import mongoose, { type Connection } from 'mongoose'

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

/** A store on a database of its own. */
interface OpenedMongo extends OpenedStore {
  readonly address: string
}

/** A database of its own on the server, which is dropped afterwards. */
export async function openMongo(address = newMongoAddress()): Promise<OpenedMongo> {
  const store = await createMongoStore(address, { allowStandalone: true })
  const remove = async () => {
    await store.close()
    await inDatabase(address, connection => connection.dropDatabase())
  }
  return { store, remove, address }
}

async function inDatabase(
  address: string,
  act: (connection: Connection) => Promise<void>,
): Promise<void> {
  const connection = await mongoose.createConnection(address).asPromise()
  await act(connection)
  await connection.close()
}

/** Databases that hold nothing: to make one, with all its collections and indexes, takes far longer than to empty it. */
const spare: string[] = []

/** The same, for those who ask nothing of it but the store: it is emptied, not dropped, and the next one is in its place. */
export async function openSpareMongo(): Promise<OpenedMongo> {
  const mongo = await openMongo(spare.pop())
  const { store, address } = mongo
  const remove = async () => {
    await store.close()
    await inDatabase(address, emptied)
    spare.push(address)
  }
  return { ...mongo, remove }
}

/** What is known of the database itself stays; collections that a store makes and drops as it goes do not. */
async function emptied(connection: Connection): Promise<void> {
  const names = (await connection.listCollections()).map(({ name }) => name)
  await Promise.all(
    names.map(async name => {
      const collection = connection.collection(name)
      if (name.startsWith('response-')) await collection.drop()
      else if (name !== 'meta') await collection.deleteMany({})
    }),
  )
}

/** Those that are in use. */
const opened: OpenedMongo[] = []
/** Those of tests that have ended. */
const left: OpenedMongo[] = []

/** The store that a suite runs on: in memory, or on MongoDB in the projects that say so. */
export async function openTestStore(): Promise<Store> {
  if ((globalThis as { readonly testStore?: string }).testStore !== 'mongodb') {
    return createSqliteStore(':memory:')
  }
  const mongo = await openSpareMongo()
  opened.push(mongo)
  return mongo.store
}

/** How many stores of the suite's own are open, as a test begins. */
let ofSuite = 0

/** Before a test: what is opened from now on is its own, and those of the one before are for it to use. */
export async function beginWithStores(): Promise<void> {
  for (const { remove } of left.splice(0)) await remove()
  ofSuite = opened.length
}

/** After a test: nobody asks for its stores any more. */
export function leaveStores(): void {
  left.push(...opened.splice(ofSuite))
}

/** Lets go of what a suite has opened. */
export async function removeTestStores(): Promise<void> {
  for (const { remove } of [...opened.splice(0), ...left.splice(0)]) await remove()
  for (const address of spare.splice(0)) {
    await inDatabase(address, connection => connection.dropDatabase())
  }
}
