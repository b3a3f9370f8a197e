import type { SectorId } from '../../surveys/association.ts'
import { satterthwaite, type VariancePart } from './degrees-of-freedom.ts'
import { MARGIN, testDifference } from './difference-test.ts'
import { type DomainEstimate, estimateOf, sectorEstimateOf } from './domain-estimate.ts'
import type { StratumSample } from './stratum-sample.ts'
import { LEAST_GRADES, LEVEL } from './verdict.ts'

/** A sector whose mean is not that of the others: "undantaget är idrottsföreningarna". */
export interface SectorException {
  readonly sector: SectorId
  /** Its mean less the mean of `others` together, each weighing as its number of associations. */
  readonly difference: number
  /** What it was held against: the sectors that had not been found to be exceptions before it. */
  readonly others: readonly SectorId[]
  /** Adjusted for all sectors that were tested (Holm); `null` when everybody answered, and there is nothing to test. */
  readonly p: number | null
}

/** Of two sectors that differ neither is the exception. */
const LEAST_OTHERS = 2

/** A sector's sample with its id. */
export type SectorSample = StratumSample & { readonly sector: SectorId }

/**
 * The sectors that are exceptions, the clearest first.
 *
 * Tested is, for each sector, whether its mean equals the stratified mean of all the others together.
 * Sectors are independent samples, so the variances add, with Satterthwaite's degrees of freedom. The one
 * with the smallest p is an exception if that p, times the number of sectors tested (Holm), is below 0.05;
 * it is then set apart, and the rest are tested among themselves, until none is found. So one sector that
 * stands out does not make exceptions of those that differ from nothing but it.
 *
 * It says that a sector differs from the others together, not from each of them. A sector is tested that has
 * five grades or more, not all alike, where the others are two at least and together have that too. Where a
 * sector and all others answered to the last association there is no uncertainty, and an exception is one
 * that differs by more than the margin of 0.3 steps.
 *
 * @see Holm 1979; statistics.md 11.
 */
export function sectorExceptions(samples: readonly SectorSample[]): readonly SectorException[] {
  const found: SectorException[] = []
  let remaining = samples
  for (;;) {
    const next = clearestException(remaining, found.at(-1)?.p ?? 0)
    if (next === null) return found
    found.push(next)
    remaining = remaining.filter(({ sector }) => sector !== next.sector)
  }
}

/** @param least An exception is no clearer than the one before it. */
function clearestException(
  samples: readonly SectorSample[],
  least: number,
): SectorException | null {
  const tested = samples.flatMap(sample => {
    const others = samples.filter(({ sector, n }) => sector !== sample.sector && n > 0)
    if (others.length < LEAST_OTHERS) return []
    const contrast = contrastOf(sectorEstimateOf(sample), estimateOf(others))
    const ids = others.map(({ sector }) => sector)
    return contrast === null ? [] : [{ sector: sample.sector, others: ids, ...contrast }]
  })
  const [clearest] = tested.toSorted(
    (a, b) => (a.p ?? 0) - (b.p ?? 0) || Math.abs(b.difference) - Math.abs(a.difference),
  )
  if (clearest === undefined) return null
  const { sector, others, difference } = clearest
  if (clearest.p === null) {
    return Math.abs(difference) > MARGIN ? { sector, difference, others, p: null } : null
  }
  const p = Math.max(least, Math.min(1, clearest.p * tested.length))
  return p < LEVEL ? { sector, difference, others, p } : null
}

interface Contrast {
  readonly difference: number
  /** `null`: everybody answered. */
  readonly p: number | null
}

function contrastOf(own: DomainEstimate, others: DomainEstimate): Contrast | null {
  const [mine, theirs] = [testable(own), testable(others)]
  if (mine === null || theirs === null) return null
  const difference = mine.mean - theirs.mean
  const isCensus = own.isCensus && others.isCensus
  const se = Math.sqrt(mine.variance + theirs.variance)
  const { p } = testDifference({ difference, se, df: satterthwaite([mine, theirs]), isCensus })
  return { difference, p }
}

/** Enough grades, and an uncertainty that is known: where all said the same it is not. */
function testable(estimate: DomainEstimate): ({ readonly mean: number } & VariancePart) | null {
  const { mean, se, df, n, isCensus } = estimate
  if (mean === null || se === null || n < LEAST_GRADES) return null
  return se === 0 && !isCensus ? null : { mean, variance: se ** 2, df: df ?? 1 }
}
