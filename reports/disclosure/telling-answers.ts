import { answeredCount, gradedCount, type ItemTally } from '../tally/item-tally.ts'

/**
 * Whether n and the mean of so few grades would tell each of them: all are equal (enhälligt,
 * statistics.md 14.3), or all but one are at an end of the scale and that one is next to it. So would
 * "–" in a group where all have said "vet inte".
 *
 * @example
 * tellsEachAnswer({ grades: [0, 0, 0, 1, 6], dontKnow: 0, blank: 0, notShown: 0 }, 5) // true
 */
export function tellsEachAnswer(tally: ItemTally, threshold: number): boolean {
  if (gradedCount(tally) === 0) return isFew(answeredCount(tally), threshold)
  if (!isFew(gradedCount(tally), threshold)) return false
  return isUnanimous(tally) || isOneStepFromEnd(tally)
}

function isFew(count: number, threshold: number): boolean {
  return count > 0 && count < 2 * threshold
}

function isUnanimous({ grades }: ItemTally): boolean {
  return grades.filter(count => count > 0).length === 1
}

function isOneStepFromEnd({ grades }: ItemTally): boolean {
  const n = grades.reduce((sum, count) => sum + count, 0)
  return [grades, grades.toReversed()].some(([end = 0, next = 0]) => end === n - 1 && next === 1)
}
