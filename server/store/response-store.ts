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

/** A response that is sent in, and the invitation that it answers. */
export interface Submitting {
  readonly response: SubmittedResponse
  readonly invitationId: InvitationId
  readonly answeredAt: Instant
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
   * Stores a response under the same condition, and marks its invitation as answered: in the same write, or
   * beside the reply, where it can be lost with the process. What lists or counts invitations waits for that.
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
