import type { ExactInteger } from '../tally/index-tally.ts'

/** Σv and Σv² of `count` whole numbers. */
export interface ExactSums {
  readonly count: number
  readonly sum: ExactInteger
  readonly sumOfSquares: ExactInteger
}

/** Mean and squares around it, in the unit of what was counted. */
export interface Moments {
  readonly mean: number
  /** Σ(x − mean)². */
  readonly squares: number
}

/**
 * Mean and squares of numbers that were counted as whole multiples of 1/unit. Differences are taken in
 * whole numbers of any size, so that equal values have no spread at all, and nothing cancels.
 *
 * @example
 * momentsOf({ count: 2, sum: "10", sumOfSquares: "58" }, 2) // {"mean":2.5,"squares":2}
 */
export function momentsOf({ count, sum, sumOfSquares }: ExactSums, unit: number): Moments {
  if (count === 0) return { mean: 0, squares: 0 }
  return {
    mean: Number(BigInt(sum)) / (unit * count),
    squares: centred(count, [sum, sum, sumOfSquares]) / (unit * unit),
  }
}

/** Σxy − ΣxΣy/n. */
export function centred(
  n: number,
  [sumX, sumY, sumXY]: readonly [ExactInteger, ExactInteger, ExactInteger],
): number {
  return Number(BigInt(n) * BigInt(sumXY) - BigInt(sumX) * BigInt(sumY)) / n
}
