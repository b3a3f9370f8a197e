import type { SectorId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { InvitationId } from '../../surveys/invitation.ts'
import type { Response, ResponseKey, SubmittedResponse } from '../../surveys/response.ts'
import type { Round, RoundId } from '../../surveys/round.ts'

/**
 * - `stored`: durable, and may be acknowledged.
 * - `stale`: another revision came first; nothing was written.
 * - `closed`: the round takes no more responses; nothing was written. A round that was closed by hand
 *   takes only what is imported.
 */
export type SaveOutcome = 'stored' | 'stale' | 'closed'

/** A response that is sent in. */
export interface Submitting {
  readonly response: SubmittedResponse
  /** The invitation that is marked as answered with it; `null`: none, where nobody is to know who has answered. */
  readonly mark: AnsweredMark | null
}

export interface AnsweredMark {
  readonly invitationId: InvitationId
  readonly at: Instant
  /** Whether a change that is sent in moves the mark; left out: it stays at the first time. */
  readonly movesWithChange?: boolean
}

/** How many of a sector have sent in. */
export interface ResponseCount {
  readonly sector: SectorId
  readonly submitted: number
}

/** What says whether a round takes responses. */
export type SeenRound = Pick<Round, 'state' | 'closedAt'>

/** What certifying compares with what it has counted. */
export interface ResponseSummary {
  readonly submitted: number
  readonly revisionSum: number
}

/** Drafts and responses: one record with one revision for each association in a round. */
export interface ResponseStore {
  findResponse(round: RoundId, key: ResponseKey): Promise<Response | null>
  /**
   * Stores a draft only if its revision follows the stored one (1 when there is none).
   *
   * @param seen What was read for this very draft: a store whose write cannot look at the round in the same
   *   moment need not read it once more. What is on its way when the round changes is for `closeResponses`.
   */
  saveDraft(draft: Response, seen?: SeenRound): Promise<SaveOutcome>
  /**
   * Stores a response under the same condition, and marks the invitation that it names as answered: in the same
   * write, or beside the reply, where it can be lost with the process. What lists or counts invitations waits
   * for that.
   *
   * @param seen As for a draft.
   */
  submitResponse(submitting: Submitting, seen?: SeenRound): Promise<SaveOutcome>
  /**
   * Stores many responses at once, each under the same condition: all, or none. Of two at once that have
   * a response in common one is stored.
   *
   * @param round Saved with them when its revision follows the stored one; `null`: no change.
   */
  importResponses(submittings: readonly Submitting[], round: Round | null): Promise<SaveOutcome>
  /**
   * Removes a response that waits, if it is still of that revision: it has been approved or rejected.
   *
   * @returns Whether it was there.
   */
  removeWaiting(response: Pick<Response, 'roundId' | 'key' | 'revision'>): Promise<boolean>
  /**
   * Erases the responses of a round that takes no more, drafts too; the space where they lay is cleared by
   * `clearSpace`. Nobody can write where they stood. Can be broken off anywhere and run again.
   *
   * @param key Of the only one that is erased; `null`: all are.
   */
  eraseResponses(round: RoundId, key: ResponseKey | null): Promise<void>
  /** The response, sent in and counted or not, that has this digest of its code, in any round; `null`: none. */
  findByCode(codeDigest: string): Promise<Response | null>
  /** Submitted responses by sector, in the order of the sectors' ids by code point; sectors without any are left out. */
  countResponses(round: RoundId): Promise<readonly ResponseCount[]>
  /** Which of these keys have a submitted response. */
  findSubmitted(round: RoundId, keys: readonly ResponseKey[]): Promise<ReadonlySet<ResponseKey>>
  /**
   * Closes a round's responses for good, once its state says that it takes no more: a write that was on
   * its way when the state changed is refused from here on.
   *
   * @param keys Of every association that could have a response; may be streamed.
   */
  closeResponses(
    round: RoundId,
    keys: AsyncIterable<ResponseKey> | Iterable<ResponseKey>,
  ): Promise<void>
  /**
   * Writes the responses of a round anew, so that nothing in the store tells in what order they came; the
   * space where they lay is cleared by `clearSpace`. Nobody may write to the round meanwhile, and somebody
   * who does is not told that it is stored. Can be broken off anywhere and run again.
   *
   * @param which `counted`: what is not counted is left out for good, and of the others all that only writing
   *   them needed: the number of their revisions, and the submission id.
   */
  rewriteResponses(round: RoundId, which: 'all' | 'counted'): Promise<void>
  /** Every submitted response of a round in key order, streamed, so that two runs see the same order. */
  eachResponse(round: RoundId): AsyncIterable<SubmittedResponse>
  /**
   * The same in the order in which the store reads a large round fastest, another on each store: for what is
   * counted, where order means nothing. What comes in meanwhile may be among them or not; none is there twice.
   */
  eachInAnyOrder(round: RoundId): AsyncIterable<SubmittedResponse>
  /** Every response of a round, drafts too, in key order, streamed. */
  eachStored(round: RoundId): AsyncIterable<Response>
  /** Adds responses and drafts from another store as they stand, to a round that has none of them. */
  restoreResponses(responses: readonly Response[]): Promise<void>
  summariseResponses(round: RoundId): Promise<ResponseSummary>
}
