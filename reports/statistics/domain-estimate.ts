import { ownDegrees, satterthwaite } from './degrees-of-freedom.ts'
import { confidenceInterval, type Interval } from './interval.ts'
import type { Scoring } from './scoring.ts'
import { isCensus, stratifiedMean, type StratifiedMean } from './stratified-mean.ts'
import { sampleOf, type Stratum, type StratumSample } from './stratum-sample.ts'
import { sumOf } from './sum-of.ts'

/** A stratified mean over those in the domain, and how certain it is (statistics.md 5–6). */
export interface DomainEstimate {
  /** `null` when nobody is in the domain, or when the sizes of some sectors only are known. */
  readonly mean: number | null
  /**
   * Standard error with finite population correction; `null` when there is no mean, or one sector has a
   * single answer. 0 when all were asked and answered, and also when all answered alike.
   */
  readonly se: number | null
  /** How many are in the domain: n. */
  readonly n: number
  /** Of how many it is known whether they are: a. */
  readonly answered: number
  /** Satterthwaite's degrees of freedom, a real number; `null` when the standard error is 0 or not known. */
  readonly df: number | null
  /** n less the number of sectors with any in the domain: what survey programs use. */
  readonly designDf: number
  /** Every covered sector answered to the last association: no sampling uncertainty (totalundersökning). */
  readonly isCensus: boolean
  /** How many associations the covered sectors have, a faulty frame set right; `null`: not known. */
  readonly coveredSize: number | null
}

/** The estimate over sectors of one question. */
export function domainEstimate(strata: readonly Stratum[], scoring: Scoring): DomainEstimate {
  return estimateOf(strata.map(stratum => sampleOf(stratum, scoring)))
}

/** The same for one sector on its own. */
export function sectorEstimate(sector: Stratum, scoring: Scoring): DomainEstimate {
  return sectorEstimateOf(sampleOf(sector, scoring))
}

/** The estimate over sectors of anything that has a sample in each, such as a theme index. */
export function estimateOf(samples: readonly StratumSample[]): DomainEstimate {
  const n = sumOf(samples, sample => sample.n)
  const answered = sumOf(samples, sample => sample.answered)
  const estimate = stratifiedMean(samples)
  return {
    mean: estimate === null ? null : estimate.mean,
    se: estimate === null ? null : Math.sqrt(estimate.variance),
    n,
    answered,
    df: estimate === null ? null : degreesOf(estimate),
    designDf:
      estimate === null ? 0 : sumOf(estimate.parts, ({ sample }) => Math.max(0, sample.n - 1)),
    isCensus: estimate !== null && isCensus(estimate),
    coveredSize: estimate === null ? null : coveredSize(estimate),
  }
}

/** The same for one sector on its own. A single answer says nothing of how answers spread. */
export function sectorEstimateOf(sample: StratumSample): DomainEstimate {
  const estimate = estimateOf([sample])
  return estimate.n === 1 && !estimate.isCensus ? { ...estimate, se: null, df: null } : estimate
}

/** Satterthwaite's degrees of freedom of a stratified mean. */
function degreesOf({ parts }: StratifiedMean): number | null {
  return satterthwaite(
    parts.map(({ variance, sample }) => ({ variance, df: ownDegrees(sample.n) })),
  )
}

/** The 95 % confidence interval that is shown. */
export function meanInterval({ mean, se, df, isCensus }: DomainEstimate): Interval | null {
  return confidenceInterval({ value: mean, se, df, isCensus }, 0.95)
}

/** The interval with the degrees of freedom of the design, as survey programs print it: for the appendix. */
export function designInterval({ mean, se, designDf }: DomainEstimate): Interval | null {
  if (mean === null || se === null || designDf < 1) return null
  const isCertain = se === 0
  return confidenceInterval({ value: mean, se, df: designDf, isCensus: isCertain }, 0.95)
}

function coveredSize({ parts }: StratifiedMean): number | null {
  if (parts.some(({ size }) => size === null)) return null
  return sumOf(parts, ({ size }) => size ?? 0)
}
