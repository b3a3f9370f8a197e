import { satterthwaite } from './degrees-of-freedom.ts'
import { pooledCorrelation } from './overlap.ts'
import { comparableStrata, type PairedStratum } from './paired-stratum.ts'
import { isCensus, stratifiedMean, type StratifiedMean, withoutNoise } from './stratified-mean.ts'
import { partVariance, type StratumChange, stratumChange } from './stratum-change.ts'
import { sumOf } from './sum-of.ts'

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
 * @returns `null` when one of the years has nobody in the domain.
 * @see Tam 1984; Qualité & Tillé 2008; statistics.md 9.
 */
export function meanChange(pairs: readonly PairedStratum[]): MeanChange | null {
  const { strata } = comparableStrata(pairs)
  const means = yearMeans(strata)
  if (means === null) return null
  const [first, second] = means
  const r = correlationOf(strata, first, second)
  const parts = strata.flatMap((stratum, index) => {
    const [before, after] = [first.parts[index], second.parts[index]]
    return before && after ? [stratumChange(stratum, [before, after], r)] : []
  })
  return changeOf(means, parts, { correlation: r, df: degreesOf(parts) })
}

/**
 * The change in one sector by itself: the same, with the correlation of the question over all sectors. Its
 * degrees of freedom are known also where everybody answered.
 */
export function sectorChange(pair: PairedStratum, correlation: number): MeanChange | null {
  const means = yearMeans([pair])
  if (means === null) return null
  const [[before], [after]] = [means[0].parts, means[1].parts]
  if (before === undefined || after === undefined) return null
  const part = stratumChange(pair, [before, after], correlation)
  const df = part.matched > 0 ? part.df : degreesOf([part])
  return changeOf(means, [part], { correlation, df })
}

type YearMeans = readonly [first: StratifiedMean, second: StratifiedMean]

function yearMeans(strata: readonly PairedStratum[]): YearMeans | null {
  const first = stratifiedMean(strata.map(stratum => stratum.first))
  const second = stratifiedMean(strata.map(stratum => stratum.second))
  return first === null || second === null ? null : [first, second]
}

function changeOf(
  [first, second]: YearMeans,
  parts: readonly StratumChange[],
  { correlation, df }: { readonly correlation: number; readonly df: number | null },
): MeanChange {
  return {
    difference: second.mean - first.mean,
    se: Math.sqrt(differenceVariance(parts)),
    df,
    isCensus: isCensus(first) && isCensus(second),
    first: yearMean(first),
    second: yearMean(second),
    matched: sumOf(parts, ({ matched }) => matched),
    correlation,
    covariance: sumOf(parts, ({ covariance }) => covariance),
    strata: parts,
  }
}

function differenceVariance(parts: readonly StratumChange[]): number {
  return withoutNoise(sumOf(parts, partVariance))
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
  if (differenceVariance(parts) === 0) return null
  return satterthwaite(parts.map(part => ({ variance: partVariance(part), df: part.df })))
}

function yearMean({ mean, variance, parts }: StratifiedMean): YearMean {
  return { n: sumOf(parts, ({ sample }) => sample.n), mean, variance }
}
