import { satterthwaite } from './degrees-of-freedom.ts'
import { pooledCorrelation } from './overlap.ts'
import { comparableStrata, type PairedStratum } from './paired-stratum.ts'
import { stratifiedMean, type StratifiedMean, withoutNoise } from './stratified-mean.ts'
import { differenceVariance, type StratumChange, stratumChange } from './stratum-change.ts'

/** The difference between two years' means, and how uncertain it is (statistics.md 9). */
export interface MeanChange {
  /** The second mean less the first. */
  readonly difference: number
  /** 0 when everybody answered both years, and also when no answers differ. */
  readonly se: number
  /** A real number; `null` when the standard error is 0. */
  readonly df: number | null
  /** Everybody answered, both years, in the sectors that are compared. */
  readonly isCensus: boolean
  readonly first: YearMean
  readonly second: YearMean
  /** How many answered both years, in one sector. */
  readonly matched: number
  /** r: see `pooledCorrelation`. */
  readonly correlation: number
  /** What the overlap takes from the variance, twice. */
  readonly covariance: number
  readonly strata: readonly StratumChange[]
}

/** One year of a change. */
export interface YearMean {
  /** How many are in the domain. */
  readonly n: number
  readonly mean: number
  readonly variance: number
}

/**
 * The change of a mean between two years, each with its own frame, over the sectors in which somebody
 * answered both years. Where associations answered twice their answers go together, which makes the
 * difference more certain than that of two samples apart.
 *
 * Two samples apart of one sector without frames are Welch's t-test, the same associations twice the
 * paired one; when everybody answered both times there is no uncertainty.
 *
 * @param correlation r of the question, where one sector is looked at by itself; otherwise estimated.
 * @returns `null` when one of the years has nobody in the domain.
 * @see Tam 1984; Qualité & Tillé 2008; statistics.md 9.
 */
export function meanChange(
  pairs: readonly PairedStratum[],
  correlation?: number,
): MeanChange | null {
  const { strata } = comparableStrata(pairs)
  const first = stratifiedMean(strata.map(stratum => stratum.first))
  const second = stratifiedMean(strata.map(stratum => stratum.second))
  if (first === null || second === null) return null
  const r = correlation ?? correlationOf(strata, first, second)
  const parts = strata.flatMap((stratum, index) => {
    const [before, after] = [first.parts[index], second.parts[index]]
    return before && after ? [stratumChange(stratum, [before, after], r)] : []
  })
  const variance = withoutNoise(sum(parts, differenceVariance))
  return {
    difference: second.mean - first.mean,
    se: Math.sqrt(variance),
    df: variance === 0 ? null : degreesOf(parts),
    isCensus: isCensus(first) && isCensus(second),
    first: yearMean(first),
    second: yearMean(second),
    matched: sum(parts, ({ matched }) => matched),
    correlation: r,
    covariance: sum(parts, ({ covariance }) => covariance),
    strata: parts,
  }
}

/**
 * The change in one sector by itself: the same, with the correlation of the question over all sectors. Its
 * degrees of freedom are known also where everybody answered.
 */
export function sectorChange(pair: PairedStratum, correlation: number): MeanChange | null {
  const change = meanChange([pair], correlation)
  const [own] = change?.strata ?? []
  if (change === null || own === undefined || own.matched === 0) return change
  return { ...change, df: own.df }
}

function correlationOf(
  strata: readonly PairedStratum[],
  first: StratifiedMean,
  second: StratifiedMean,
): number {
  const samples = strata.map(({ matched }) => matched)
  return pooledCorrelation(samples, { first: first.mean, second: second.mean })
}

function degreesOf(parts: readonly StratumChange[]): number | null {
  return satterthwaite(parts.map(part => ({ variance: differenceVariance(part), df: part.df })))
}

function isCensus({ parts }: StratifiedMean): boolean {
  return parts.every(({ sample, size }) => size === sample.answered)
}

function yearMean({ mean, variance, parts }: StratifiedMean): YearMean {
  return { n: sum(parts, ({ sample }) => sample.n), mean, variance }
}

function sum<T>(items: readonly T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0)
}
