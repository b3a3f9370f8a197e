import type { SectorId } from '../../surveys/association.ts'
import {
  type ChangePattern,
  type ChangeTotal,
  changedSectors,
  hiddenChange,
} from '../disclosure/change-pattern.ts'
import type { Reasons } from '../disclosure/disclosed-item.ts'
import type { Scale } from '../../surveys/questions/scale.ts'
import { MARGIN } from '../statistics/difference-test.ts'
import { ALL_SECTORS } from '../statistics/item-pair.ts'
import { NO_MATCH } from '../statistics/matched-sample.ts'
import type { PairedStratum } from '../statistics/paired-stratum.ts'
import { pooledSample } from '../statistics/stratum-sample.ts'
import { sampleOnIndexScale } from './index-scale.ts'
import type { ToldSector } from './told-sector.ts'
import { type WorkedChanges, workedChanges } from './worked-change.ts'

/** One sector of a question, as two certified results tell of it. */
export interface ToldTwice {
  readonly sector: SectorId
  readonly first: ToldSector
  readonly second: ToldSector
}

/** What two certified results tell of one question, and what may be said of the change. */
export interface ToldChange {
  readonly worked: WorkedChanges
  readonly pattern: ChangePattern
}

type Range = Pick<Scale, 'min' | 'max'>

/**
 * The change of one question from two certified results, without what was counted of both rounds together: nobody is
 * taken to have answered twice, as where nobody knows who did (statistics.md 9). It rests on nothing but what is
 * published, so that it tells nothing more.
 *
 * @param scales Where the scales differ: then the change is on 0–100.
 */
export function toldChange(
  told: readonly ToldTwice[],
  scales: { readonly first: Range; readonly second: Range } | null,
): ToldChange {
  const strata = told.map(({ sector, first, second }): PairedStratum => ({
    sector,
    first: scales === null ? first.sample : sampleOnIndexScale(first.sample, scales.first),
    second: scales === null ? second.sample : sampleOnIndexScale(second.sample, scales.second),
    matched: NO_MATCH,
    common: null,
  }))
  const changes = workedChanges(withoutUnknownSizes(strata), MARGIN)
  const total = totalOf(told)
  const hidesTotal = total.hidden !== null
  const pattern = { ...changedSectors(patternsOf(told)), hidesTotal, total }
  const isTold = (sector: SectorId) => !pattern.change.has(sector)
  return { worked: { ...changes, excluded: changes.excluded.filter(isTold) }, pattern }
}

/** Where the size of any sector is not known all are one. */
function withoutUnknownSizes(strata: readonly PairedStratum[]): readonly PairedStratum[] {
  if (strata.every(areSizesKnown)) return strata
  const pooled = {
    first: pooledSample(strata.map(({ first }) => first)),
    second: pooledSample(strata.map(({ second }) => second)),
  }
  return [{ sector: ALL_SECTORS, ...pooled, matched: NO_MATCH, common: null }]
}

function areSizesKnown({ first, second }: Pick<PairedStratum, Year>): boolean {
  return first.size !== null && second.size !== null
}

const YEARS = ['first', 'second'] as const
type Year = (typeof YEARS)[number]

function patternsOf(told: readonly ToldTwice[]) {
  const of = (year: Year) => [
    { hidden: reasonsIn(told, year, 'hidden'), spread: reasonsIn(told, year, 'spread') },
  ]
  return { first: of('first'), second: of('second') }
}

function reasonsIn(told: readonly ToldTwice[], year: Year, what: 'hidden' | 'spread'): Reasons {
  return new Map(
    told.flatMap(({ sector, [year]: { [what]: reason } }) =>
      reason === null ? [] : [[sector, reason] as const],
    ),
  )
}

/**
 * All sectors together: their difference where every mean is told and what it weighs, and its interval where every
 * spread is. What is withheld of a sector for being small is withheld of them all to protect it.
 */
function totalOf(told: readonly ToldTwice[]): ChangeTotal {
  const years = told.flatMap(each => YEARS.map(year => each[year]))
  const isHidden = years.some(({ hidden }) => hidden !== null)
  if (isHidden || !areWeightsTold(told)) return hiddenChange('protectsOthers')
  const spread = years.some(each => each.spread !== null) ? 'protectsOthers' : 'exact'
  const year = { mean: 'exact', interval: spread } as const
  return {
    hidden: null,
    first: year,
    second: year,
    difference: 'exact',
    interval: spread,
    otherWeights: spread === 'exact' ? null : spread,
  }
}

/** Sectors whose sizes nobody knows are one, in which each answer weighs the same; and so does one sector. */
function areWeightsTold(told: readonly ToldTwice[]): boolean {
  const isWeighed =
    told.length > 1 &&
    told.every(({ first, second }) => areSizesKnown({ first: first.sample, second: second.sample }))
  return !isWeighed || told.every(({ first, second }) => first.isWeightTold && second.isWeightTold)
}
