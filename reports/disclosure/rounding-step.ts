import { roundHalfAway } from '../statistics/rounding.ts'

/** How finely the tables print: a medelbetyg to a tenth, a share to a whole per cent, 0–100 to a whole number. */
export const PRINTED_STEP = { mean: 0.1, share: 0.01, net: 1, index: 1 } as const

/** How many times coarser shares are where whole per cents would tell too much: the nearest 5 per cent. */
export const COARSER = 5

/**
 * An interval as it is printed where its estimate may not be shown in full: the margin of error is rounded,
 * and laid around the rounded estimate. Limits rounded by themselves would tell where between two steps
 * the estimate lies.
 */
export function marginOf([low, high]: readonly [number, number], step: number): number {
  const half = (high - low) / 2
  return half === 0 ? 0 : Math.max(step, roundedTo(half, step))
}

/**
 * A number rounded to a step, half away from zero.
 *
 * @param step 1 or more, or a whole part of 1: 0.05 is the nearest twentieth.
 * @example
 * roundedTo(0.325, 0.05) // 0.35
 */
export function roundedTo(x: number, step: number): number {
  if (step >= 1) return step * roundHalfAway(x / step, 0)
  const parts = Math.round(1 / step)
  return roundHalfAway(x * parts, 0) / parts
}
