import type { Scale } from '../../surveys/questions/scale.ts'
import { ownDegrees, satterthwaite, type VariancePart } from './degrees-of-freedom.ts'

type Range = Pick<Scale, 'min' | 'max'>

/** A mean that is known only from print, on a scale; n, N and the spread may be missing there. */
export interface PrintedMean {
  readonly mean: number
  readonly n: number | null
  /** Standard deviation; `null` when it was not printed. */
  readonly sd: number | null
  /** What the standard deviation was divided with; n − 1 when nothing else is known. */
  readonly sdDivisor?: 'n' | 'n-1'
  /** N; `null` when it was not printed: no finite population correction then. */
  readonly size: number | null
  /** What the mean was rounded to: 0.1 for one decimal, 0 for not at all. */
  readonly roundingUnit: number
}

/** How uncertain a printed mean is. */
export interface PrintedUncertainty extends VariancePart {
  /** The standard deviation that was used, with divisor n − 1. */
  readonly sd: number
  /** The spread was not printed: this is the largest it can be (osäkerheten är en övre gräns). */
  readonly isUpperBound: boolean
}

/**
 * The variance of a printed mean: of who answered, (1 − n/N)·SD²/n, and of the rounding, u²/12.
 *
 * @returns `null` when n was not printed, or when a single answer tells nothing of the spread.
 * @see Bhatia & Davis 2000; statistics.md 12.
 * @example
 * printedUncertainty({ mean: 3, n: 50, sd: 1, size: null, roundingUnit: 0 }, { min: 1, max: 5 }).variance // 0.02
 */
export function printedUncertainty(printed: PrintedMean, scale: Range): PrintedUncertainty | null {
  const { n, size, roundingUnit } = printed
  if (n === null) return null
  const square = squaredSpread(printed, n, scale)
  if (square === null) return null
  const correction = size === null ? 1 : Math.max(0, 1 - n / size)
  return {
    variance: (correction * square) / n + roundingUnit ** 2 / 12,
    df: ownDegrees(n),
    sd: Math.sqrt(square),
    isUpperBound: printed.sd === null,
  }
}

/** SD², with divisor n − 1; what was not printed is as large as the mean lets it be. */
function squaredSpread(
  { mean, sd, sdDivisor }: PrintedMean,
  n: number,
  { min, max }: Range,
): number | null {
  if (sd !== null && sdDivisor !== 'n') return sd ** 2
  if (n < 2) return null
  return ((sd === null ? (mean - min) * (max - mean) : sd ** 2) * n) / (n - 1)
}

/** A mean that was printed for each sector. */
export interface PrintedStratum extends PrintedMean {
  readonly n: number
  /** N: without it no sector can be given its weight. */
  readonly size: number
}

/** The mean over sectors, each weighing as its number of associations, and how uncertain it is. */
export interface PrintedStrataMean {
  readonly mean: number
  /** `null` when the uncertainty of one of the sectors is not known. */
  readonly uncertainty: VariancePart | null
}

/**
 * One mean of those printed for sectors.
 *
 * @throws {RangeError} If there is no sector.
 * @see statistics.md 12.
 */
export function printedStrataMean(
  strata: readonly PrintedStratum[],
  scale: Range,
): PrintedStrataMean {
  if (strata.length === 0) throw new RangeError('no sectors')
  const size = strata.reduce((sum, stratum) => sum + stratum.size, 0)
  const weighed = strata.map(stratum => ({ stratum, weight: stratum.size / size }))
  const parts = weighed.flatMap(({ stratum, weight }) => {
    const own = printedUncertainty(stratum, scale)
    return own === null ? [] : [{ variance: weight ** 2 * own.variance, df: own.df }]
  })
  const variance = parts.reduce((sum, part) => sum + part.variance, 0)
  return {
    mean: weighed.reduce((sum, { stratum, weight }) => sum + weight * stratum.mean, 0),
    uncertainty:
      parts.length < strata.length ? null : { variance, df: satterthwaite(parts) ?? ownDegrees(0) },
  }
}
