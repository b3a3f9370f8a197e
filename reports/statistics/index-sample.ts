import { indexUnit, type IndexTally } from '../tally/index-tally.ts'
import { momentsOf } from './exact-moments.ts'
import type { StratumSample } from './stratum-sample.ts'

/** A theme index in one sector, as it was counted. */
export interface IndexStratum {
  /** N; `null` when nobody knows. */
  readonly size: number | null
  readonly tally: IndexTally
}

/**
 * The sample that a theme index (områdesindex) gives in one sector: everyone who responded, and in the
 * domain those who graded enough of its items. The value of an association is the mean of its grades.
 *
 * @param items How many items the index has.
 * @see statistics.md 8.
 */
export function indexSampleOf({ size, tally }: IndexStratum, items: number): StratumSample {
  return countedSample({ size, tally }, indexUnit(items))
}

/** The sample of values that were counted as whole multiples of 1/unit. */
export function countedSample({ size, tally }: IndexStratum, unit: number): StratumSample {
  const { respondents, defined, sum, sumOfSquares } = tally
  const { mean, squares } = momentsOf({ count: defined, sum, sumOfSquares }, unit)
  return { size, answered: respondents, n: defined, mean, squares }
}
