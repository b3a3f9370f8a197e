import type { DomainEstimate } from './domain-estimate.ts'
import type { Interval } from './interval.ts'
import { studentQuantile } from './student-quantile.ts'

/** A share of those in the domain, and how certain it is. */
export interface ShareEstimate {
  /** In [0, 1]; `null` when nobody is in the domain. */
  readonly share: number | null
  /** How many answers of a simple random sample would tell as much; `null` for a census. */
  readonly effectiveN: number | null
  /** 95 %, within [0, 1]; `null` when the uncertainty is not known. */
  readonly interval: Interval | null
}

/** Nearer to 0 or 1 than this is 0 or 1. */
const EDGE = 1e-12

/**
 * The share (andel) that an estimate of zeros and ones is, with Wilson's interval for the number of
 * answers that the design amounts to. It stays within [0, 1] and keeps its promise near the ends, where
 * share ± t·se does not.
 *
 * When all answered alike the design says nothing, and the number who answered, raised by the finite
 * population correction, takes its place.
 *
 * @see Wilson 1927; Korn & Graubard 1998; statistics.md 7.
 */
export function shareEstimate(estimate: DomainEstimate): ShareEstimate {
  const { mean: share, se, df, designDf, isCensus } = estimate
  if (share === null || se === null) return { share, effectiveN: null, interval: null }
  if (isCensus) return { share, effectiveN: null, interval: [share, share] }
  const isInside = share > EDGE && share < 1 - EDGE
  if (isInside && df !== null) {
    const effectiveN = (share * (1 - share)) / se ** 2
    return { share, effectiveN, interval: wilson(share, effectiveN, df) }
  }
  const effectiveN = sampledN(estimate)
  const interval = isInside ? null : wilson(share, effectiveN, Math.max(1, designDf))
  return { share, effectiveN, interval }
}

/** n / (1 − a/N): the fewer there are left to ask, the more each answer tells. */
function sampledN({ n, answered, coveredSize }: DomainEstimate): number {
  return coveredSize === null ? n : n / (1 - answered / coveredSize)
}

function wilson(share: number, n: number, df: number): Interval {
  const t = studentQuantile(0.975, df)
  const t2 = t * t
  const middle = share + t2 / (2 * n)
  const half = t * Math.sqrt((share * (1 - share)) / n + t2 / (4 * n * n))
  const scale = 1 + t2 / n
  return [Math.max(0, (middle - half) / scale), Math.min(1, (middle + half) / scale)]
}
