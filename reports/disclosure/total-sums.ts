import type { Scoring } from '../statistics/scoring.ts'
import { gradedCount, type ItemTally, settledCount } from '../tally/item-tally.ts'
import type { PrintedMean } from './printed-measure.ts'
import { roundedTo } from './rounding-step.ts'

/** What sectors add to the total: n, and then for each mean its weighted sum and its weighted base. */
export type Sums = Float64Array

/** Sums of nothing, for so many means. */
export function noSums(means: readonly PrintedMean[]): Sums {
  return new Float64Array(1 + 2 * means.length)
}

/** What a sector of some size adds when it has answered so (statistics.md 5). */
export function sumsOf(tally: ItemTally, size: number | null, means: readonly PrintedMean[]): Sums {
  const sums = noSums(means)
  sums[0] = gradedCount(tally)
  for (const [place, { scoring }] of means.entries()) {
    const base = gradedCount(tally) + (scoring.dontKnow === null ? 0 : tally.dontKnow)
    const weight = answerWeight(size, scoring.dontKnow === null ? settledCount(tally) : base)
    sums[1 + 2 * place] = weight * scoreSum(tally, scoring)
    sums[2 + 2 * place] = weight * base
  }
  return sums
}

/** How many associations each answer of a sector stands for; of an unknown number, for itself alone. */
export function answerWeight(size: number | null, answered: number): number {
  return answered === 0 ? 1 : Math.max(size ?? 0, answered) / answered
}

function scoreSum({ grades, dontKnow }: ItemTally, scoring: Scoring): number {
  let sum = dontKnow * (scoring.dontKnow ?? 0)
  for (const [step, count] of grades.entries()) sum += count * (scoring.grades[step] ?? 0)
  return sum
}

/** Adds two, or takes the second away (`times` −1), into a third. */
export function addSums(
  a: Sums,
  b: Sums,
  { into, times = 1 }: { into: Sums; times?: number },
): Sums {
  for (let index = 0; index < into.length; index += 1) {
    into[index] = (a[index] ?? 0) + times * (b[index] ?? 0)
  }
  return into
}

/** Whether a total is printed as another is: the same n, and the same of every mean. */
export function createLikeness(
  actual: Sums,
  means: readonly PrintedMean[],
): (sums: Sums) => boolean {
  const likenesses = means.map((mean, place) => meanLikeness(actual, place, mean))
  return sums => sums[0] === actual[0] && likenesses.every(isLike => isLike(sums))
}

function meanLikeness(
  actual: Sums,
  place: number,
  { step, word }: PrintedMean,
): (sums: Sums) => boolean {
  const meanOf = (sums: Sums) => (sums[1 + 2 * place] ?? 0) / (sums[2 + 2 * place] ?? 0)
  const mean = meanOf(actual)
  const expected = roundedTo(mean, step)
  const said = word?.(mean)
  return sums => {
    const other = meanOf(sums)
    // Nearly all that are tried lie further away, and to round them would take most of the time.
    if (Math.abs(other - expected) > step) return false
    return Object.is(roundedTo(other, step), expected) && word?.(other) === said
  }
}
