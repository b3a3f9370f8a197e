import type { Question } from '../questions/question.ts'
import { answerTests, type Condition } from './condition.ts'
import { conditionsOf, type Place } from './places.ts'

/** A question, and what must hold for it to be shown. */
export interface KnownQuestion {
  readonly question: Question
  /** 0 for the first question of the survey. */
  readonly index: number
  readonly conditions: readonly Condition[]
}

/** Which questions a survey has, and which ask about which. */
export interface Dependencies {
  /** `null` when there is no such question. */
  find(id: string): KnownQuestion | null
  /** The questions that a condition asks about, those that their own visibility asks about, and so on. */
  behind(condition: Condition): readonly KnownQuestion[]
  /**
   * How a question comes to depend on one of some others, through conditions: their ids, from it to the
   * other; `null` when it does not.
   */
  pathBetween(id: string, others: readonly string[]): readonly string[] | null
}

/** A question twice is another fault: here the first one counts. */
export function dependenciesIn(places: readonly Place[]): Dependencies {
  const known = new Map<string, KnownQuestion>()
  for (const place of places) {
    const [question] = place.kind === 'row' || place.kind === 'question' ? place.questions : []
    if (question === undefined || known.has(question.id)) continue
    known.set(question.id, { question, index: place.before, conditions: conditionsOf(place) })
  }
  return {
    find: id => known.get(id) ?? null,
    behind: condition => closureOf(condition, known),
    pathBetween: (id, others) => search(known, [id], new Set(others)),
  }
}

function closureOf(
  condition: Condition,
  known: ReadonlyMap<string, KnownQuestion>,
): readonly KnownQuestion[] {
  const found = new Set<KnownQuestion>()
  const visit = (each: Condition): void => {
    for (const { test } of answerTests(each)) {
      const asked = known.get(test.question)
      if (asked === undefined || found.has(asked)) continue
      found.add(asked)
      asked.conditions.forEach(visit)
    }
  }
  visit(condition)
  return [...found]
}

function search(
  known: ReadonlyMap<string, KnownQuestion>,
  walked: readonly string[],
  others: ReadonlySet<string>,
): readonly string[] | null {
  const here = walked.at(-1) ?? ''
  if (others.has(here)) return walked
  const asked = (known.get(here)?.conditions ?? []).flatMap(condition =>
    answerTests(condition).map(({ test }) => test.question),
  )
  for (const next of new Set(asked)) {
    const found = walked.includes(next) ? null : search(known, [...walked, next], others)
    if (found !== null) return found
  }
  return null
}
