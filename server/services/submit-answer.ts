import type { Entered } from '../../surveys/answering/read-answers.ts'
import { type ReadResponse, readResponse } from '../../surveys/answering/read-response.ts'
import type { AssociationId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { AccessToken, Invitation } from '../../surveys/invitation.ts'
import { promiseOf } from '../../surveys/promise.ts'
import {
  type Answers,
  isSubmitted,
  type ResponseMode,
  type Submission,
  type SubmissionId,
  type SubmittedResponse,
} from '../../surveys/response.ts'
import { type Round, type RoundId, type RoundPhase, takesAnswers } from '../../surveys/round.ts'
import { normaliseCode } from '../keys/receipt-code.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { AnsweredMark, SaveOutcome, Submitting } from '../store/response-store.ts'
import {
  type Access,
  type AccessDeps,
  type EndedAccess,
  followLink,
  isSameAnswers,
  savedDraft,
  type SavedAnswers,
  seenRound,
} from './answer-access.ts'
import { untilSettled } from './until-settled.ts'

/** A whole answer as it was sent in. */
export interface Sent {
  readonly roundId: RoundId
  readonly submissionId: SubmissionId
  /** The revision that it was prepared on. */
  readonly revision: number
  readonly entered: Entered
  /** The receipt's code, to change an answer that is already sent in. */
  readonly code: string | null
  /** What the form did not show, because of the answers in it. */
  readonly notShown?: ReadonlySet<string>
  /** Answers that the form asked about, and that were sent again. */
  readonly confirmed?: ReadonlySet<string>
}

export type SubmitOutcome =
  /** Stored, durable, and to be acknowledged: now, or earlier by the same submission. */
  | { readonly kind: 'accepted'; readonly submissionId: SubmissionId }
  /** Something is wrong, is asked about, or has come to be asked: nothing is stored yet. */
  | { readonly kind: 'rejected'; readonly access: Access; readonly read: ReadResponse }
  /** Prepared on something else than what is stored now. */
  | { readonly kind: 'conflict'; readonly access: Access; readonly saved: SavedAnswers }
  | { readonly kind: 'alreadySubmitted' | 'wrongCode' | 'closed'; readonly access: Access }
  | { readonly kind: 'ended'; readonly access: EndedAccess }

/** Sends in an answer: stored and durable when it is accepted, and untouched otherwise. */
export async function submitAnswer(
  token: AccessToken,
  sent: Sent,
  deps: AccessDeps,
): Promise<SubmitOutcome> {
  return untilSettled(async () =>
    attemptSubmit(await followLink(token, deps), { sent, delivery: overTheWeb(deps) }, deps),
  )
}

/** How an answer reaches us, and what that asks of the store. */
export interface Delivery {
  readonly mode: ResponseMode
  readonly mayCome: (phase: RoundPhase) => boolean
  readonly write: (submitting: Submitting, access: Access) => Promise<SaveOutcome>
}

function overTheWeb({ store }: Pick<AccessDeps, 'store'>): Delivery {
  return {
    mode: 'web',
    mayCome: takesAnswers,
    write: (submitting, access) => store.submitResponse(submitting, seenRound(access)),
  }
}

/**
 * Sends in an answer once, on what is stored now, with the same checks however it is delivered.
 *
 * @returns 'stale' when somebody else wrote in the same moment: to be tried again on what they wrote.
 * @throws Problem 'request/malformed' for an answer to another round.
 */
export async function attemptSubmit(
  access: Access | EndedAccess,
  { sent, delivery }: { readonly sent: Sent; readonly delivery: Delivery },
  deps: AccessDeps,
): Promise<SubmitOutcome | 'stale'> {
  if (access.round.id !== sent.roundId) throw new Problem('request/malformed')
  if (access.isEnded) return { kind: 'ended', access }
  const read = readResponse(access.survey, sent.entered)
  const attempt = { access, sent, delivery, answers: read.answers }
  const { response } = access
  const refusal =
    response !== null && isSubmitted(response)
      ? judgeAgainst(response, attempt, deps)
      : judgeFirst(attempt)
  if (refusal !== null) return refusal
  if (!isSettled(read, sent)) return { kind: 'rejected', access, read }
  return store(attempt, deps)
}

/** Nothing is wrong, everything that is asked about is confirmed, and everything that is asked was shown. */
function isSettled({ issues, warnings, hidden }: ReadResponse, sent: Sent): boolean {
  const { notShown = new Set(), confirmed = new Set() } = sent
  return (
    issues.length === 0 &&
    warnings.every(({ confirmation }) => confirmed.has(confirmation)) &&
    [...notShown].every(id => hidden.has(id))
  )
}

interface Attempt {
  readonly access: Access
  readonly sent: Sent
  readonly delivery: Delivery
  readonly answers: Answers
}

async function store(
  { access, sent, delivery, answers }: Attempt,
  deps: AccessDeps,
): Promise<SubmitOutcome | 'stale'> {
  const { submissionId } = sent
  const revision = access.replacedRevision ?? sent.revision
  const submission = { answers, submissionId, revision, mode: delivery.mode }
  const submitting = {
    response: toResponse(access, submission, deps),
    mark: access.walkIn === null ? markOf(access.round, access.invitation, access.at) : null,
  }
  switch (await delivery.write(submitting, access)) {
    case 'stored':
      return { kind: 'accepted', submissionId }
    case 'closed':
      return { kind: 'closed', access }
    case 'stale':
      return 'stale'
  }
}

/** Whether a first answer may be written; `null`: it may. */
function judgeFirst({ access, sent, delivery }: Attempt): SubmitOutcome | null {
  if (!delivery.mayCome(access.phase)) return { kind: 'closed', access }
  const isCurrent = (access.response?.revision ?? 0) === sent.revision
  return isCurrent ? null : { kind: 'conflict', access, saved: savedDraft(access) }
}

/** Whether an answer may be written over one that is sent in; `null`: it may. */
function judgeAgainst(
  { content: stored, revision }: SubmittedResponse,
  { access, sent, delivery, answers }: Attempt,
  { secret }: AccessDeps,
): SubmitOutcome | null {
  const { submissionId, code } = sent
  if (stored.submissionId === submissionId) {
    // A reply that was lost, a reload, a double click: the same receipt. Anything else is no retry.
    return isSameAnswers(stored.answers, answers)
      ? { kind: 'accepted', submissionId }
      : { kind: 'alreadySubmitted', access }
  }
  if (code === null) return { kind: 'alreadySubmitted', access }
  const isRight = stored.codeDigest === secret.codeDigest(normaliseCode(code))
  if (!isRight) return { kind: 'wrongCode', access }
  if (!delivery.mayCome(access.phase)) return { kind: 'closed', access }
  if (revision === sent.revision) return null
  // Somebody has already made the same change.
  if (isSameAnswers(stored.answers, answers)) {
    return { kind: 'accepted', submissionId: stored.submissionId }
  }
  return { kind: 'conflict', access, saved: { answers: stored.answers, revision } }
}

interface NewSubmission {
  readonly answers: Answers
  readonly submissionId: SubmissionId
  /** The revision that is stored now; 0 when there is none. */
  readonly revision: number
  readonly mode: ResponseMode
}

/** Whose answer it is, to which round. */
type Answering = Pick<Access, 'round' | 'association' | 'linkKey' | 'responseKey' | 'walkIn'>

/** What tells that an association has answered; `null` where nobody is to know who has. */
export function markOf(
  { promise, inquiry }: Pick<Round, 'promise' | 'inquiry'>,
  { id: invitationId }: Invitation,
  at: Instant,
): AnsweredMark | null {
  if (!promiseOf(promise).marksAnswered) return null
  // What a committee answers the auditors is quoted by its day; of an association it is only told that it has answered.
  return inquiry === undefined ? { invitationId, at } : { invitationId, at, movesWithChange: true }
}

/** What tells whose response it is, as far as the promise keeps it. */
export function identityIn(
  { promise }: Round,
  associationId: AssociationId,
  { pseudonym }: Pick<ServerSecret, 'pseudonym'>,
): Pick<Submission, 'pseudonym' | 'association'> {
  const { keepsPseudonym, namesAssociation } = promiseOf(promise)
  return {
    pseudonym: keepsPseudonym ? pseudonym(associationId) : null,
    association: namesAssociation ? associationId : null,
  }
}

/** Nobody has approved that it is the association's. */
const UNKNOWN_IDENTITY = { pseudonym: null, association: null } as const

/** The record of an answer that is sent in: with what its promise lets it keep, and no more. */
export function toResponse(
  { round, association, linkKey, responseKey, walkIn }: Answering,
  { answers, submissionId, revision, mode }: NewSubmission,
  { secret, randomBytes }: Pick<AccessDeps, 'secret' | 'randomBytes'>,
): SubmittedResponse {
  const { associationId, sector } = association
  return {
    roundId: round.id,
    key: responseKey,
    revision: revision + 1,
    survey: round.survey,
    sector,
    content: {
      state: walkIn === null ? 'submitted' : 'waiting',
      submissionId,
      answers,
      mode,
      codeDigest: secret.codeDigest(linkKey.code(associationId)),
      salt: randomBytes(16).toString('hex'),
      ...(walkIn === null ? identityIn(round, associationId, secret) : UNKNOWN_IDENTITY),
    },
  }
}
