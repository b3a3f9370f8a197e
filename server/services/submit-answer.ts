import {
  type AnswerIssue,
  type Entered,
  type ReadAnswers,
  readResponse,
} from '../../surveys/answering/read-answers.ts'
import type { AccessToken } from '../../surveys/invitation.ts'
import { promiseOf } from '../../surveys/promise.ts'
import {
  type Answers,
  isSubmitted,
  type ResponseMode,
  type SubmissionId,
  type SubmittedResponse,
} from '../../surveys/response.ts'
import { type RoundId, takesAnswers } from '../../surveys/round.ts'
import { questionsOf } from '../../surveys/survey.ts'
import { normaliseCode } from '../keys/receipt-code.ts'
import { Problem } from '../problems.ts'
import {
  type Access,
  type AccessDeps,
  type EndedAccess,
  followLink,
  isSameAnswers,
  savedAnswers,
  type SavedAnswers,
} from './answer-access.ts'

/** A whole answer as it was sent in. */
export interface Sent {
  readonly roundId: RoundId
  readonly submissionId: SubmissionId
  /** The revision that it was prepared on. */
  readonly revision: number
  readonly entered: Entered
  /** The receipt's code, to change an answer that is already sent in. */
  readonly code: string | null
}

export type SubmitOutcome =
  /** Stored, durable, and to be acknowledged: now, or earlier by the same submission. */
  | { readonly kind: 'accepted'; readonly submissionId: SubmissionId }
  | { readonly kind: 'rejected'; readonly access: Access; readonly issues: readonly AnswerIssue[] }
  /** Prepared on something else than what is stored now. */
  | { readonly kind: 'conflict'; readonly access: Access; readonly saved: SavedAnswers }
  | { readonly kind: 'alreadySubmitted' | 'wrongCode' | 'closed'; readonly access: Access }
  | { readonly kind: 'ended'; readonly access: EndedAccess }

export type Submit = (token: AccessToken, sent: Sent) => Promise<SubmitOutcome>

/** Two that race are settled by the store; the loser looks again, and seldom more than once. */
const MOST_ATTEMPTS = 3

export function createSubmit(deps: AccessDeps): Submit {
  return async (token, sent) => {
    for (let attempt = 0; attempt < MOST_ATTEMPTS; attempt += 1) {
      const outcome = await attemptSubmit(await followLink(token, deps), sent, deps)
      if (outcome !== 'stale') return outcome
    }
    throw new Problem('store/unavailable')
  }
}

async function attemptSubmit(
  access: Access | EndedAccess,
  sent: Sent,
  deps: AccessDeps,
): Promise<SubmitOutcome | 'stale'> {
  if (access.round.id !== sent.roundId) throw new Problem('request/malformed')
  if (access.isEnded) return { kind: 'ended', access }
  const read = readResponse(questionsOf(access.survey), sent.entered)
  const refusal = judge(access, sent, read, deps)
  if (refusal !== null) return refusal
  if (read.issues.length > 0) return { kind: 'rejected', access, issues: read.issues }
  const { submissionId, revision } = sent
  const outcome = await deps.store.submitResponse({
    response: toResponse(access, { answers: read.answers, submissionId, revision, mode: 'web' }, deps),
    invitationId: access.invitation.id,
    answeredAt: deps.now(),
  })
  if (outcome === 'closed') return { kind: 'closed', access }
  return outcome === 'stale' ? 'stale' : { kind: 'accepted', submissionId }
}

/** Whether the answer may be written; `null`: it may. */
function judge(
  access: Access,
  { submissionId, revision, code }: Sent,
  { answers }: ReadAnswers,
  { secret }: AccessDeps,
): SubmitOutcome | null {
  const { response, phase } = access
  if (response === null || !isSubmitted(response)) {
    if (!takesAnswers(phase)) return { kind: 'closed', access }
    const isCurrent = (response?.revision ?? 0) === revision
    return isCurrent ? null : { kind: 'conflict', access, saved: savedAnswers(access) }
  }
  const stored = response.content
  if (stored.submissionId === submissionId && isSameAnswers(stored.answers, answers)) {
    return { kind: 'accepted', submissionId }
  }
  if (code === null || stored.submissionId === submissionId) return { kind: 'alreadySubmitted', access }
  if (stored.codeDigest !== secret.codeDigest(normaliseCode(code))) return { kind: 'wrongCode', access }
  if (!takesAnswers(phase)) return { kind: 'closed', access }
  if (response.revision === revision) return null
  const saved = { answers: stored.answers, revision: response.revision }
  return { kind: 'conflict', access, saved }
}

interface NewSubmission {
  readonly answers: Answers
  readonly submissionId: SubmissionId
  /** The revision that is stored now; 0 when there is none. */
  readonly revision: number
  readonly mode: ResponseMode
}

/** The record of an answer that is sent in: with what its promise lets it keep, and no more. */
export function toResponse(
  { round, association, linkKey, responseKey }: Omit<Access, 'response' | 'phase' | 'survey'>,
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
      state: 'submitted',
      submissionId,
      answers,
      mode,
      codeDigest: secret.codeDigest(linkKey.code(associationId)),
      salt: randomBytes(16).toString('hex'),
      pseudonym: promiseOf(round.promise).keepsPseudonym ? secret.pseudonym(associationId) : null,
    },
  }
}
