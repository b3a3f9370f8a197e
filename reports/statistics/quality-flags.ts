import { type DomainEstimate, meanInterval } from './domain-estimate.ts'

/** What a reader has to be told beside a mean. Each has a sentence in `templates/texts`, under `flag.`. */
export const QUALITY_FLAGS = ['uncertain', 'incompleteCoverage', 'tooWide'] as const

/**
 * - `uncertain` (osäkert): so few answers, or so unevenly spread over sectors, that the interval itself is
 *   an approximation.
 * - `incompleteCoverage` (ofullständig täckning): sectors without answers have more than a tenth of the
 *   associations.
 * - `tooWide` (för få svar för ett säkert värde): the interval is too wide for the mean to say anything.
 */
export type QualityFlag = (typeof QUALITY_FLAGS)[number]

/** Below these the interval is an approximation (statistics.md 6). */
const LEAST_DEGREES = 8
const LEAST_N = 10

/** Of the associations, to be taken for all (statistics.md 5). */
const LEAST_COVERAGE = 0.9

/**
 * An interval of more than a quarter of the scale to either side, on 1–5 one whole step, reaches over two
 * levels or more in each direction from the middle one: it does not even tell low from high, and one such
 * mean can be held for any other.
 */
const WIDEST_HALF = 1 / 4

/** Which flags a mean has, in a fixed order. */
export function qualityFlags(
  estimate: DomainEstimate,
  scale: { readonly min: number; readonly max: number },
  frame: { readonly size: number; readonly covered: number } | null,
): readonly QualityFlag[] {
  const { mean, df, n, isCensus } = estimate
  if (mean === null) return []
  const interval = meanInterval(estimate)
  const half = interval === null ? null : (interval[1] - interval[0]) / 2
  const has: Readonly<Record<QualityFlag, boolean>> = {
    uncertain: !isCensus && (n < LEAST_N || (df !== null && df < LEAST_DEGREES)),
    incompleteCoverage: frame !== null && frame.covered < LEAST_COVERAGE * frame.size,
    tooWide: half !== null && half > WIDEST_HALF * (scale.max - scale.min),
  }
  return QUALITY_FLAGS.filter(flag => has[flag])
}
