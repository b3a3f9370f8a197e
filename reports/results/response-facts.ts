import type { SectorId } from '../../surveys/association.ts'
import { responseRate } from '../statistics/response-rate.ts'
import type { Dispositions } from '../tally/disposition.ts'
import { EMPTY_SECTOR_TALLY, type RoundTally, type SectorTally } from '../tally/round-tally.ts'
import type { ResponseCounts, ResponseFacts } from './result-set.ts'
import { totalSize } from './strata.ts'

/** How many were asked and how many answered, in each sector and in all. */
export function responseFacts(
  { sectors, modes }: RoundTally,
  order: readonly SectorId[],
): ResponseFacts {
  const tallies = order.map(sector => ({
    sector,
    tally: sectors[sector] ?? EMPTY_SECTOR_TALLY,
  }))
  return {
    total: responseCounts(tallies.map(({ tally }) => tally)),
    sectors: tallies.map(({ sector, tally }) => ({ sector, ...responseCounts([tally]) })),
    modes,
  }
}

function responseCounts(sectors: readonly SectorTally[]): ResponseCounts {
  const outcomes = addDispositions(sectors.map(({ dispositions }) => dispositions))
  const invited = totalSize(sectors.map(sector => sector.invited))
  return {
    invited,
    answered: outcomes.I + outcomes.P,
    rate: invited === null ? null : responseRate(outcomes),
  }
}

/** What became of everyone in several sectors. */
export function addDispositions(all: readonly Dispositions[]): Dispositions {
  return all.reduce(
    (a, b) => ({
      I: a.I + b.I,
      P: a.P + b.P,
      R: a.R + b.R,
      NC: a.NC + b.NC,
      O: a.O + b.O,
      U: a.U + b.U,
      NE: a.NE + b.NE,
    }),
    EMPTY_SECTOR_TALLY.dispositions,
  )
}
