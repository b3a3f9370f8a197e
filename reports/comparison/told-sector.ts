import type { SectorId } from '../../surveys/association.ts'
import type { DisclosureRule } from '../disclosure/disclosed-item.ts'
import { isWithheld, valueOf, type WithholdingReason } from '../disclosure/figure.ts'
import type { SectorCell } from '../results/measures.ts'
import type { ItemResult, ResultSet } from '../results/result-set.ts'
import { sectorEstimateOf } from '../statistics/domain-estimate.ts'
import type { StratumSample } from '../statistics/stratum-sample.ts'

/** What a certified result tells of how one sector answered one question. */
export interface ToldSector {
  /** Only as much of it as is told: without spread its `squares` are 0. */
  readonly sample: StratumSample
  /** Why nothing is told; `null`: n and the mean are. */
  readonly hidden: WithholdingReason | null
  /** Why no more than n and the mean is told, or may be used; `null`: the spread is as well. */
  readonly spread: WithholdingReason | null
  /** Whether it is told of how many it is known that they have a grade or none, which their weight follows from. */
  readonly isWeightTold: boolean
}

/**
 * Reads one sector of a question in a certified result.
 *
 * @param rule The comparison's: where it is stricter than the round's own, less may be used.
 */
export function toldSector(
  { sectors, total: { notShown } }: ItemResult,
  sector: SectorId,
  { result, rule }: { readonly result: ResultSet; readonly rule: DisclosureRule },
): ToldSector {
  const size = sizeOf(result, sector)
  const cell = sectors.find(each => each.sector === sector)
  if (cell === undefined) return nothingTold(size ?? 0, null)
  const hidden = hiddenIn(cell, rule)
  if (hidden !== null) return nothingTold(size, hidden)
  const sample = sampleIn(cell, size)
  // Who never saw a question counts as known to have no grade, and how many they are is told of all sectors alone.
  const isSeen = valueOf(notShown) === 0 || givesItsError(sample, cell)
  return {
    sample,
    hidden: null,
    spread: isSeen ? spreadIn(cell, rule) : 'protectsOthers',
    isWeightTold: isSeen && !isWithheld(cell.answered),
  }
}

function nothingTold(size: number | null, hidden: WithholdingReason | null): ToldSector {
  const sample = { size, answered: 0, n: 0, mean: 0, squares: 0 }
  return { sample, hidden, spread: null, isWeightTold: true }
}

/** Two standard errors that differ by less are the same, but for the rounding of floats. */
const SAME_ERROR = 1e-9

/**
 * Whether the standard error that a sector's figures give is the published one. Each number of those who never saw the
 * question gives another, so nobody in the sector did but where all grades are alike and every number gives 0.
 */
function givesItsError(sample: StratumSample, { answered, sd, mean }: SectorCell): boolean {
  const published = valueOf(mean.se)
  if (isWithheld(answered) || (valueOf(sd) ?? 0) === 0 || published === null) return false
  const { se } = sectorEstimateOf(sample)
  return se !== null && Math.abs(se - published) < SAME_ERROR
}

function hiddenIn(
  { n, mean }: SectorCell,
  { promise, threshold }: DisclosureRule,
): WithholdingReason | null {
  for (const figure of [n, mean.value]) if (isWithheld(figure)) return figure.withheld
  const count = valueOf(n) ?? 0
  return promise.withholdsSmallCells && count > 0 && count < threshold ? 'few' : null
}

/** Spread needs twice the threshold (statistics.md 14.2). */
function spreadIn(
  { n, answered, sd }: SectorCell,
  { promise, threshold }: DisclosureRule,
): WithholdingReason | null {
  for (const figure of [answered, sd]) if (isWithheld(figure)) return figure.withheld
  const count = valueOf(n) ?? 0
  const isSmall = count > 0 && count < 2 * threshold
  return promise.withholdsSmallCells && isSmall ? 'fewForSpread' : null
}

function sampleIn(
  { n: graded, answered, mean, sd }: SectorCell,
  size: number | null,
): StratumSample {
  const n = valueOf(graded) ?? 0
  return {
    size,
    // Alone it weighs the same whatever is taken; among others it is not used where it is not told.
    answered: valueOf(answered) ?? n,
    n,
    mean: valueOf(mean.value) ?? 0,
    squares: (valueOf(sd) ?? 0) ** 2 * Math.max(0, n - 1),
  }
}

/**
 * N: the response rate is of those who are eligible, so it tells how many they are.
 *
 * @returns `null` when nobody knows, and as many as were invited where nobody answered.
 */
function sizeOf({ response }: ResultSet, sector: SectorId): number | null {
  const counts = response.sectors.find(each => each.sector === sector)
  if (counts === undefined) return 0
  const { invited, answered, rate } = counts
  return rate === null || answered === 0 ? invited : Math.round(answered / rate)
}
