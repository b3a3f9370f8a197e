import type { RoundId } from './round.ts'
import type { AssociationId, SectorId } from './association.ts'
import type { SurveyKey } from './survey.ts'

/** Derived from the round's link key and the association: one per association and round. */
export type ResponseKey = string

/** 128 random bits, hex or base64url, new for each review page that is shown. */
export type SubmissionId = string

/** "Vet inte / inte aktuellt för oss": an answer of its own, apart from blank. */
export const DONT_KNOW = 'VE'

/** A grade, `VE`, a choice's code, several codes, or free text. */
export type Answer = number | string | readonly string[]

/** Answers by question id. A question that is not there was left blank. */
export type Answers = Readonly<Record<string, Answer>>

/**
 * How the answer reached us: through the form, keyed in by staff from paper or from what was said on the
 * telephone, or read from a file of answers that were collected elsewhere.
 */
export const RESPONSE_MODES = ['web', 'paper', 'telephone', 'import'] as const
export type ResponseMode = (typeof RESPONSE_MODES)[number]

/** How an answer reached whoever keys it in (nycklar in). */
export const KEYED_MODES = ['paper', 'telephone'] as const satisfies readonly ResponseMode[]
export type KeyedMode = (typeof KEYED_MODES)[number]

/**
 * What one association answered in one round (enkätsvar). Draft and response are one record with
 * one revision, so that saving and submitting cannot overwrite each other.
 */
export interface Response {
  readonly roundId: RoundId
  readonly key: ResponseKey
  /** 1 the first time; stored only if it follows the stored one. */
  readonly revision: number
  /** The version whose wording was answered. */
  readonly survey: SurveyKey
  readonly sector: SectorId
  readonly content: Draft | Submission
}

/** What a draft holds (utkast), once it is unsealed. */
export interface DraftContent {
  readonly answers: Answers
  /** From one person in the association to the next; empty when there is none. It is never sent in. */
  readonly note: string
}

/** Saved page by page and not yet sent in: sealed, so that nobody reads what was not sent. */
export interface Draft {
  readonly state: 'draft'
  readonly sealed: string
}

export interface Submission {
  /**
   * Only what is `submitted` is counted. `waiting`: sent in by somebody who came by the open link and is not approved
   * yet. `setAside`: staff have found that it is a test, or one too many.
   */
  readonly state: 'submitted' | 'waiting' | 'setAside'
  /** Empty once the round is certified, where the promise says that nothing is kept that is not needed. */
  readonly submissionId: SubmissionId
  readonly answers: Answers
  readonly mode: ResponseMode
  /** Keyed digest of the receipt's code. */
  readonly codeDigest: string
  /** 128 random bits, hex: makes the response's leaf in the certified result unguessable. */
  readonly salt: string
  /** Pseudonym of the association; `null` where the promise keeps none. */
  readonly pseudonym: string | null
  /** Whose response it is, where that is what was promised; `null` everywhere else. */
  readonly association: AssociationId | null
}

export type SubmittedResponse = Response & { readonly content: Submission }

/** Whether it is sent in, and not a draft. */
export function isSubmitted(response: Response): response is SubmittedResponse {
  return response.content.state !== 'draft'
}

/** Whether it counts: it is sent in, waits for nobody, and is not set aside. */
export function isCounted({ content }: Response): boolean {
  return content.state === 'submitted'
}
