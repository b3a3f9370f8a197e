import { scaleQuestionsOf } from '../../surveys/survey.ts'
import { benchSurvey } from './bench-round.ts'
import type { StoredRow, StoredRows } from './stored-rows.ts'

/** What shows that two ways of counting have counted the same. */
export interface Counted {
  readonly responses: number
  /** Of all grades that were given. */
  readonly gradeSum: number
}

/** By sector, question and answer. */
type Counts = Map<string, Map<string, Map<unknown, number>>>

/** The floor of counting: one more for each answer, as rows go past. */
export async function plainFold(rows: ReturnType<StoredRows['read']>): Promise<Counted> {
  const questions = new Set(scaleQuestionsOf(benchSurvey).map(({ id }) => id))
  const counts: Counts = new Map()
  let responses = 0
  for await (const row of rows) {
    responses += 1
    count(row, questions, counts)
  }
  return { responses, gradeSum: gradeSumOf(counts) }
}

function count({ sector, answers }: StoredRow, questions: Set<string>, counts: Counts): void {
  const items = entry(counts, sector)
  for (const [question, value] of answers) {
    if (!questions.has(question)) continue
    const values = entry(items, question)
    values.set(value, (values.get(value) ?? 0) + 1)
  }
}

function entry<Key, Inner, Value>(map: Map<Key, Map<Inner, Value>>, key: Key): Map<Inner, Value> {
  const known = map.get(key) ?? new Map<Inner, Value>()
  map.set(key, known)
  return known
}

function gradeSumOf(counts: Counts): number {
  return [...counts.values()]
    .flatMap(items => [...items.values()].flatMap(values => [...values]))
    .reduce((sum, [value, times]) => (typeof value === 'number' ? sum + value * times : sum), 0)
}
