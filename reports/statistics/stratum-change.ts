import type { SectorId } from '../../surveys/association.ts'
import { ownDegrees, satterthwaite } from './degrees-of-freedom.ts'
import { commonFrame, type OverlapCounts, overlapFactor } from './overlap.ts'
import type { PairedStratum } from './paired-stratum.ts'
import type { StratumPart } from './stratified-mean.ts'

/** One sector's part in a change (statistics.md 9). */
export interface StratumChange {
  readonly sector: SectorId
  /** m: how many answered both years. */
  readonly matched: number
  /** M as it was used; `null` where no frame is known. */
  readonly common: number | null
  /** κ: see `overlapFactor`. */
  readonly overlap: number
  readonly varianceFirst: number
  readonly varianceSecond: number
  /** C: never so large that the difference would have a negative variance. */
  readonly covariance: number
  /** ν: of those who answered twice as in a paired test, of two samples apart as in Welch's. */
  readonly df: number
}

/** What the two years' parts of one sector make together, with the question's correlation r. */
export function stratumChange(
  { sector, matched: { matched }, common }: PairedStratum,
  [first, second]: readonly [StratumPart, StratumPart],
  correlation: number,
): StratumChange {
  const counts: OverlapCounts = {
    matched,
    answered: [first.sample.answered, second.sample.answered],
    sizes: first.size === null || second.size === null ? null : [first.size, second.size],
    common,
  }
  const overlap = overlapFactor(counts)
  const most = Math.sqrt(first.variance * second.variance)
  // One answer has no spread: nothing is known of how it goes together with another.
  const covariance = overlap * correlation * (first.spread ?? 0) * (second.spread ?? 0)
  return {
    sector,
    matched,
    common: commonFrame(counts),
    overlap,
    varianceFirst: first.variance,
    varianceSecond: second.variance,
    covariance: Math.max(-most, Math.min(most, covariance)),
    df: matched > 0 ? pairedDegrees(first, second) : welchDegrees(first, second),
  }
}

/** The variance of the sector's difference: V₁ + V₂ − 2C. */
export function partVariance(part: StratumChange): number {
  return part.varianceFirst + part.varianceSecond - 2 * part.covariance
}

function pairedDegrees(first: StratumPart, second: StratumPart): number {
  return ownDegrees(Math.min(first.sample.n, second.sample.n))
}

function welchDegrees(first: StratumPart, second: StratumPart): number {
  const parts = [first, second].map(({ variance, sample }) => ({
    variance,
    df: ownDegrees(sample.n),
  }))
  return satterthwaite(parts) ?? 1
}
