import { confidenceInterval, type Interval } from './interval.ts'
import { studentUpperTail } from './student-tail.ts'

/** δ: a change within this many steps of a scale 1–5 is no change to speak of, fixed before any data. */
export const MARGIN = 0.3

/** A difference between two estimates, and how uncertain it is. */
export interface Difference {
  readonly difference: number
  /** `null`: not known. */
  readonly se: number | null
  /** A real number; `null` when it is not known. */
  readonly df: number | null
  /** Everybody answered both times. */
  readonly isCensus: boolean
}

/** What the data say of a difference; `null` where the test cannot be made. */
export interface DifferenceTest {
  readonly t: number | null
  /** Two-sided: how often so large a difference would come about if there were none. Not adjusted. */
  readonly p: number | null
  readonly interval95: Interval | null
  readonly interval90: Interval | null
  readonly equivalence: EquivalenceTest
}

/** Two one-sided tests of whether the difference lies within ±δ. */
export interface EquivalenceTest {
  readonly margin: number
  /** Against a difference of −δ or less. */
  readonly pLower: number | null
  /** Against a difference of δ or more. */
  readonly pUpper: number | null
  /** The larger of the two: below 0.05 the 90 % interval lies within ±δ. */
  readonly p: number | null
}

/**
 * Tests a difference against 0 and against the margin.
 *
 * @param margin δ, in the unit of the difference.
 * @see Schuirmann 1987; statistics.md 9, 11.
 */
export function testDifference(given: Difference, margin: number = MARGIN): DifferenceTest {
  const { difference, se, df, isCensus } = given
  const uncertain = { value: difference, se, df, isCensus }
  const interval95 = confidenceInterval(uncertain, 0.95)
  const interval90 = confidenceInterval(uncertain, 0.9)
  if (se === null || se === 0 || df === null) {
    const equivalence = { margin, pLower: null, pUpper: null, p: null }
    return { t: null, p: null, interval95, interval90, equivalence }
  }
  const t = difference / se
  const pLower = studentUpperTail((difference + margin) / se, df)
  const pUpper = studentUpperTail((margin - difference) / se, df)
  return {
    t,
    p: 2 * studentUpperTail(Math.abs(t), df),
    interval95,
    interval90,
    equivalence: { margin, pLower, pUpper, p: Math.max(pLower, pUpper) },
  }
}
