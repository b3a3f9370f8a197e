import type { SectorId } from '../../surveys/association.ts'
import { byCodePoint } from '../../surveys/code-point-order.ts'
import type { MatchedSample } from './matched-sample.ts'
import type { StratumSample } from './stratum-sample.ts'

/** One sector in two years: the sizes of both frames are known, or neither. */
export interface PairedStratum {
  readonly sector: SectorId
  readonly first: StratumSample
  readonly second: StratumSample
  readonly matched: MatchedSample
  /**
   * M: how many associations were in the frame, in this sector, both years. `null`: nobody knows, and as
   * many as can be are taken to be common, which gives the smallest covariance.
   */
  readonly common: number | null
}

/** The sectors that can be compared, and the ids of the others by code point. */
export interface ComparableStrata {
  readonly strata: readonly PairedStratum[]
  readonly excluded: readonly SectorId[]
}

/** A change is worked out over the sectors in which somebody answered both years. */
export function comparableStrata(strata: readonly PairedStratum[]): ComparableStrata {
  const isIn = ({ first, second }: PairedStratum) => first.answered > 0 && second.answered > 0
  const others = strata.filter(stratum => !isIn(stratum)).map(({ sector }) => sector)
  return { strata: strata.filter(isIn), excluded: others.toSorted(byCodePoint) }
}
