import { roundingUnitOf } from './printed-number.ts'
import type { PrintedQuestion } from './printed-result.ts'

type Spread = Pick<PrintedQuestion, 'mean' | 'n' | 'scale' | 'sdDivisor'>

/** A mean within its rounding, from the lowest that it can have been to the highest. */
type MeanRange = readonly [low: number, high: number]

/**
 * The least and the largest standard deviation that grades in whole steps can have. The mean may have been
 * rounded; where nobody knows what was divided with, what allows most counts.
 *
 * @see Bhatia & Davis 2000: the variance is at most (ȳ − min)(max − ȳ). It is least when all grades are the two
 *   steps beside the mean: f(1 − f), where f is what the mean is above a step.
 */
export function possibleSpread({
  mean,
  n,
  scale,
  sdDivisor,
}: Spread): readonly [least: number, most: number] {
  const half = mean === null ? 0 : roundingUnitOf(mean) / 2
  const range: MeanRange =
    mean === null
      ? [scale.min, scale.max]
      : [Math.max(scale.min, mean.value - half), Math.min(scale.max, mean.value + half)]
  const most = largestVariance(range, scale) * (sdDivisor === 'n' ? 1 : lessOne(n))
  const least = leastVariance(range) * (sdDivisor === 'n-1' && n !== null ? lessOne(n) : 1)
  return [Math.sqrt(least), Math.sqrt(most)]
}

/** n/(n − 1); with two answers it is largest. A single answer has no spread with this divisor. */
function lessOne(n: number | null): number {
  const answers = Math.max(2, n ?? 2)
  return answers / (answers - 1)
}

function largestVariance([low, high]: MeanRange, { min, max }: Spread['scale']): number {
  const widest = Math.min(high, Math.max(low, (min + max) / 2))
  return (widest - min) * (max - widest)
}

function leastVariance([low, high]: MeanRange): number {
  if (Math.floor(high) >= low) return 0
  return Math.min(...[low, high].map(mean => (mean - Math.floor(mean)) * (Math.ceil(mean) - mean)))
}
