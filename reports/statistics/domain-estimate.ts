import { answeredCount, type ItemTally } from '../tally/item-tally.ts'

/** One sector: how many associations it has, and how they answered. */
export interface Stratum {
  /** N: associations in the frame. */
  readonly size: number
  readonly tally: ItemTally
}

/** What a grade or "vet inte" is worth in the mean that is sought; `null` leaves it out of the domain. */
export interface Scoring {
  readonly grade: (index: number) => number
  readonly dontKnow: number | null
}

/** A stratified mean over those in the domain, with its standard error (statistics.md 5). */
export interface DomainEstimate {
  /** `null` when nobody is in the domain. */
  readonly mean: number | null
  /**
   * Standard error with finite population correction; `null` when nobody is in the domain, or one
   * sector has a single answer. 0 when all were asked and answered, and also when all answered alike.
   */
  readonly se: number | null
  /** How many are in the domain: n. */
  readonly n: number
  /** How many answered the question: a. */
  readonly answered: number
}

/** Below this the standard error is rounding noise. */
const SMALLEST_SE = 1e-10

/**
 * The mean over strata in which everybody was asked and those who answered stand for their stratum:
 * each answer weighs N/a. "Vet inte" is a domain of its own, not nonresponse. Strata without answers
 * are not covered and contribute nothing.
 *
 * @see Cochran 1977, Sampling Techniques, 5A.9; Särndal, Swensson & Wretman 1992, 10.3 and 15.6.
 */
export function domainEstimate(strata: readonly Stratum[], scoring: Scoring): DomainEstimate {
  const covered = strata
    .map(stratum => summarise(stratum, scoring))
    .filter(({ answered }) => answered > 0)
  const n = sum(covered, stratum => stratum.n)
  const answered = sum(covered, stratum => stratum.answered)
  const estimatedSize = sum(covered, ({ weight, n: inDomain }) => weight * inDomain)
  if (n === 0) return { mean: null, se: null, n, answered }
  const mean = weightedMean(covered, estimatedSize)
  return { mean, se: standardError(covered, mean, estimatedSize), n, answered }
}

/** The weight of a single stratum cancels: left out, its mean is the very number that describes it. */
function weightedMean(covered: readonly StratumSummary[], estimatedSize: number): number {
  const [first, ...others] = covered
  if (first !== undefined && others.length === 0) return first.total / first.n
  return sum(covered, ({ weight, total }) => weight * total) / estimatedSize
}

/** The same for one sector on its own. A single answer says nothing of how answers spread. */
export function sectorEstimate(sector: Stratum, scoring: Scoring): DomainEstimate {
  const estimate = domainEstimate([sector], scoring)
  const isCensus = estimate.answered >= sector.size
  return estimate.n === 1 && !isCensus ? { ...estimate, se: null } : estimate
}

interface StratumSummary {
  readonly size: number
  readonly answered: number
  readonly n: number
  readonly weight: number
  /** Σ of the scores in the domain. */
  readonly total: number
  readonly scored: readonly { readonly score: number; readonly count: number }[]
}

function summarise({ size, tally }: Stratum, scoring: Scoring): StratumSummary {
  const answered = answeredCount(tally)
  const scored = tally.grades.map((count, index) => ({ score: scoring.grade(index), count }))
  if (scoring.dontKnow !== null) scored.push({ score: scoring.dontKnow, count: tally.dontKnow })
  return {
    // More answers than the frame has is a fault of the frame (ramfel): the answers are the truth.
    size: Math.max(size, answered),
    answered,
    n: sum(scored, ({ count }) => count),
    weight: answered === 0 ? 0 : Math.max(size, answered) / answered,
    total: sum(scored, ({ score, count }) => score * count),
    scored,
  }
}

function standardError(
  strata: readonly StratumSummary[],
  mean: number,
  estimatedSize: number,
): number {
  const se = Math.sqrt(sum(strata, stratum => stratumVariance(stratum, mean, estimatedSize)))
  return se < SMALLEST_SE ? 0 : se
}

/** (1 − a/N)·s²/a with s² over all who answered, those outside the domain having the residual 0. */
function stratumVariance(
  { size, answered, scored }: StratumSummary,
  mean: number,
  estimatedSize: number,
): number {
  if (answered === size) return 0
  const scale = size / estimatedSize
  const residuals = sum(scored, ({ score, count }) => count * (score - mean))
  const squares = sum(scored, ({ score, count }) => count * (score - mean) ** 2)
  const correction = 1 - answered / size
  // One answer shows no spread inside its stratum: its distance to the whole mean is used instead.
  if (answered === 1) return correction * (scale * residuals) ** 2
  const s2 = (scale * scale * (squares - (residuals * residuals) / answered)) / (answered - 1)
  return (correction * s2) / answered
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
