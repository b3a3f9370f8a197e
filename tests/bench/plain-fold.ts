import Sqlite from 'better-sqlite3'
import mongoose from 'mongoose'

import { scaleQuestionsOf } from '../../surveys/survey.ts'
import { BENCH_ROUND, benchSurvey } from './bench-round.ts'

interface Row {
  readonly sector: string
  readonly answers: Iterable<readonly [question: string, value: unknown]>
}

/**
 * The floor of counting: every response as it is stored, straight from the driver in the order that suits
 * it, and one more for each code.
 */
export async function plainFold(address: string) {
  const questions = new Set(scaleQuestionsOf(benchSurvey).map(({ id }) => id))
  const counts = new Map<string, Map<string, Map<unknown, number>>>()
  let responses = 0
  const rows = address.startsWith('mongodb') ? mongoRows(address) : sqliteRows(address)
  for await (const { sector, answers } of rows) {
    responses += 1
    const items = entry(counts, sector, () => new Map<string, Map<unknown, number>>())
    for (const [question, value] of answers) {
      if (!questions.has(question)) continue
      const codes = entry(items, question, () => new Map<unknown, number>())
      codes.set(value, (codes.get(value) ?? 0) + 1)
    }
  }
  return { responses, gradeSum: gradeSumOf(counts) }
}

function entry<Key, Value>(map: Map<Key, Value>, key: Key, make: () => Value): Value {
  const known = map.get(key) ?? make()
  map.set(key, known)
  return known
}

function gradeSumOf(counts: Map<string, Map<string, Map<unknown, number>>>): number {
  return [...counts.values()]
    .flatMap(items => [...items.values()].flatMap(codes => [...codes]))
    .reduce((sum, [value, count]) => (typeof value === 'number' ? sum + value * count : sum), 0)
}

function* sqliteRows(path: string): Generator<Row> {
  const db = new Sqlite(path, { readonly: true })
  const rows = db
    .prepare<[string], { readonly sector: string; readonly content: string }>(
      'SELECT sector, content FROM response WHERE round = ? AND submitted = 1',
    )
    .iterate(BENCH_ROUND)
  for (const { sector, content } of rows) {
    const { answers } = JSON.parse(content) as { answers: Record<string, unknown> }
    yield { sector, answers: Object.entries(answers) }
  }
  db.close()
}

interface MongoRow {
  readonly sector: string
  readonly content: {
    readonly answers: readonly { readonly question: string; readonly value: unknown }[]
  }
}

async function* mongoRows(address: string): AsyncGenerator<Row> {
  const connection = await mongoose.createConnection(address).asPromise()
  const rows = connection
    .collection('response')
    .find<MongoRow>(
      { round: BENCH_ROUND, submitted: true },
      { projection: { sector: 1, 'content.answers': 1 } },
    )
  for await (const { sector, content } of rows) {
    yield { sector, answers: content.answers.map(({ question, value }) => [question, value]) }
  }
  await connection.close()
}
