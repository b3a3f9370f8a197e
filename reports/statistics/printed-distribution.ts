import { emptyTally, type ItemTally } from '../tally/item-tally.ts'

/** A distribution that is known only as printed percentages. */
export interface PrintedDistribution {
  /** Per cent of those who gave a grade, for each step, lowest first. */
  readonly percentages: readonly number[]
  /** How many gave a grade. */
  readonly n: number
}

/** The whole numbers behind percentages, as near as can be told. */
export interface RecoveredTally {
  readonly tally: ItemTally
  /** How many had to be added to (or taken from) the largest step for the sum to be n. */
  readonly adjusted: number
}

/**
 * The tally that printed percentages come from: each rounded to a whole number of answers, and the largest
 * adjusted so that they are n in all. An approximation, and to be marked as one.
 *
 * @throws {RangeError} If n is no whole number, or the percentages are not near 100 together.
 * @see statistics.md 12.
 * @example
 * recoverTally({ percentages: [10, 20, 33, 27, 10], n: 30 }).tally.grades // [3,6,10,8,3]
 */
export function recoverTally({ percentages, n }: PrintedDistribution): RecoveredTally {
  if (!Number.isInteger(n) || n < 1) throw new RangeError(`${n} is no number of answers`)
  const sum = percentages.reduce((total, share) => total + share, 0)
  if (Math.abs(sum - 100) > percentages.length) throw new RangeError(`${sum} % in all`)
  const counts = percentages.map(share => Math.round((share * n) / 100))
  const adjusted = n - counts.reduce((total, count) => total + count, 0)
  const largest = counts.indexOf(Math.max(...counts))
  const grades = counts.map((count, step) => (step === largest ? count + adjusted : count))
  return { tally: { ...emptyTally({ min: 1, max: grades.length }), grades }, adjusted }
}
