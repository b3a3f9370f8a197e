import type { SectorId } from '../../surveys/association.ts'
import { addTallies, type ItemTally } from '../tally/item-tally.ts'
import type { JointCounts, JointTally } from '../tally/joint-tally.ts'
import { matchedSampleOf, NO_MATCH } from './matched-sample.ts'
import type { PairedStratum } from './paired-stratum.ts'
import type { Scoring } from './scoring.ts'
import { sampleOf, type Stratum } from './stratum-sample.ts'

/** One question in one sector, two years. */
export interface ItemPairStratum {
  readonly sector: SectorId
  readonly first: Stratum
  readonly second: Stratum
  /** M; `null`: not known. */
  readonly common: number | null
}

/** One question in two years, as it was counted. */
export interface ItemPair {
  readonly strata: readonly ItemPairStratum[]
  /** `null`: nobody knows who answered twice, or the years have different scales. */
  readonly joint: JointTally | null
}

/** What each year's answers are worth. The same for both years where the scale is the same. */
export interface PairScoring {
  readonly first: Scoring
  readonly second: Scoring
}

/** The stratum that all are part of where no frame is known. */
export const ALL_SECTORS: SectorId = 'alla'

/**
 * One question in two years, ready to be compared. Where the size of any sector is not known, in either
 * year, all sectors are one without a frame, and who changed sector in between has still answered twice.
 */
export function pairedItem(pair: ItemPair, scoring: PairScoring): readonly PairedStratum[] {
  const known = pair.strata.every(
    ({ first, second }) => first.size !== null && second.size !== null,
  )
  const { strata, joint } = known ? pair : pooledPair(pair)
  return strata.map(({ sector, first, second, common }) => {
    const counts = joint?.sectors[sector]
    return {
      sector,
      first: sampleOf(first, scoring.first),
      second: sampleOf(second, scoring.second),
      matched: counts === undefined ? NO_MATCH : matchedSampleOf(counts, scoring.first),
      common,
    }
  })
}

function pooledPair({ strata, joint }: ItemPair): ItemPair {
  const pooled = (tallies: readonly ItemTally[]) => ({
    size: null,
    tally: tallies.slice(1).reduce(addTallies, tallies[0] ?? NO_ANSWERS),
  })
  return {
    strata: [
      {
        sector: ALL_SECTORS,
        first: pooled(strata.map(({ first }) => first.tally)),
        second: pooled(strata.map(({ second }) => second.tally)),
        common: null,
      },
    ],
    joint: joint && {
      sectors: { [ALL_SECTORS]: addCounts([...Object.values(joint.sectors), joint.movers]) },
      movers: [],
    },
  }
}

const NO_ANSWERS: ItemTally = { grades: [], dontKnow: 0, blank: 0, notShown: 0 }

/** Joint counts of several groups as one. */
export function addCounts(tables: readonly JointCounts[]): JointCounts {
  const size = Math.max(0, ...tables.map(table => table.length))
  const places = Array.from({ length: size }, (_, place) => place)
  return places.map(row =>
    places.map(column => tables.reduce((sum, table) => sum + (table[row]?.[column] ?? 0), 0)),
  )
}
