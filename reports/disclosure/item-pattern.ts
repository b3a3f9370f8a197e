import { byCodePoint } from '../../surveys/code-point-order.ts'
import { gradedCount } from '../tally/item-tally.ts'
import {
  type DisclosedItem,
  type DisclosureRule,
  NO_REASONS,
  type Reasons,
} from './disclosed-item.ts'
import { meanGuardsHidden } from './guarded-measures.ts'
import type { SectorAnswers } from './sector-answers.ts'
import { type SectorPattern, sectorPattern } from './sector-pattern.ts'
import { type TotalPattern, totalPattern, WHOLE_TOTAL } from './total-pattern.ts'

/** Why each figure of an item is withheld. One pattern for all measures, views and files. */
export interface ItemPattern extends Pick<
  SectorPattern,
  'hidden' | 'spread' | 'shareHigh' | 'dontKnow'
> {
  readonly total: TotalPattern
}

/**
 * Decides, on exact counts and before any rounding, what may be shown of one item.
 *
 * @param also Sectors that are to be hidden whatever they answered, and why.
 */
export function itemPattern(
  item: DisclosedItem,
  { promise, threshold }: DisclosureRule,
  also: Reasons = NO_REASONS,
): ItemPattern {
  if (!promise.withholdsSmallCells) return EVERYTHING_SHOWN
  const { hidden, spread, shareHigh, dontKnow, ...rest } = guardedSectors(item, threshold, also)
  const sectors = { hidden, spread, shareHigh, dontKnow }
  return { ...sectors, total: totalPattern(item, { ...sectors, ...rest }, threshold) }
}

/** One more sector is hidden, the smallest first, until the total leaves the hidden ones open. */
function guardedSectors(item: DisclosedItem, threshold: number, also: Reasons): SectorPattern {
  const pattern = sectorPattern(item, threshold, also)
  if (pattern.hidesTotal || meanGuardsHidden(item, pattern, threshold)) return pattern
  const next = item.strata
    .filter(({ sector, tally }) => !pattern.hidden.has(sector) && gradedCount(tally) > 0)
    .toSorted(bySize)[0]
  if (next === undefined) return { ...pattern, hidesTotal: true }
  return guardedSectors(item, threshold, new Map([...also, [next.sector, 'protectsOthers']]))
}

function bySize(a: SectorAnswers, b: SectorAnswers): number {
  return gradedCount(a.tally) - gradedCount(b.tally) || byCodePoint(a.sector, b.sector)
}

const EVERYTHING_SHOWN: ItemPattern = {
  hidden: NO_REASONS,
  spread: NO_REASONS,
  shareHigh: NO_REASONS,
  dontKnow: NO_REASONS,
  total: WHOLE_TOTAL,
}
