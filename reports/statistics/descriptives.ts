import { type Scale, scaleSteps } from '../../surveys/questions/scale.ts'
import { answeredCount, gradedCount, gradeSum, type ItemTally } from '../tally/item-tally.ts'
import { highSteps, lowSteps } from './scoring.ts'

type Range = Pick<Scale, 'min' | 'max'>

/** Unweighted figures of one group and question (statistics.md 4); `null` where undefined. */
export interface Descriptives {
  /** How many gave a grade. */
  readonly n: number
  readonly mean: number | null
  /** Standard deviation with divisor n − 1 (standardavvikelse). */
  readonly sd: number | null
  /** The middle grade; halfway between the two middle ones when n is even (type 2). */
  readonly median: number | null
  /** Share of 4 and 5, in [0, 1]; only on a scale 1–5. */
  readonly shareHigh: number | null
  /** Share of 1 and 2, in [0, 1]; only on a scale 1–5. */
  readonly shareLow: number | null
  /** Net score (nettobetyg): per cent high less per cent low, from −100 to 100; only on a scale 1–5. */
  readonly net: number | null
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
  const high = countOf(tally, highSteps(scale), scale)
  const low = countOf(tally, lowSteps(scale), scale)
  return {
    n,
    mean: ratio(gradeSum(tally, scale), n),
    sd: standardDeviation(tally, scale),
    median: median(tally, scale),
    shareHigh: high === null ? null : ratio(high, n),
    shareLow: low === null ? null : ratio(low, n),
    net: high === null || low === null ? null : ratio(100 * (high - low), n),
    dontKnow: ratio(tally.dontKnow, answeredCount(tally)),
  }
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

function median(tally: ItemTally, { min }: Range): number | null {
  const n = gradedCount(tally)
  if (n === 0) return null
  const middle = [Math.ceil(n / 2), Math.floor(n / 2) + 1].map(place => stepAt(place, tally.grades))
  return min + ((middle[0] ?? 0) + (middle[1] ?? 0)) / 2
}

/** The step, from 0, of the answer that has a place in the order from low to high. */
function stepAt(place: number, counts: readonly number[]): number {
  let passed = 0
  return counts.findIndex(count => {
    passed += count
    return passed >= place
  })
}

function countOf(tally: ItemTally, steps: readonly number[] | null, { min }: Range): number | null {
  return steps?.reduce((sum, step) => sum + (tally.grades[step - min] ?? 0), 0) ?? null
}

function ratio(count: number, base: number): number | null {
  return base === 0 ? null : count / base
}
