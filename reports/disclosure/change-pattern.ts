import type { SectorId } from '../../surveys/association.ts'
import type { Reasons } from './disclosed-item.ts'
import type { WithholdingReason } from './figure.ts'
import type { Showing } from './showing.ts'

/** What may be shown of a change between two rounds. A sector that is not named shows all of it. */
export interface ChangePattern {
  readonly first: YearPattern
  readonly second: YearPattern
  /** Sectors whose change is withheld: those hidden in either round. */
  readonly change: Reasons
  /** Sectors whose change is shown without standard error, interval, p-value and effect size. */
  readonly spread: Reasons
  /** Either round shows nothing of all sectors together, not even n. */
  readonly hidesTotal: boolean
  readonly total: ChangeTotal
}

/** What is withheld of the sectors in one round, under its own rule and the comparison's. */
export interface YearPattern {
  readonly hidden: Reasons
  readonly spread: Reasons
}

/** What may be shown of the change of all sectors that answered both times. */
export interface ChangeTotal {
  /** Why nothing of it is shown, not even n. */
  readonly hidden: WithholdingReason | null
  readonly first: YearTotal
  readonly second: YearTotal
  readonly difference: Showing
  /** Of the difference; its standard error and p-value only where it is `exact`. */
  readonly interval: Showing
  /** What weighs the answers in another way: effect size, composition. */
  readonly otherWeights: WithholdingReason | null
}

export interface YearTotal {
  readonly mean: Showing
  readonly interval: Showing
}

/** The patterns under which the figures of each round are published: its own, and the comparison's. */
export interface PatternsOf<Pattern> {
  readonly first: readonly Pattern[]
  readonly second: readonly Pattern[]
}

/** Whether either round, under any of its rules, shows nothing of all sectors together. */
export function hidesTotal({ first, second }: PatternsOf<HiddenTotal>): boolean {
  return [...first, ...second].some(({ total }) => total.hidden !== null)
}

interface HiddenTotal {
  readonly total: { readonly hidden: WithholdingReason | null }
}

/** What the patterns of two rounds withhold of their sectors, and of the change between them. */
export function changedSectors(
  patterns: PatternsOf<YearPattern>,
): Pick<ChangePattern, 'first' | 'second' | 'change' | 'spread'> {
  const [first, second] = [mergedPattern(patterns.first), mergedPattern(patterns.second)]
  const change = merged([first.hidden, second.hidden])
  const limited = merged([first.spread, second.spread])
  const spread = new Map([...limited].filter(([sector]) => !change.has(sector)))
  return { first, second, change, spread }
}

/** Whether both the change of a sector and how certain it is are shown. */
export function isSpreadTold({
  change,
  spread,
}: Pick<ChangePattern, 'change' | 'spread'>): (sector: SectorId) => boolean {
  return sector => !change.has(sector) && !spread.has(sector)
}

/** A total of which nothing is shown. */
export function hiddenChange(reason: WithholdingReason): ChangeTotal {
  const year = { mean: reason, interval: reason }
  return {
    hidden: reason,
    first: year,
    second: year,
    difference: reason,
    interval: reason,
    otherWeights: reason,
  }
}

/** Sectors that answered in one round only, left out of the total: how many of them a round knows. */
export interface LeftOut {
  readonly excluded: readonly SectorId[]
  /** n of a sector in the round. */
  readonly count: (sector: SectorId) => number
}

/** Whether a round's own total, less the comparison's, would tell of few (statistics.md 14.6). */
export function tellsLeftOut(
  patterns: readonly YearPattern[],
  { excluded, count }: LeftOut,
  threshold: number,
): boolean {
  const n = excluded.reduce((sum, sector) => sum + count(sector), 0)
  const isHidden = excluded.some(
    sector => count(sector) > 0 && patterns.some(({ hidden }) => hidden.has(sector)),
  )
  return isHidden || (n > 0 && n < threshold)
}

function mergedPattern(patterns: readonly YearPattern[]): YearPattern {
  return {
    hidden: merged(patterns.map(({ hidden }) => hidden)),
    spread: merged(patterns.map(({ spread }) => spread)),
  }
}

/** The first to name a sector gives its reason. */
function merged(all: readonly Reasons[]): Reasons {
  return new Map(all.toReversed().flatMap(reasons => [...reasons]))
}
