import type { Sector, SectorId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { PromiseId } from '../../surveys/promise.ts'
import type { ResponseMode } from '../../surveys/response.ts'
import type { RoundId, RoundNote } from '../../surveys/round.ts'
import type { SurveyKey } from '../../surveys/survey.ts'
import type { Figure } from '../disclosure/figure.ts'
import type { RoundTally } from '../tally/round-tally.ts'

export const RESULT_FORMAT = 'samverkansbarometern/resultat/2'

/** Which program worked a file out. */
export interface Program {
  readonly name: string
  readonly version: string
}

/** The published part of a round's result (resultat): only what may be shown, and how it came about. */
export interface ResultSet {
  readonly format: typeof RESULT_FORMAT
  /** Not certified: the figures can still change. */
  readonly preliminary: boolean
  /** The data is made up. */
  readonly synthetic: boolean
  readonly program: Program
  readonly round: RoundFacts
  readonly survey: SurveyFacts
  /** In register order. */
  readonly sectors: readonly Sector[]
  readonly response: ResponseFacts
  /** In the order of the survey; empty while the round is still taking answers. */
  readonly items: readonly ItemResult[]
  /** SHA-256 of a 256-bit salt and the sealed part; `null` until certified. */
  readonly commitment: string | null
}

export interface RoundFacts {
  readonly id: RoundId
  readonly year: number
  readonly collectedBy: string
  readonly registryNumber: string | null
  readonly promise: PromiseId
  readonly threshold: number
  /** From when answers were taken. */
  readonly openedAt: Instant
  readonly closedAt: Instant
  readonly certifiedAt: Instant | null
  readonly notes: readonly RoundNote[]
}

export interface SurveyFacts {
  readonly key: SurveyKey
  readonly digest: string
  readonly title: string
  /** The question on the whole, whose mean is the round's medelbetyg. */
  readonly headline: string
}

/** How many were asked and how many answered. Not withheld: who has answered is no secret count. */
export interface ResponseCounts {
  readonly invited: number
  readonly answered: number
  /** In [0, 1]; `null` when nobody was asked. */
  readonly rate: number | null
}

export interface ResponseFacts {
  readonly total: ResponseCounts
  readonly sectors: readonly (ResponseCounts & { readonly sector: SectorId })[]
  /** `null` while the round takes answers: no answer is looked at. */
  readonly modes: Readonly<Record<ResponseMode, number>> | null
}

/** One scale question: as asked, and what was answered. */
export interface ItemResult {
  readonly id: string
  /** The title of the form's page. */
  readonly theme: string
  readonly wording: string
  readonly scale: {
    readonly min: number
    readonly max: number
    readonly minLabel: string
    readonly maxLabel: string
  }
  readonly total: TotalCell
  readonly sectors: readonly (Cell & { readonly sector: SectorId })[]
}

/** The measures of one item in one group. Shares are in [0, 1]; of a sector nothing is rounded. */
export interface Cell {
  /** How many gave a grade. */
  readonly n: Figure
  /** How many answered the question, "vet inte" included. */
  readonly answered: Figure
  /** Medelbetyg. */
  readonly mean: Figure
  readonly se: Figure
  readonly sd: Figure
  readonly shareHigh: Figure
  readonly shareLow: Figure
  /** Share of "vet inte" among those who answered the question. */
  readonly dontKnow: Figure
}

/**
 * All sectors together, each weighing as its number of associations; but `sd` is unweighted, as in
 * a sector.
 */
export interface TotalCell extends Cell {
  /** The same without weights, for comparison with reports that have none. */
  readonly unweighted: Pick<Cell, 'mean' | 'shareHigh' | 'shareLow' | 'dontKnow'>
  /** Something of a sector is withheld, and figures that rest on it are rounded as the tables are. */
  readonly isRounded: boolean
  readonly coverage: Coverage
}

/** How many associations the total speaks for: sectors without answers are outside. */
export interface Coverage {
  readonly size: number
  readonly covered: number
  /** Less than 90 % is covered: the total must not be read as one for all. */
  readonly isIncomplete: boolean
  readonly uncovered: readonly SectorId[]
}

/** What is kept with a certified result and not published; the commitment proves it unchanged. */
export interface SealedPart {
  readonly tally: RoundTally
  /** SHA-256 of salt and canonical response, for each counted response, sorted. */
  readonly leaves: readonly string[]
}
