import type { Scale } from '../../surveys/questions/scale.ts'
import type { Interval } from './interval.ts'

type Range = Pick<Scale, 'min' | 'max'>

/**
 * A mean on a scale as an index 0–100 (NKI-liknande): 0 is the lowest step of the scale, 100 the highest.
 * A linear rescaling of the mean, not SCB's NKI, which weighs three fixed questions.
 *
 * Not neutral between scales: how often the ends are used depends on how many steps there are.
 *
 * @see statistics.md 8, 12.
 * @example
 * scaleIndex(3, { min: 1, max: 5 }) // 50
 * scaleIndex(7.5, { min: 1, max: 10 }) // 72.22222222222223
 */
export function scaleIndex(mean: number, scale: Range): number {
  return (100 * (mean - scale.min)) / (scale.max - scale.min)
}

/** How much one step of the scale is on the index: what a standard error is multiplied with. */
export function scaleIndexStep({ min, max }: Range): number {
  return 100 / (max - min)
}

/** The limits of a mean's interval as an index. */
export function scaleIndexInterval(interval: Interval | null, scale: Range): Interval | null {
  return interval === null ? null : [scaleIndex(interval[0], scale), scaleIndex(interval[1], scale)]
}
