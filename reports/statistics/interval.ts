import { studentQuantile } from './student-quantile.ts'

/** Lower and upper limit, in the unit of the estimate. */
export type Interval = readonly [low: number, high: number]

/** An estimate of a mean or a difference, and how uncertain it is. */
export interface Uncertain {
  readonly value: number | null
  readonly se: number | null
  /** Real-valued; `null` when the standard error is 0 or not known. */
  readonly df: number | null
  /** Everybody answered: there is no sampling uncertainty. */
  readonly isCensus: boolean
}

/**
 * Confidence interval (konfidensintervall): value ± t·se. Not cut to the ends of the scale: whoever shows
 * it does that.
 *
 * @param level 0.95 or 0.90.
 * @returns `null` when there is no value, or its uncertainty is not known: all who answered said the same
 *   without being everybody. Of a census the value itself, twice.
 * @see statistics.md 6.
 * @example
 * confidenceInterval({ value: 3, se: 0, df: null, isCensus: true }, 0.95) // [3,3]
 * confidenceInterval({ value: 3, se: 0, df: null, isCensus: false }, 0.95) // null
 */
export function confidenceInterval(
  { value, se, df, isCensus }: Uncertain,
  level: number,
): Interval | null {
  if (value === null) return null
  if (isCensus) return [value, value]
  if (se === null || se === 0 || df === null) return null
  const half = studentQuantile(0.5 + level / 2, df) * se
  return [value - half, value + half]
}
