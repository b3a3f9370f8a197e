/** What may be said of a change between two years, in the order in which it is decided. */
export const VERDICTS = [
  'not_assessable',
  'improved',
  'worsened',
  'unchanged_within_margin',
  'no_demonstrable_change',
] as const
export type Verdict = (typeof VERDICTS)[number]

/** A verdict, and whether the change lies within the margin; `null` when that cannot be assessed. */
export interface Judgement {
  readonly verdict: Verdict
  /** Together with improved or worsened: demonstrated, but small. */
  readonly withinMargin: boolean | null
}

/** What a verdict rests on. */
export interface Evidence {
  readonly difference: number
  /** How many gave a grade, each year. */
  readonly n: readonly [first: number, second: number]
  /** Everybody answered both years. */
  readonly isCensus: boolean
  /** Of the difference, adjusted within its family (Holm); `null`: no test could be made. */
  readonly p: number | null
  /** Of the equivalence test, not adjusted. */
  readonly equivalenceP: number | null
  readonly margin: number
  /** What is demonstrated has a p below this. */
  readonly alpha: number
}

/** With fewer grades than this in either year nothing is said. */
export const LEAST_GRADES = 5

/** A p below this is no chance. */
export const LEVEL = 0.05

/** A census differs by less than this only through rounding. */
const NO_DIFFERENCE = 1e-12

/**
 * The verdict on a change. "No demonstrable change" is not "no change": too few may have answered to show
 * one, while "unchanged within the margin" has been shown.
 *
 * Questions that are not comparable, or only indicatively (class C and D), have no verdict: whoever knows
 * the class decides that before.
 *
 * @see statistics.md 11.
 */
export function judgeChange(evidence: Evidence): Judgement {
  const { difference, n, isCensus, p, equivalenceP, margin, alpha } = evidence
  if (Math.min(...n) < LEAST_GRADES) return NOT_ASSESSABLE
  const verdict = direction(difference)
  if (isCensus) return { verdict, withinMargin: Math.abs(difference) < margin }
  if (p === null || equivalenceP === null) return NOT_ASSESSABLE
  const withinMargin = equivalenceP < alpha
  if (p < alpha) return { verdict, withinMargin }
  return {
    verdict: withinMargin ? 'unchanged_within_margin' : 'no_demonstrable_change',
    withinMargin,
  }
}

const NOT_ASSESSABLE: Judgement = { verdict: 'not_assessable', withinMargin: null }

function direction(difference: number): Verdict {
  if (Math.abs(difference) < NO_DIFFERENCE) return 'unchanged_within_margin'
  return difference > 0 ? 'improved' : 'worsened'
}
