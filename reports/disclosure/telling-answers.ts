import { answeredCount, gradedCount, type ItemTally } from '../tally/item-tally.ts'

/**
 * Whether n and the mean of so few grades would tell each of them: all are equal (enhälligt,
 * statistics.md 14.3), or all but one are at an end of the scale and that one is next to it.
 *
 * @example
 * tellsEachAnswer({ grades: [0, 0, 0, 1, 6], dontKnow: 0, blank: 0, notShown: 0 }, 5) // true
 */
export function tellsEachAnswer(tally: ItemTally, threshold: number): boolean {
  const n = gradedCount(tally)
  return n < 2 * threshold && (isUnanimous(tally) || isOneStepFromEnd(tally, n))
}

/** Whether a "–" for grades would tell that each of so few has said "vet inte". */
export function tellsEachOpinion(tally: ItemTally, threshold: number): boolean {
  const answered = answeredCount(tally)
  return gradedCount(tally) === 0 && answered > 0 && answered < 2 * threshold
}

function isUnanimous({ grades }: ItemTally): boolean {
  return grades.filter(count => count > 0).length === 1
}

function isOneStepFromEnd({ grades }: ItemTally, n: number): boolean {
  return [grades, grades.toReversed()].some(([end, next]) => end === n - 1 && next === 1)
}
