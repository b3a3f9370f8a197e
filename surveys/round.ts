import type { AssociationId, Sector, SectorId } from './association.ts'
import type { Disposing } from './disposal.ts'
import type { Inquiry } from './inquiry.ts'
import { type CalendarDay, type Instant, plusMinutes } from './instant.ts'
import type { PromiseId } from './promise.ts'
import type { Publication } from './publication.ts'
import { isPlainSlug } from './slug.ts'
import type { SurveyKey } from './survey.ts'

/** Chosen by the utredare: `samverkan-2022`. */
export type RoundId = string

/** What is stored. The clock decides the rest: see `roundPhase`. */
export type RoundState = 'draft' | 'open' | 'certifying' | 'certified'

/** Where a round stands at a moment. Only `open` and `closing` take answers from respondents. */
export type RoundPhase =
  'draft' | 'scheduled' | 'open' | 'closing' | 'underReview' | 'certifying' | 'certified'

/** Something that was done with a round and that the report has to tell. */
export type RoundNote = CountedNote | ExtendedNote | MovedNote | AsideNote

/** Answers that came after closing, or associations that were not in the register and came by the open link. */
export interface CountedNote {
  readonly kind: 'lateResponses' | 'newAssociations'
  readonly at: Instant
  /** Empty where the kind says it. */
  readonly reason: string
  readonly count: number
}

/** The time to answer was made longer (förlängning), or the round was opened again after it had closed. */
export interface ExtendedNote {
  readonly kind: 'extended'
  readonly at: Instant
  readonly reason: string
  /** When the round would have closed, or had. */
  readonly from: Instant
  readonly to: Instant
}

/** An association was moved to another sector while the result was reviewed: it stood in the wrong one. */
export interface MovedNote {
  readonly kind: 'moved'
  readonly at: Instant
  readonly reason: string
  /** Left out in what is published. */
  readonly association?: AssociationId
  /** Where it stands now. */
  readonly sector: SectorId
  /** What the two sectors are called. */
  readonly from: string
  readonly to: string
}

/** An answer was set aside while the result was reviewed, as a test or one too many; or it was counted again. */
export interface AsideNote {
  readonly kind: 'setAside' | 'putBack'
  readonly at: Instant
  readonly reason: string
  /** Left out in what is published, and where nobody is to know who has answered. */
  readonly association?: AssociationId
}

/** A note as it is published: it names no association. */
export function publicNote(note: RoundNote): RoundNote {
  if (!('association' in note)) return note
  const { association: _, ...told } = note
  return told
}

/** One fielding of a survey (omgång). */
export interface Round extends Disposing {
  readonly id: RoundId
  /** 1 when created; every change is stored only if it follows the stored revision. */
  readonly revision: number
  readonly state: RoundState
  readonly survey: SurveyKey
  readonly year: number
  readonly promise: PromiseId
  /** Cells with fewer answers are withheld; 5 or more. */
  readonly threshold: number
  /** Who asked: printed with the result. */
  readonly collectedBy: string
  readonly registryNumber: string | null
  /**
   * Nobody is invited: whoever answers comes by the open link, and nobody knows how many could have. Left out: every
   * association in the register is invited.
   */
  readonly invitesNobody?: true
  /** `null`: answers are taken from the moment the round is opened. */
  readonly opensAt: Instant | null
  readonly closesAt: Instant
  /** When those who answered are promised the result; left out: nothing is promised. */
  readonly resultDay?: CalendarDay
  /** When the committee that asked for it is to have the result; left out: it is not said. */
  readonly meetingDay?: CalendarDay
  /**
   * It only tries the questions out (pilot): its answers are never certified or compared, and everything that
   * shows them says so. Left out: it counts.
   */
  readonly isPilot?: true
  /** How long a form that was begun in time is still taken after `closesAt`. */
  readonly graceMinutes: number
  /** Its data is made up; the mark follows the data everywhere. */
  readonly synthetic: boolean
  /** Set when the round is opened: the digest of the frozen survey version and the sectors of the frame. */
  readonly opened: OpenedRound | null
  /** Closed by hand at this moment, without grace. */
  readonly closedAt: Instant | null
  readonly notes: readonly RoundNote[]
  /**
   * The state in which what could tell the order of its responses was last cleared away; `null`: it was not,
   * or responses have come since. Only where the promise says that no order is kept.
   */
  readonly clearedIn: RoundState | null
  /** From when anyone may read the certified result; left out: only staff may. */
  readonly publication?: Publication
  /** A keyed digest of the code in its open link; `null`: it has none, or it is taken away. */
  readonly openLink: string | null
  /** The auditors ask bodies, which then stand in the frame in the place of associations. Left out: associations are asked. */
  readonly inquiry?: Inquiry
}

export interface OpenedRound {
  readonly at: Instant
  readonly surveyDigest: string
  readonly sectors: readonly Sector[]
}

/** One association as it stood in the register when the round was opened, or when it came in by the open link. */
export interface FrameEntry {
  readonly associationId: AssociationId
  readonly name: string
  readonly orgNumber: string | null
  readonly sector: SectorId
  readonly email: string | null
}

export const DEFAULT_GRACE_MINUTES = 30
export const LOWEST_THRESHOLD = 5
/** More than any sector has associations. */
const LARGEST_THRESHOLD = 1000

/** Names of pages beside those of the rounds. */
const RESERVED_IDS = ['metod']

/** Whether a round can have an id: it stands in addresses and file names. */
export function isRoundId(text: string): boolean {
  return isPlainSlug(text) && !RESERVED_IDS.includes(text)
}

export function isThreshold(count: number): boolean {
  return Number.isInteger(count) && count >= LOWEST_THRESHOLD && count <= LARGEST_THRESHOLD
}

/** Whether a round only tries the questions out. */
export function isPilot(round: Pick<Round, 'isPilot'>): boolean {
  return round.isPilot === true
}

/** The phase of a round at a moment: what is stored, and what the clock has done since. */
export function roundPhase(round: Round, now: Instant): RoundPhase {
  if (round.state !== 'open') return round.state
  if (round.closedAt !== null) return 'underReview'
  if (round.opensAt !== null && now < round.opensAt) return 'scheduled'
  if (now <= round.closesAt) return 'open'
  return now <= plusMinutes(round.closesAt, round.graceMinutes) ? 'closing' : 'underReview'
}

/** Whether respondents' answers are taken. */
export function takesAnswers(phase: RoundPhase): boolean {
  return phase === 'open' || phase === 'closing'
}

/** What is decided about a round when it is created. Only a draft can be decided about again. */
export type RoundPlan = Pick<
  Round,
  | 'id'
  | 'survey'
  | 'year'
  | 'promise'
  | 'threshold'
  | 'collectedBy'
  | 'registryNumber'
  | 'opensAt'
  | 'closesAt'
  | 'resultDay'
  | 'meetingDay'
  | 'isPilot'
  | 'invitesNobody'
  | 'synthetic'
  | 'inquiry'
>

/** What can change in any round. Of what was planned only when it closes: so no promise is ever changed. */
type RoundChange = Partial<
  Pick<
    Round,
    | 'state'
    | 'opened'
    | 'closesAt'
    | 'closedAt'
    | 'notes'
    | 'clearedIn'
    | 'openLink'
    | 'publication'
    | 'disposals'
    | 'inquiry'
  >
>

/** The round with something changed and its revision counted up, ready to be stored. */
export function changeRound(round: Round, change: RoundChange): Round {
  return { ...round, ...change, revision: round.revision + 1 }
}
