import type { Scoring } from '../statistics/scoring.ts'
import type { SectorAnswers } from './sector-answers.ts'

/**
 * What is told of all sectors together, the most wanted first: where all of it would tell too much, the
 * last is given up first. `interval` is that of the mean, `distribution` the bars.
 */
export const TOTAL_MEASURES = [
  'mean',
  'interval',
  'shareHigh',
  'shareLow',
  'dontKnow',
  'distribution',
] as const
export type TotalMeasure = (typeof TOTAL_MEASURES)[number]

/** A measure of some sectors together, as a reader sees it: every number and word that is printed of it. */
export interface PrintedMeasure {
  /** Weighted means and shares. */
  readonly means: readonly PrintedMean[]
  /** What else is printed of it, in a fixed order: the limits of an interval, a level in words. */
  readonly rest?: Print
}

/** A mean over all sectors of what each answer is worth, rounded to a step. */
export interface PrintedMean {
  readonly scoring: Scoring
  /** What is said of it in words, from the mean in full precision. */
  readonly word?: (mean: number) => string
  readonly step: number
}

/** Everything that would be printed, had the sectors answered so. */
export type Print = (strata: readonly SectorAnswers[]) => readonly Printed[]

export type Printed = number | string | boolean | null

/** Whether a reader could tell two lists of what is printed apart. */
export function isPrintedAlike(a: readonly Printed[], b: readonly Printed[]): boolean {
  return a.length === b.length && a.every((each, index) => Object.is(each, b[index]))
}
