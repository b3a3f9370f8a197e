import { rmSync } from 'node:fs'
import { join } from 'node:path'

import mongoose from 'mongoose'

import { STORED } from './settings.ts'

/** Where stores are put to be measured. */
export interface Place {
  readonly name: 'SQLite' | 'MongoDB'
  /** Of a store that is not there yet. */
  newAddress(): string
  remove(address: string): Promise<void>
  /** For what belongs to no store. */
  readonly folder: string
  /** Not counted: a process that has not done as many is still busy with compiling. */
  readonly warmUpRequests: number
  /** More submits a second than it can take: so many links are made for each second. */
  readonly mostPerSecond: number
  /** How many responses a full store holds; a tenth of it is the size to compare with. */
  readonly stored: number
}

export function sqlitePlace(folder: string): Place {
  let count = 0
  return {
    name: 'SQLite',
    newAddress: () => join(folder, `store-${(count += 1)}.sqlite`),
    async remove(address) {
      for (const end of ['', '-wal', '-shm', '.serving']) rmSync(address + end, { force: true })
    },
    folder,
    warmUpRequests: 4000,
    mostPerSecond: 9000,
    stored: STORED ?? 1_000_000,
  }
}

/** Each store is a database of its own on a server that is there. */
export function mongoPlace(server: string, folder: string): Place {
  let count = 0
  return {
    name: 'MongoDB',
    newAddress() {
      const address = new URL(server)
      address.pathname = `/barometer-bench-${process.pid}-${(count += 1)}`
      return address.href
    },
    async remove(address) {
      const connection = await mongoose.createConnection(address).asPromise()
      await connection.dropDatabase()
      await connection.close()
    },
    folder,
    warmUpRequests: 2000,
    mostPerSecond: 1500,
    stored: STORED ?? 100_000,
  }
}
