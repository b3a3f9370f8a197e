import type { SectorId } from '../../surveys/association.ts'
import { byCodePoint } from '../../surveys/code-point-order.ts'
import type { IndexTally } from '../tally/index-tally.ts'
import {
  type DisclosedItem,
  type DisclosureRule,
  NO_REASONS,
  type Reasons,
} from './disclosed-item.ts'
import type { WithholdingReason } from './figure.ts'
import { type GradeRange, hiddenSectors, isOpenInterval } from './hidden-sectors.ts'
import { indexGuardsItems } from './index-guard.ts'
import { indexWeight } from './index-weight.ts'
import type { ItemPattern } from './item-pattern.ts'
import { limitedSectors } from './limited-sectors.ts'
import type { Printed } from './printed-measure.ts'
import type { Showing } from './showing.ts'

/** One sector of an index: how many associations it has, and what was counted of them. */
export interface IndexSector {
  readonly sector: SectorId
  /** N; `null`: unknown. */
  readonly size: number | null
  readonly tally: IndexTally
}

/** A theme index, with its items as they are published. */
export interface DisclosedIndex {
  /** The scale of its items. */
  readonly scale: GradeRange
  /** L: see `indexUnit`. */
  readonly unit: number
  readonly strata: readonly IndexSector[]
  readonly items: readonly IndexItem[]
  /** Everything that is printed of the index of all, from its mean on the scale. */
  readonly print: (mean: number) => readonly Printed[]
}

export interface IndexItem {
  readonly item: DisclosedItem
  readonly pattern: ItemPattern
  readonly isReversed: boolean
}

/** What may be shown of an index. A sector that is not named shows all of it. */
export interface IndexPattern {
  readonly hidden: Reasons
  /** Sectors of which only how many they are and the index may be shown. */
  readonly spread: Reasons
  readonly total: {
    readonly hidden: WithholdingReason | null
    readonly mean: Showing
    readonly interval: Showing
    /** Without weights: standard deviation, alpha. */
    readonly unweighted: WithholdingReason | null
  }
}

/**
 * Decides what may be shown of a theme index. It is shown of a sector where all its items are, and has
 * answers enough of its own; of all, where it tells no more of the hidden sectors than its items do.
 */
export function indexPattern(
  index: DisclosedIndex,
  { promise, threshold }: DisclosureRule,
  also: Reasons = NO_REASONS,
): IndexPattern {
  if (!promise.withholdsSmallCells) return WHOLE_INDEX
  const { hidden, hidesTotal } = hiddenOf(index, threshold, also)
  const bases = index.strata.map(({ sector, tally }) => ({ sector, base: tally.defined }))
  const limited = limitedSectors(bases, threshold, hidden.size)
  const spreads = [...index.items.map(({ pattern }) => pattern.spread), limited.reasons]
  const spread = new Map(
    spreads.flatMap(reasons => [...reasons]).filter(([sector]) => !hidden.has(sector)),
  )
  const all = index.strata.reduce((sum, { tally }) => sum + tally.defined, 0)
  // Where all are fewer than the threshold, no sector protects another, and the total is hidden for it.
  const isTold = hidesTotal || !indexGuardsItems(index)
  const total = isTold
    ? hiddenIndexTotal(reasonOf(index.strata, threshold))
    : shownTotal({ hidden, spread }, all > 0 && all < 2 * threshold)
  return { hidden, spread, total }
}

function hiddenIndexTotal(reason: WithholdingReason): IndexPattern['total'] {
  return { hidden: reason, mean: reason, interval: reason, unweighted: reason }
}

function shownTotal(
  { hidden, spread }: Pick<IndexPattern, 'hidden' | 'spread'>,
  isLimited: boolean,
): IndexPattern['total'] {
  const isWhole = hidden.size + spread.size === 0
  const interval = isWhole ? 'exact' : 'rounded'
  return {
    hidden: null,
    mean: hidden.size === 0 ? 'exact' : 'rounded',
    interval: isLimited ? 'fewForSpread' : interval,
    unweighted: isWhole && !isLimited ? null : 'protectsOthers',
  }
}

interface HiddenIndex {
  readonly hidden: Reasons
  readonly hidesTotal: boolean
}

/** As for an item; but what each answer weighs is known, so that the weighted interval is looked at too. */
function hiddenOf(index: DisclosedIndex, threshold: number, also: Reasons): HiddenIndex {
  const groups = index.strata.map(each => ({
    sector: each.sector,
    n: each.tally.defined,
    sum: Number(each.tally.sum) / index.unit,
    weight: indexWeight(each),
    isTelling: also.has(each.sector) || isTelling(index, each, threshold),
  }))
  const { reasons, hideTotal } = hiddenSectors(groups, index.scale, threshold)
  const hidden = new Map(
    index.strata.flatMap(({ sector, tally }) => {
      if (!reasons.has(sector) && !hidesItem(index, sector)) return []
      return [[sector, also.get(sector) ?? reasonOf([{ tally }], threshold)]]
    }),
  )
  const weighted = groups
    .filter(({ sector }) => hidden.has(sector))
    .map(({ sector, n, sum, weight }) => ({ sector, n: weight * n, sum: weight * sum }))
  if (isOpenInterval(weighted, index.scale)) return { hidden, hidesTotal: hideTotal }
  const next = groups
    .filter(({ sector, n }) => !hidden.has(sector) && n > 0)
    .toSorted((a, b) => a.n - b.n || byCodePoint(a.sector, b.sector))[0]
  if (next === undefined) return { hidden, hidesTotal: true }
  return hiddenOf(index, threshold, new Map([...also, [next.sector, 'protectsOthers']]))
}

function hidesItem({ items }: DisclosedIndex, sector: SectorId): boolean {
  return items.some(({ pattern }) => pattern.hidden.has(sector))
}

/** One of its items is hidden there, or all have the same index and are few. */
function isTelling(
  index: DisclosedIndex,
  { sector, tally }: IndexSector,
  threshold: number,
): boolean {
  if (hidesItem(index, sector)) return true
  if (tally.defined >= 2 * threshold) return false
  return BigInt(tally.defined) * BigInt(tally.sumOfSquares) === BigInt(tally.sum) ** 2n
}

function reasonOf(
  strata: readonly Pick<IndexSector, 'tally'>[],
  threshold: number,
): WithholdingReason {
  const respondents = strata.reduce((sum, { tally }) => sum + tally.respondents, 0)
  return respondents < threshold ? 'few' : 'protectsOthers'
}

const WHOLE_INDEX: IndexPattern = {
  hidden: NO_REASONS,
  spread: NO_REASONS,
  total: { hidden: null, mean: 'exact', interval: 'exact', unweighted: null },
}
