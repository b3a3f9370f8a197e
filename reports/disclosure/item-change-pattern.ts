import type { SectorId } from '../../surveys/association.ts'
import { gradedCount } from '../tally/item-tally.ts'
import {
  changedSectors,
  type ChangePattern,
  type ChangeTotal,
  hiddenChange,
  hidesTotal,
  type PatternsOf,
  tellsLeftOut,
  type YearTotal,
} from './change-pattern.ts'
import type { DisclosedItem } from './disclosed-item.ts'
import { keepsOpen, shownMeasures } from './guarded-measures.ts'
import type { ItemPattern } from './item-pattern.ts'
import type { Print, Printed } from './printed-measure.ts'
import type { SectorAnswers } from './sector-answers.ts'
import type { Showing } from './showing.ts'

type Strata = readonly SectorAnswers[]

/** One item in two rounds, which list the same sectors. */
export interface ComparedItem {
  readonly first: DisclosedItem
  readonly second: DisclosedItem
  readonly patterns: PatternsOf<ItemPattern>
  /** Sectors with answers in one of the rounds only: they are not in the total. */
  readonly excluded: readonly SectorId[]
  /** The comparison's; 0: nothing is withheld. */
  readonly threshold: number
  readonly print: PrintedChange
}

/** What is printed of a total, from the answers of the sectors that are in it. */
export interface PrintedChange {
  readonly mean: (year: 'first' | 'second', strata: Strata) => readonly Printed[]
  readonly difference: (first: Strata, second: Strata) => readonly Printed[]
  readonly interval: (first: Strata, second: Strata) => readonly Printed[]
}

/**
 * Decides what may be shown of the change of one item. A sector that is hidden in either round has no
 * change: it would give the hidden mean away. Of the total is shown what leaves open all that the two
 * results leave open.
 */
export function itemChangePattern(item: ComparedItem): ChangePattern {
  const { patterns } = item
  return {
    ...changedSectors(patterns),
    hidesTotal: hidesTotal(patterns),
    total: changeTotal(item),
  }
}

const YEARS = ['first', 'second'] as const

function changeTotal(item: ComparedItem): ChangeTotal {
  const { patterns } = item
  const both = [...patterns.first, ...patterns.second]
  const own = both.map(({ total }) => total.hidden).find(reason => reason !== null) ?? null
  if (own !== null) return hiddenChange(own)
  if (YEARS.some(year => tellsExcluded(item, year))) return hiddenChange('protectsOthers')
  const isExact = (all: readonly ItemPattern[], measure: 'mean' | 'interval') =>
    all.every(({ total }) => total.measures[measure] === 'exact')
  if (isExact(both, 'interval')) return WHOLE
  const [means, difference, interval] = guardedChange(item)
  if (means !== 'rounded') return hiddenChange(means)
  return {
    hidden: null,
    first: yearTotal(item, 'first'),
    second: yearTotal(item, 'second'),
    difference: isExact(both, 'mean') ? 'exact' : difference,
    interval,
    otherWeights: 'protectsOthers',
  }
}

const WHOLE: ChangeTotal = {
  hidden: null,
  first: { mean: 'exact', interval: 'exact' },
  second: { mean: 'exact', interval: 'exact' },
  difference: 'exact',
  interval: 'exact',
  otherWeights: null,
}

function tellsExcluded(
  { patterns, excluded, threshold, ...item }: ComparedItem,
  year: 'first' | 'second',
): boolean {
  const count = (id: SectorId) =>
    item[year].strata
      .filter(({ sector }) => sector === id)
      .reduce((sum, { tally }) => sum + gradedCount(tally), 0)
  return tellsLeftOut(patterns[year], { excluded, count }, threshold)
}

/** As in the round's own result; but of an interval over fewer sectors nothing is known to be safe. */
function yearTotal({ patterns, excluded }: ComparedItem, year: 'first' | 'second'): YearTotal {
  const showing = (measure: 'mean' | 'interval'): Showing =>
    patterns[year].map(({ total }) => total.measures[measure]).find(each => each !== 'exact') ??
    'exact'
  const interval = showing('interval')
  return {
    mean: showing('mean'),
    interval: interval === 'rounded' && excluded.length > 0 ? 'protectsOthers' : interval,
  }
}

type Guarded = 'rounded' | 'protectsOthers'

/** The means, the difference and its interval: each as it is printed, beside those before it. */
function guardedChange(item: ComparedItem): readonly [Guarded, Guarded, Guarded] {
  const { print } = item
  const inTotal = (strata: Strata) => strata.filter(({ sector }) => !item.excluded.includes(sector))
  const [earlier, later] = [inTotal(item.first.strata), inTotal(item.second.strata)]
  const asked: Readonly<Record<'first' | 'second', readonly Print[]>> = {
    first: [
      given => print.mean('first', inTotal(given)),
      given => print.difference(inTotal(given), later),
      given => print.interval(inTotal(given), later),
    ],
    second: [
      given => print.mean('second', inTotal(given)),
      given => print.difference(earlier, inTotal(given)),
      given => print.interval(earlier, inTotal(given)),
    ],
  }
  const guards = (count: number): Guarded =>
    YEARS.every(year => guardsYear(item, year, asked[year].slice(0, count)))
      ? 'rounded'
      : 'protectsOthers'
  const means = item.excluded.length === 0 ? 'rounded' : guards(1)
  const difference = means === 'rounded' ? guards(2) : means
  return [means, difference, difference === 'rounded' ? guards(3) : difference]
}

/** Whether what is asked tells no more than a round's own figures do. */
function guardsYear(
  { patterns, ...item }: ComparedItem,
  year: 'first' | 'second',
  prints: readonly Print[],
): boolean {
  const asked = prints.map(rest => ({ means: [], rest }))
  return patterns[year].every(pattern => {
    const shown = shownMeasures(item[year], pattern.total)
    return keepsOpen({ ...item[year], pattern }, shown, asked)
  })
}
