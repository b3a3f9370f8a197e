import { sampleOf } from '../statistics/stratum-sample.ts'
import { gradedCount, type ItemTally } from '../tally/item-tally.ts'
import { type PrintedMean, printedMean } from './printed-measure.ts'

/** What sectors add to the total: n, and then for each mean its weighted sum and its weighted base. */
export type Sums = Float64Array

/** What a sector of some size adds when it has answered so (statistics.md 5). */
export function sumsOf(tally: ItemTally, size: number | null, means: readonly PrintedMean[]): Sums {
  const samples = means.map(({ scoring }) => sampleOf({ size, tally }, scoring))
  return Float64Array.of(
    gradedCount(tally),
    ...samples.flatMap(({ answered, n, mean }) => {
      const weight = size === null || answered === 0 ? 1 : Math.max(size, answered) / answered
      return [weight * n * mean, weight * n]
    }),
  )
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
  const likenesses = means.map(({ step }, mean) => meanLikeness(actual, mean, step))
  return sums => sums[0] === actual[0] && likenesses.every(isLike => isLike(sums))
}

function meanLikeness(actual: Sums, mean: number, step: number): (sums: Sums) => boolean {
  const [total, base] = [1 + 2 * mean, 2 + 2 * mean]
  const printed = (sums: Sums) => printedMean(sums[total] ?? 0, sums[base] ?? 0, step)
  const expected = printed(actual)
  // Nearly all that are tried lie further away, and to round them would take most of the time.
  return sums => {
    const distance = (sums[total] ?? 0) / (sums[base] ?? 0) - (expected ?? NaN)
    return !(Math.abs(distance) > step) && printed(sums) === expected
  }
}
