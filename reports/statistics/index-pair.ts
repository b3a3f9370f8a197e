import type { SectorId } from '../../surveys/association.ts'
import { addIndexTallies, EMPTY_INDEX_TALLY, indexUnit } from '../tally/index-tally.ts'
import type { JointIndexMoments, JointIndexTally } from '../tally/joint-tally.ts'
import { type IndexStratum, indexSampleOf } from './index-sample.ts'
import { ALL_SECTORS } from './item-pair.ts'
import { matchedIndexOf, NO_MATCH } from './matched-sample.ts'
import type { PairedStratum } from './paired-stratum.ts'

/** A theme index in two years, as it was counted. */
export interface IndexPair {
  /** How many items it has, the same both years. */
  readonly items: number
  readonly strata: readonly IndexPairStratum[]
  /** `null`: nobody knows who responded twice. */
  readonly joint: JointIndexTally | null
}

/** A theme index in one sector, two years. */
export interface IndexPairStratum {
  readonly sector: SectorId
  readonly first: IndexStratum
  readonly second: IndexStratum
  /** M; `null`: not known. */
  readonly common: number | null
}

/**
 * A theme index in two years, ready to be compared. Where the size of any sector is not known, in either
 * year, all sectors are one without a frame.
 */
export function pairedIndex(pair: IndexPair): readonly PairedStratum[] {
  const known = pair.strata.every(
    ({ first, second }) => first.size !== null && second.size !== null,
  )
  const { strata, joint, items } = known ? pair : pooledPair(pair)
  const unit = indexUnit(items)
  return strata.map(({ sector, first, second, common }) => {
    const moments = joint?.sectors[sector]
    return {
      sector,
      first: indexSampleOf(first, items),
      second: indexSampleOf(second, items),
      matched: moments === undefined ? NO_MATCH : matchedIndexOf(moments, unit),
      common,
    }
  })
}

function pooledPair({ items, strata, joint }: IndexPair): IndexPair {
  const pooled = (year: 'first' | 'second') => ({
    size: null,
    tally: strata.map(stratum => stratum[year].tally).reduce(addIndexTallies, EMPTY_INDEX_TALLY),
  })
  const all = {
    sector: ALL_SECTORS,
    first: pooled('first'),
    second: pooled('second'),
    common: null,
  }
  return { items, strata: [all], joint: joint && pooledJoint(joint) }
}

function pooledJoint({ sectors, panel }: JointIndexTally): JointIndexTally {
  const [first, ...others] = Object.values(sectors)
  if (first === undefined) return { sectors, panel }
  return { sectors: { [ALL_SECTORS]: others.reduce(addMoments, first) }, panel }
}

function addMoments(a: JointIndexMoments, b: JointIndexMoments): JointIndexMoments {
  const exact = (x: string, y: string) => String(BigInt(x) + BigInt(y))
  return {
    respondents: a.respondents + b.respondents,
    definedFirst: a.definedFirst + b.definedFirst,
    definedSecond: a.definedSecond + b.definedSecond,
    definedBoth: a.definedBoth + b.definedBoth,
    sumFirst: exact(a.sumFirst, b.sumFirst),
    sumSecond: exact(a.sumSecond, b.sumSecond),
    squaresFirst: exact(a.squaresFirst, b.squaresFirst),
    squaresSecond: exact(a.squaresSecond, b.squaresSecond),
    products: exact(a.products, b.products),
    sumFirstWhereSecond: exact(a.sumFirstWhereSecond, b.sumFirstWhereSecond),
    sumSecondWhereFirst: exact(a.sumSecondWhereFirst, b.sumSecondWhereFirst),
  }
}
