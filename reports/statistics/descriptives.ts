import { type Scale, scaleSteps } from '../../surveys/questions/scale.ts'
import { answeredCount, gradedCount, gradeSum, type ItemTally } from '../tally/item-tally.ts'

type Range = Pick<Scale, 'min' | 'max'>

/** Unweighted figures of one group and question (statistics.md 4); `null` where undefined. */
export interface Descriptives {
  /** How many gave a grade. */
  readonly n: number
  readonly mean: number | null
  /** Standard deviation with divisor n − 1 (standardavvikelse). */
  readonly sd: number | null
  /** Share of 4 and 5, in [0, 1]; only on a scale 1–5. */
  readonly shareHigh: number | null
  /** Share of 1 and 2, in [0, 1]; only on a scale 1–5. */
  readonly shareLow: number | null
  /** Share of "vet inte" among those who answered the question, in [0, 1]. */
  readonly dontKnow: number | null
}

/**
 * Describes one group's answers to one question without weights.
 *
 * @example
 * describeAnswers({ grades: [0, 0, 0, 2, 2], dontKnow: 1, blank: 0, notShown: 0 }, { min: 1, max: 5 }).mean // 4.5
 */
export function describeAnswers(tally: ItemTally, scale: Range): Descriptives {
  const n = gradedCount(tally)
  return {
    n,
    mean: n === 0 ? null : gradeSum(tally, scale) / n,
    sd: standardDeviation(tally, scale),
    shareHigh: shareOfSteps(tally, highSteps(scale), scale),
    shareLow: shareOfSteps(tally, lowSteps(scale), scale),
    dontKnow: ratio(tally.dontKnow, answeredCount(tally)),
  }
}

/** The grades that count as high (4 and 5); `null` on other scales than 1–5, which have no counterpart. */
export function highSteps(scale: Range): readonly number[] | null {
  return scale.min === 1 && scale.max === 5 ? [4, 5] : null
}

/** The grades that count as low (1 and 2); `null` on other scales than 1–5. */
export function lowSteps(scale: Range): readonly number[] | null {
  return scale.min === 1 && scale.max === 5 ? [1, 2] : null
}

function standardDeviation(tally: ItemTally, scale: Range): number | null {
  const n = gradedCount(tally)
  if (n < 2) return null
  const sum = gradeSum(tally, scale)
  const squares = scaleSteps(scale).reduce(
    (total, step, index) => total + step * step * (tally.grades[index] ?? 0),
    0,
  )
  return Math.sqrt((squares - (sum * sum) / n) / (n - 1))
}

function shareOfSteps(
  tally: ItemTally,
  steps: readonly number[] | null,
  { min }: Range,
): number | null {
  if (steps === null) return null
  const count = steps.reduce((sum, step) => sum + (tally.grades[step - min] ?? 0), 0)
  return ratio(count, gradedCount(tally))
}

function ratio(count: number, base: number): number | null {
  return base === 0 ? null : count / base
}
