import Sqlite from 'better-sqlite3'
import mongoose from 'mongoose'

import { BENCH_ROUND } from './bench-round.ts'

/** A response as it is stored, with no more of it than counting needs. */
export interface StoredRow {
  readonly sector: string
  readonly answers: Iterable<readonly [question: string, value: unknown]>
}

/** Every response of a store, straight from the driver in the order that suits it. */
export interface StoredRows {
  read(): Iterable<StoredRow> | AsyncIterable<StoredRow>
  close(): Promise<void>
}

export function openRows(address: string): Promise<StoredRows> {
  return address.startsWith('mongodb') ? openMongoRows(address) : openSqliteRows(address)
}

async function openSqliteRows(path: string): Promise<StoredRows> {
  const db = new Sqlite(path, { readonly: true })
  const find = db.prepare<[string], { readonly sector: string; readonly content: string }>(
    'SELECT sector, content FROM response NOT INDEXED WHERE round = ? AND submitted = 1',
  )
  return {
    *read() {
      for (const { sector, content } of find.iterate(BENCH_ROUND)) {
        const { answers } = JSON.parse(content) as { answers: Record<string, unknown> }
        yield { sector, answers: Object.entries(answers) }
      }
    },
    async close() {
      db.close()
    },
  }
}

interface MongoRow {
  readonly sector: string
  readonly content: {
    readonly answers: readonly { readonly question: string; readonly value: unknown }[]
  }
}

async function openMongoRows(address: string): Promise<StoredRows> {
  const connection = await mongoose.createConnection(address).asPromise()
  const filter = { round: BENCH_ROUND, submitted: true }
  const projection = { sector: 1, 'content.answers': 1 }
  return {
    async *read() {
      const found = connection.collection('response').find<MongoRow>(filter, { projection })
      for await (const { sector, content } of found) {
        yield { sector, answers: content.answers.map(({ question, value }) => [question, value]) }
      }
    },
    close: () => connection.close(),
  }
}
