import { satterthwaite, type VariancePart } from './degrees-of-freedom.ts'
import type { Difference } from './difference-test.ts'

/** This year's mean, of the kind that the old one is held against. */
export interface CurrentMean {
  readonly mean: number
  readonly se: number
  /** `null` when its standard error is 0. */
  readonly df: number | null
}

/** A mean from print. */
export interface OldMean {
  readonly mean: number
  /** `null`: nobody knows, and the difference can only be described. */
  readonly uncertainty: VariancePart | null
}

/**
 * The change since a mean that is known only from print. Nobody knows who answered both times, so the two
 * are taken as samples apart; the degrees of freedom are Welch's.
 *
 * @see Welch 1947; statistics.md 12.
 */
export function changeSincePrinted(printed: OldMean, current: CurrentMean): Difference {
  const difference = current.mean - printed.mean
  const { uncertainty: then } = printed
  if (then === null) return { difference, se: null, df: null, isCensus: false }
  const now = { variance: current.se ** 2, df: current.df ?? 1 }
  const isKnown = current.df !== null || current.se === 0
  return {
    difference,
    se: Math.sqrt(then.variance + now.variance),
    df: isKnown ? satterthwaite([then, now]) : null,
    isCensus: false,
  }
}

/** From here on it matters whether a mean is weighted. */
const NOTICEABLE = 0.1

/**
 * Whether weights make so much of a difference this year that an old mean, which had none, cannot be held
 * against the weighted one. Nothing is said of the change then: both means are shown.
 *
 * @see statistics.md 12.
 * @example
 * weightsMatter({ weighted: 3.25, unweighted: 3.125 }) // true
 */
export function weightsMatter(means: {
  readonly weighted: number
  readonly unweighted: number
}): boolean {
  return Math.abs(means.weighted - means.unweighted) >= NOTICEABLE
}
