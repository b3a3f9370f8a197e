import type { SectorId } from '../../surveys/association.ts'
import { byCodePoint } from '../../surveys/code-point-order.ts'
import type { WithholdingReason } from './figure.ts'

/** What is needed of a sector to decide whether more than its mean may be shown. */
export interface GroupBase {
  readonly sector: SectorId
  /** How many the figures rest on: grades for the spread, answers for "vet inte". */
  readonly base: number
}

/** The sectors of which only the mean and the share high may be shown. */
export interface LimitedSectors {
  readonly reasons: ReadonlyMap<SectorId, WithholdingReason>
  /** The total's own spread would give the one limited sector away, and is withheld too. */
  readonly limitTotal: boolean
}

/**
 * Spread and distribution need twice the threshold (statistics.md 14.2). Two sectors are limited or
 * none, because the total and all sectors but one give the last one away; those that are hidden
 * altogether count too.
 *
 * @param groups The sectors that are not hidden altogether.
 * @param hidden How many are.
 */
export function limitedSectors(
  groups: readonly GroupBase[],
  threshold: number,
  hidden = 0,
): LimitedSectors {
  const answered = groups.filter(({ base }) => base > 0)
  const limited = answered.filter(({ base }) => base < 2 * threshold)
  const reasons = new Map<SectorId, WithholdingReason>(
    limited.map(({ sector }) => [sector, 'fewForSpread']),
  )
  if (limited.length !== 1 || hidden > 0) return { reasons, limitTotal: false }
  const smallest = answered
    .filter(({ sector }) => !reasons.has(sector))
    .toSorted((a, b) => a.base - b.base || byCodePoint(a.sector, b.sector))[0]
  if (smallest === undefined) return { reasons, limitTotal: true }
  reasons.set(smallest.sector, 'protectsOthers')
  return { reasons, limitTotal: false }
}
