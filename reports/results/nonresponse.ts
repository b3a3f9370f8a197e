import type { SectorId } from '../../surveys/association.ts'
import { type Figure, isWithheld, shown } from '../disclosure/figure.ts'
import {
  meanIfOthersDiffer,
  nonresponseWarning,
  representativity,
  type RespondingMean,
  worstCase,
} from '../statistics/nonresponse.ts'
import { type OutcomeRates, outcomeRates } from '../statistics/response-rate.ts'
import type { Dispositions } from '../tally/disposition.ts'
import { EMPTY_SECTOR_TALLY, type RoundTally } from '../tally/round-tally.ts'
import { addDispositions } from './response-facts.ts'
import type { ItemResult } from './result-set.ts'
import { sectorSize, totalSize } from './strata.ts'

/** What is known of those who did not answer, and what is not (bortfall; statistics.md 16). */
export interface NonresponseFacts {
  /** What became of everyone who was invited. */
  readonly outcomes: Dispositions
  readonly rates: OutcomeRates
  /** How alike the sectors are in how many answered: 1 is wholly; `null` with fewer than two associations. */
  readonly rIndicator: number | null
  /** What the mean on the whole would be, if those who did not answer thought otherwise. */
  readonly sensitivity: readonly SensitivityFigure[]
  /** The lowest and highest that the mean on the whole could be. */
  readonly bounds: { readonly low: Figure; readonly high: Figure }
  /** So few answered that the result should not be generalised without an analysis of those who did not. */
  readonly needsAnalysis: boolean
  /** Sectors where so few answered. */
  readonly thinSectors: readonly SectorId[]
}

export interface SensitivityFigure {
  /** By how much their mean differs from that of those who answered. */
  readonly shift: number
  readonly mean: Figure
}

/** By how much those who did not answer might differ. */
const SHIFTS = [-0.5, 0.5]

/**
 * @param headline The question on the whole.
 * @returns `null` where nobody was invited: then nobody knows how many did not answer.
 */
export function nonresponseFacts(
  { sectors }: RoundTally,
  order: readonly SectorId[],
  headline: ItemResult | undefined,
): NonresponseFacts | null {
  const tallies = order.map(sector => sectors[sector] ?? EMPTY_SECTOR_TALLY)
  const sizes = tallies.map(sectorSize)
  const size = totalSize(sizes)
  if (size === null) return null
  const outcomes = addDispositions(tallies.map(({ dispositions }) => dispositions))
  const rates = outcomeRates(outcomes)
  const responses = tallies.map(({ dispositions: { I, P } }, at) => ({
    size: sizes[at] ?? 0,
    respondents: I + P,
  }))
  const warning = nonresponseWarning(
    rates.RR2,
    tallies.map(({ dispositions }) => outcomeRates(dispositions).RR2),
  )
  return {
    outcomes,
    rates,
    rIndicator: representativity(responses),
    ...sensitivityOf(headline, { size, respondents: outcomes.I + outcomes.P }),
    needsAnalysis: warning.overall,
    thinSectors: warning.sectors.flatMap(place => order[place] ?? []),
  }
}

function sensitivityOf(
  headline: ItemResult | undefined,
  counts: Omit<RespondingMean, 'mean'>,
): Pick<NonresponseFacts, 'sensitivity' | 'bounds'> {
  const figure = headline?.total.mean.value ?? shown(null)
  const mean = isWithheld(figure) ? null : figure.value
  const told = (work: (given: RespondingMean) => number): Figure =>
    mean === null ? figure : shown(work({ mean, ...counts }))
  const scale = headline?.scale ?? { min: 1, max: 5 }
  return {
    sensitivity: SHIFTS.map(shift => ({
      shift,
      mean: told(given => meanIfOthersDiffer(given, shift)),
    })),
    bounds: {
      low: told(given => worstCase(given, scale)[0]),
      high: told(given => worstCase(given, scale)[1]),
    },
  }
}
