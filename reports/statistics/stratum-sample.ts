import { type ItemTally, settledCount } from '../tally/item-tally.ts'
import type { Scoring } from './scoring.ts'
import { sumOf } from './sum-of.ts'

/** One sector: how many associations it has, and how they answered one question. */
export interface Stratum {
  /** N: associations in the frame; `null` when nobody knows. */
  readonly size: number | null
  readonly tally: ItemTally
}

/** What an estimate has to know of one stratum: how many it is, and how the values in the domain lie. */
export interface StratumSample {
  /** N: associations in the frame; `null` when nobody knows. */
  readonly size: number | null
  /** a: those of whom it is known whether they are in the domain. */
  readonly answered: number
  /** n: those in the domain. */
  readonly n: number
  /** Of the values in the domain; 0 when there are none. */
  readonly mean: number
  /** Σ(x − mean)² in the domain. */
  readonly squares: number
}

/** The sample that one question gives in one sector. Grades are added lowest first. */
export function sampleOf({ size, tally }: Stratum, scoring: Scoring): StratumSample {
  const { dontKnow } = scoring
  let n = dontKnow === null ? 0 : tally.dontKnow
  let sum = dontKnow === null ? 0 : tally.dontKnow * dontKnow
  for (const [step, count] of tally.grades.entries()) {
    n += count
    sum += count * (scoring.grades[step] ?? 0)
  }
  const answered = dontKnow === null ? settledCount(tally) : n
  if (n === 0) return { size, answered, n, mean: 0, squares: 0 }
  const mean = sum / n
  return { size, answered, n, mean, squares: squaresAround(mean, tally, scoring) }
}

function squaresAround(mean: number, tally: ItemTally, { grades, dontKnow }: Scoring): number {
  let squares = dontKnow === null ? 0 : tally.dontKnow * (dontKnow - mean) ** 2
  for (const [step, count] of tally.grades.entries()) {
    squares += count * ((grades[step] ?? 0) - mean) ** 2
  }
  return squares
}

/** Several strata as one whose size is not known (statistics.md 5: all N unknown). */
export function pooledSample(samples: readonly StratumSample[]): StratumSample {
  const n = sumOf(samples, sample => sample.n)
  const mean = n === 0 ? 0 : sumOf(samples, sample => sample.n * sample.mean) / n
  return {
    size: null,
    answered: sumOf(samples, sample => sample.answered),
    n,
    mean,
    squares: sumOf(samples, sample => sample.squares + sample.n * (sample.mean - mean) ** 2),
  }
}
