import type { SectorId } from '../../surveys/association.ts'
import {
  changedSectors,
  type ChangePattern,
  type ChangeTotal,
  hiddenChange,
  hidesTotal,
  type PatternsOf,
  tellsLeftOut,
} from './change-pattern.ts'
import { indexGuardsItems } from './index-guard.ts'
import type { DisclosedIndex, IndexPattern } from './index-pattern.ts'
import type { Printed } from './printed-measure.ts'
import { reasonOf, type Showing } from './showing.ts'

/** One index in one round of a comparison, under one rule. */
export interface ComparedIndexYear {
  readonly disclosed: DisclosedIndex
  readonly pattern: IndexPattern
}

/** One index in two rounds. */
export interface ComparedIndex {
  readonly years: PatternsOf<ComparedIndexYear>
  /** Sectors with responses in one of the rounds only: they are not in the total. */
  readonly excluded: readonly SectorId[]
  /** The comparison's; 0: nothing is withheld. */
  readonly threshold: number
  /** What is printed of the difference, had one year's mean of all been another. */
  readonly print: (year: 'first' | 'second', mean: number) => readonly Printed[]
}

const YEARS = ['first', 'second'] as const

/** Decides what may be shown of the change of a theme index, as of that of an item. */
export function indexChangePattern(index: ComparedIndex): ChangePattern {
  const { years } = index
  const patterns = {
    first: years.first.map(({ pattern }) => pattern),
    second: years.second.map(({ pattern }) => pattern),
  }
  return {
    ...changedSectors(patterns),
    hidesTotal: hidesTotal(patterns),
    total: changeTotal(index, patterns),
  }
}

function changeTotal(index: ComparedIndex, patterns: PatternsOf<IndexPattern>): ChangeTotal {
  const both = [...patterns.first, ...patterns.second].map(({ total }) => total)
  const isWhole = both.every(({ mean }) => mean === 'exact')
  const reason = both.map(({ hidden }) => hidden).find(hidden => hidden !== null) ?? null
  if (reason !== null) return hiddenChange(reason)
  if (tellsExcluded(index, patterns, isWhole)) return hiddenChange('protectsOthers')
  const difference = isWhole ? 'exact' : guardedDifference(index)
  const interval = weakest([difference, ...both.map(total => total.interval)])
  return {
    hidden: null,
    first: yearTotal(patterns.first),
    second: yearTotal(patterns.second),
    difference,
    interval,
    otherWeights: both.map(({ unweighted }) => unweighted).find(each => each !== null) ?? null,
  }
}

/** Over fewer sectors than the round's own, it would also be a second mean of those that are hidden. */
function tellsExcluded(
  { excluded, threshold, years }: ComparedIndex,
  patterns: PatternsOf<IndexPattern>,
  isWhole: boolean,
): boolean {
  if (!isWhole && excluded.length > 0) return true
  return YEARS.some(year =>
    tellsLeftOut(patterns[year], { excluded, count: countOf(years[year]) }, threshold),
  )
}

function guardedDifference({ years, print }: ComparedIndex): 'rounded' | 'protectsOthers' {
  const isGuarded = YEARS.every(year =>
    years[year].every(({ disclosed }) =>
      indexGuardsItems(disclosed, mean => [...disclosed.print(mean), ...print(year, mean)]),
    ),
  )
  return isGuarded ? 'rounded' : 'protectsOthers'
}

function yearTotal(patterns: readonly IndexPattern[]): ChangeTotal['first'] {
  return {
    mean: weakest(patterns.map(({ total }) => total.mean)),
    interval: weakest(patterns.map(({ total }) => total.interval)),
  }
}

/** What all of them allow. */
function weakest(showings: readonly Showing[]): Showing {
  const withheld = showings.find(showing => reasonOf(showing) !== null)
  return withheld ?? (showings.includes('rounded') ? 'rounded' : 'exact')
}

function countOf([year]: readonly ComparedIndexYear[]): (sector: SectorId) => number {
  return id =>
    (year?.disclosed.strata ?? [])
      .filter(({ sector }) => sector === id)
      .reduce((sum, { tally }) => sum + tally.defined, 0)
}
