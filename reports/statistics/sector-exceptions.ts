import type { SectorId } from '../../surveys/association.ts'
import { satterthwaite, type VariancePart } from './degrees-of-freedom.ts'
import { type DifferenceTest, MARGIN, testDifference } from './difference-test.ts'
import { type DomainEstimate, estimateOf, sectorEstimateOf } from './domain-estimate.ts'
import { holm } from './multiplicity.ts'
import type { StratumSample } from './stratum-sample.ts'
import { LEAST_GRADES } from './verdict.ts'

/** A sector whose mean is not that of the others: "undantaget är idrottsföreningarna". */
export interface SectorException {
  readonly sector: SectorId
  /** Its mean less the mean of all other sectors together, each weighing as its number of associations. */
  readonly difference: number
  /** Adjusted for all sectors that were tested (Holm); `null` when everybody answered and nothing is left to test. */
  readonly p: number | null
}

/** A sector's sample by its id. */
export type SectorSample = StratumSample & { readonly sector: SectorId }

/**
 * The sectors that are exceptions, in the order given.
 *
 * Tested is, for each sector with at least five grades that do not all agree, where the others together
 * have at least five too, whether its mean equals the stratified mean of all other sectors. Sectors are independent samples, so the
 * variances add, with Satterthwaite's degrees of freedom; the p-values of all tested sectors are one family
 * (Holm), and an exception is one whose adjusted p is below 0.05. It says that the sector differs from the
 * rest, not that it differs from every other sector, nor by how much it matters.
 *
 * Where the sector and all others answered to the last association there is no uncertainty, and an
 * exception is one that differs by more than the margin of 0.3 steps.
 */
export function sectorExceptions(samples: readonly SectorSample[]): readonly SectorException[] {
  const tested = samples.flatMap(sample => {
    const others = samples.filter(({ sector }) => sector !== sample.sector)
    const contrast = contrastOf(sectorEstimateOf(sample), estimateOf(others))
    return contrast === null ? [] : [{ sector: sample.sector, ...contrast }]
  })
  const adjusted = holm(tested.map(({ test }) => test.p))
  return tested.flatMap(({ sector, difference, isCensus }, place) => {
    const p = adjusted[place] ?? null
    const differs = isCensus ? Math.abs(difference) > MARGIN : p !== null && p < 0.05
    return differs ? [{ sector, difference, p }] : []
  })
}

interface Contrast {
  readonly difference: number
  readonly isCensus: boolean
  readonly test: DifferenceTest
}

function contrastOf(own: DomainEstimate, others: DomainEstimate): Contrast | null {
  const [mine, theirs] = [testable(own), testable(others)]
  if (mine === null || theirs === null) return null
  const difference = mine.mean - theirs.mean
  const isCensus = own.isCensus && others.isCensus
  const se = Math.sqrt(mine.variance + theirs.variance)
  const test = testDifference({ difference, se, df: satterthwaite([mine, theirs]), isCensus })
  return { difference, isCensus, test }
}

/** Enough grades, and an uncertainty that is known: where all said the same it is not. */
function testable(estimate: DomainEstimate): ({ readonly mean: number } & VariancePart) | null {
  const { mean, se, df, n, isCensus } = estimate
  if (mean === null || se === null || n < LEAST_GRADES) return null
  return se === 0 && !isCensus ? null : { mean, variance: se ** 2, df: df ?? 1 }
}
