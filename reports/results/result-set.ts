import type { Sector, SectorId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { PromiseId } from '../../surveys/promise.ts'
import type { ResponseMode } from '../../surveys/response.ts'
import type { RoundId, RoundNote } from '../../surveys/round.ts'
import type { SurveyKey } from '../../surveys/survey.ts'
import type { Figure } from '../disclosure/figure.ts'
import type { RoundTally } from '../tally/round-tally.ts'
import type { SectorException } from './exceptions.ts'
import type { IndexCell, SectorCell, TotalCell } from './measures.ts'
import type { NonresponseFacts } from './nonresponse.ts'

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
  /** It only tries the questions out, and is never certified. Left out: it counts. */
  readonly isPilot?: true
  readonly program: Program
  readonly round: RoundFacts
  readonly survey: SurveyFacts
  /** In register order. */
  readonly sectors: readonly Sector[]
  readonly response: ResponseFacts
  /** In the order of the survey; empty while the round is still taking answers. */
  readonly items: readonly ItemResult[]
  /** The themes in the order of the survey, and last the index over all questions. */
  readonly indices: readonly IndexResult[]
  /** `null` while the round is still taking answers, and where nobody knows how many did not answer. */
  readonly nonresponse: NonresponseFacts | null
  /** Sectors whose mean on the whole differs from that of the others. */
  readonly exceptions: readonly SectorException[]
  /** SHA-256 of a 256-bit salt and the sealed part; `null` until certified. */
  readonly commitment: string | null
  /** What it replaces, and why. Left out: it is the first. */
  readonly correction?: Correction
}

/** Which certified result another one of the same round replaces (rättelse). */
export interface Correction {
  /** 1, 2 …: the latest is the one that holds. */
  readonly number: number
  /** The digest of the result that it replaces. */
  readonly replaces: string
  readonly reason: string
  /** How many answers of the first result are not counted any more. */
  readonly setAside: number
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
  /** `null`: nobody was invited, and nobody knows how many could have answered. */
  readonly invited: number | null
  readonly answered: number
  /** In [0, 1]; `null` when nobody was invited. */
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
  readonly sectors: readonly SectorCell[]
}

/** One theme index, or the index over all questions. */
export interface IndexResult {
  readonly id: string
  /** The theme; empty for the index over all questions. */
  readonly title: string
  /** The ids of its questions. */
  readonly items: readonly string[]
  /** With fewer graded questions an association has no index. */
  readonly minItems: number
  readonly scale: { readonly min: number; readonly max: number }
  readonly total: IndexCell
  readonly sectors: readonly (IndexCell & { readonly sector: SectorId })[]
  /** `null` for the index over all questions. */
  readonly alpha: AlphaFigure | null
}

/** Cronbach's alpha, from associations that graded all questions; `null` below twenty of them. */
export interface AlphaFigure {
  readonly complete: Figure
  readonly alpha: Figure
}

/** What is kept with a certified result and not published; the commitment proves it unchanged. */
export interface SealedPart {
  readonly tally: RoundTally
  /** SHA-256 of salt and canonical response, for each counted response, sorted. */
  readonly leaves: readonly string[]
  /** Of a correction: the leaves of the first result that are not counted any more, sorted. */
  readonly setAside?: readonly string[]
}
