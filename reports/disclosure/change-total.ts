import type { SectorId } from '../../surveys/association.ts'
import { gradedCount } from '../tally/item-tally.ts'
import type { ComparedItem, ComparedYear } from './compared-item.ts'
import type { WithholdingReason } from './figure.ts'
import { keepsOpen, shownMeasures } from './guarded-measures.ts'
import type { ItemPattern } from './item-pattern.ts'
import type { Printed, PrintedMeasure } from './printed-measure.ts'
import type { SectorAnswers } from './sector-answers.ts'
import type { Showing } from './showing.ts'

/** What may be shown of the change of all sectors together. */
export interface ChangeTotal {
  /** Why nothing of it is shown, not even n. */
  readonly hidden: WithholdingReason | null
  readonly first: Showing
  readonly second: Showing
  readonly difference: Showing
  /** Interval, p-value; the standard error only where it is `exact`. */
  readonly interval: Showing
  /** What weighs the answers in another way: effect size, composition. */
  readonly otherWeights: WithholdingReason | null
}

/** Two rounds, the patterns under which the figures of each are published, and what they have in common. */
export interface ComparedPatterns {
  readonly first: readonly ItemPattern[]
  readonly second: readonly ItemPattern[]
  /** Sectors with answers in both: the total is over them. */
  readonly common: ReadonlySet<SectorId>
  /** Sectors with answers in one only. */
  readonly excluded: readonly SectorId[]
}

type Strata = readonly SectorAnswers[]

export function changeTotal(item: ComparedItem, years: ComparedPatterns): ChangeTotal {
  const reason = hiddenReason(item, years) ?? untoldMeans(item, years)
  if (reason !== null) {
    return {
      hidden: reason,
      first: reason,
      second: reason,
      difference: reason,
      interval: reason,
      otherWeights: reason,
    }
  }
  const isExact = (patterns: readonly ItemPattern[], measure: 'mean' | 'interval') =>
    patterns.every(({ total }) => total.measures[measure] === 'exact')
  const both = [...years.first, ...years.second]
  const guarded = guardedChange(item, years)
  return {
    hidden: null,
    first: isExact(years.first, 'mean') ? 'exact' : 'rounded',
    second: isExact(years.second, 'mean') ? 'exact' : 'rounded',
    difference: isExact(both, 'mean') ? 'exact' : guarded.difference,
    interval: isExact(both, 'interval') ? 'exact' : guarded.interval,
    otherWeights: both.every(({ total }) => total.unweighted.spread === null)
      ? null
      : 'protectsOthers',
  }
}

/** The total of a round less the comparison's is the sectors that are left out: none, or many and open. */
function hiddenReason(item: ComparedItem, years: ComparedPatterns): WithholdingReason | null {
  for (const year of ['first', 'second'] as const) {
    const { strata } = item[year]
    for (const { total, hidden } of years[year]) {
      if (total.hidden !== null) return total.hidden
      if (years.excluded.some(sector => hidden.has(sector))) return 'protectsOthers'
    }
    const isFew = (isChosen: (sector: SectorId) => boolean) => {
      const chosen = strata.filter(({ sector }) => isChosen(sector))
      const n = chosen.reduce((sum, { tally }) => sum + gradedCount(tally), 0)
      return item.rule.promise.withholdsSmallCells && n > 0 && n < item.rule.threshold
    }
    if (isFew(sector => years.common.has(sector))) return 'few'
    if (isFew(sector => years.excluded.includes(sector))) return 'protectsOthers'
  }
  return null
}

/** Where some sectors are left out, each round has a second mean of all. */
function untoldMeans(item: ComparedItem, years: ComparedPatterns): WithholdingReason | null {
  if (years.excluded.length === 0) return null
  const isGuarded = (['first', 'second'] as const).every(year =>
    guardsYear(item[year], years[year], [
      asMeasure('mean', strata => item.print.mean(inTotal(strata, years))),
    ]),
  )
  return isGuarded ? null : 'protectsOthers'
}

function guardedChange(
  item: ComparedItem,
  years: ComparedPatterns,
): { readonly difference: Showing; readonly interval: Showing } {
  const guards = (measures: readonly ComparedItem['print']['difference'][]) => {
    const earlier = inTotal(item.first.strata, years)
    const later = inTotal(item.second.strata, years)
    const asked = (print: (strata: Strata) => ReturnType<(typeof measures)[number]>) =>
      asMeasure('change', strata => print(inTotal(strata, years)))
    return (
      guardsYear(item.first, years.first, measures.map(print => asked(given => print(given, later)))) &&
      guardsYear(item.second, years.second, measures.map(print => asked(given => print(earlier, given))))
    )
  }
  const { difference, interval } = item.print
  if (!guards([difference])) return { difference: 'protectsOthers', interval: 'protectsOthers' }
  const isWhole = interval === undefined || guards([difference, interval])
  return { difference: 'rounded', interval: isWhole ? 'rounded' : 'protectsOthers' }
}

/** Whether what is asked tells no more than a round's own figures do. */
function guardsYear(
  year: ComparedYear,
  patterns: readonly ItemPattern[],
  asked: readonly PrintedMeasure<string>[],
): boolean {
  return patterns.every(pattern => {
    const shown = shownMeasures(year, pattern.total)
    return keepsOpen({ ...year, pattern }, shown, asked)
  })
}

function asMeasure(
  measure: string,
  rest: (strata: Strata) => readonly Printed[],
): PrintedMeasure<string> {
  return { measure, means: [], rest }
}

function inTotal(strata: Strata, { common }: ComparedPatterns): Strata {
  return strata.filter(({ sector }) => common.has(sector))
}
