import type { SectorId } from '../../surveys/association.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import type { IndexStratum } from '../statistics/index-sample.ts'
import type { Stratum } from '../statistics/stratum-sample.ts'
import { EMPTY_INDEX_TALLY } from '../tally/index-tally.ts'
import { emptyTally } from '../tally/item-tally.ts'
import type { RoundTally, SectorTally } from '../tally/round-tally.ts'

/** One question in one sector: how many associations it has, and how they answered. */
export interface ItemStratum extends Stratum {
  readonly sector: SectorId
}

export interface IndexSectorStratum extends IndexStratum {
  readonly sector: SectorId
}

/** How one question was answered in a round, by sector in the order given. */
export function itemStrata(
  { sectors }: RoundTally,
  { id, scale }: ScaleQuestion,
  order: readonly SectorId[],
): readonly ItemStratum[] {
  return order.map(sector => ({
    sector,
    size: sectorSize(sectors[sector]),
    tally: sectors[sector]?.items[id] ?? emptyTally(scale),
  }))
}

/** How one index was counted in a round, by sector in the order given. */
export function indexStrata(
  { sectors }: RoundTally,
  id: string,
  order: readonly SectorId[],
): readonly IndexSectorStratum[] {
  return order.map(sector => ({
    sector,
    size: sectorSize(sectors[sector]),
    tally: sectors[sector]?.indices[id] ?? EMPTY_INDEX_TALLY,
  }))
}

/** N: the associations in the frame, less those found not to be eligible (övertäckning); `null`: nobody knows. */
export function sectorSize(sector: SectorTally | undefined): number | null {
  if (sector === undefined) return 0
  return sector.invited === null ? null : sector.invited - sector.dispositions.NE
}

/** How many associations several sectors have together; `null` when nobody knows it of one of them. */
export function totalSize(sizes: readonly (number | null)[]): number | null {
  return sizes.reduce((sum, size) => (sum === null || size === null ? null : sum + size), 0)
}
