import type { AssociationId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import { promiseOf } from '../../surveys/promise.ts'
import {
  isCounted,
  isSubmitted,
  type Response,
  type SubmittedResponse,
} from '../../surveys/response.ts'
import { type AsideNote, changeRound, type Round } from '../../surveys/round.ts'
import { normaliseCode } from '../keys/receipt-code.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { AnsweredMark } from '../store/response-store.ts'
import type { Store } from '../store/store.ts'
import { reasonIn } from './reason.ts'
import type { RoundKeys } from './round-keys.ts'
import { requireUnderReview } from './under-review.ts'

export interface AsideDeps {
  readonly store: Store
  readonly keys: RoundKeys
  readonly secret: ServerSecret
  readonly now: () => Instant
}

/** Whose answer: by association, or by its receipt's code where nobody is to know who has answered. */
export type Whose = { readonly association: AssociationId } | { readonly code: string }

/** Whether an answer counts from now on, and why: printed with the result. */
export interface Aside {
  readonly whose: Whose
  readonly kind: AsideNote['kind']
  readonly reason: string
}

/**
 * Sets an answer aside, as a test or as one too many, or counts it again. It is kept as it was sent in; the answer and
 * the round's note are written as one.
 *
 * @throws Problem 'review/unseen' for an association where nobody is to know who has answered, 'review/noAnswer',
 *   'review/isAside', 'review/isCounted', 'round/needReason', 'round/changedMeanwhile', or what tells that the round is
 *   not under review.
 */
export async function setAsideAnswer(round: Round, aside: Aside, deps: AsideDeps): Promise<Round> {
  const { store, now } = deps
  requireUnderReview(round, now())
  const { kind } = aside
  const reason = reasonIn(aside.reason)
  const { response, association } = await findAnswer(round, aside.whose, deps)
  if (isCounted(response) === (kind === 'putBack')) {
    throw new Problem(kind === 'putBack' ? 'review/isCounted' : 'review/isAside', {
      round: round.id,
    })
  }
  const note: AsideNote = { kind, at: now(), reason, ...(association !== null && { association }) }
  const changed = changeRound(round, { notes: [...round.notes, note], clearedIn: null })
  const state = kind === 'putBack' ? ('submitted' as const) : ('setAside' as const)
  const next: SubmittedResponse = {
    ...response,
    revision: response.revision + 1,
    content: { ...response.content, state },
  }
  const mark = kind === 'putBack' ? await markFor(round, association, deps) : null
  if ((await store.importResponses([{ response: next, mark }], changed)) !== 'stored') {
    throw new Problem('round/changedMeanwhile', { round: round.id })
  }
  await followAsides(changed, deps)
  return changed
}

/** Takes away the marks of those whose answer is set aside. To be done again before a round is certified. */
export async function followAsides(round: Round, { store, keys }: Omit<AsideDeps, 'secret'>) {
  const aside = round.notes.flatMap(note =>
    note.kind === 'setAside' && note.association !== undefined ? [note.association] : [],
  )
  const linkKey = aside.length === 0 ? null : await keys.findLinkKey(round)
  if (linkKey === null) return
  for (const association of new Set(aside)) {
    const response = await store.findResponse(round.id, linkKey.responseKey(association))
    const invitation = await store.findInvitationOf(round.id, association)
    if (response === null || isCounted(response) || invitation === null) continue
    if (invitation.answeredAt !== null) await store.unmarkAnswered(invitation.id)
  }
}

async function markFor(
  round: Round,
  association: AssociationId | null,
  { store, now }: AsideDeps,
): Promise<AnsweredMark | null> {
  const invitation =
    association === null ? null : await store.findInvitationOf(round.id, association)
  return invitation && { invitationId: invitation.id, at: now() }
}

interface Answer {
  readonly response: SubmittedResponse
  /** `null`: nobody is to know. */
  readonly association: AssociationId | null
}

async function findAnswer(round: Round, whose: Whose, deps: AsideDeps): Promise<Answer> {
  return 'code' in whose
    ? answerWithCode(round, whose.code, deps)
    : answerOf(round, whose.association, deps)
}

async function answerOf(
  round: Round,
  association: AssociationId,
  { store, keys }: AsideDeps,
): Promise<Answer> {
  const { id } = round
  if (!promiseOf(round.promise).marksAnswered) throw new Problem('review/unseen', { round: id })
  const entry = await store.findFrameEntry(id, association)
  if (entry === null) throw new Problem('invitation/unknown', { round: id, association })
  const linkKey = await keys.linkKeyOf(round)
  const response = await store.findResponse(id, linkKey.responseKey(association))
  if (response === null || !isSubmitted(response)) throw new Problem('review/noAnswer')
  return { response, association }
}

async function answerWithCode(
  round: Round,
  code: string,
  { store, keys, secret }: AsideDeps,
): Promise<Answer> {
  const response = await store.findByCode(secret.codeDigest(normaliseCode(code)))
  if (response === null || response.roundId !== round.id || !isAnswer(response)) {
    throw new Problem('review/noAnswer')
  }
  const isSeen = promiseOf(round.promise).marksAnswered
  return { response, association: isSeen ? await whoseIs(response, round, { store, keys }) : null }
}

/** What waits to be approved is nobody's answer yet. */
function isAnswer(response: Response): response is SubmittedResponse {
  return isSubmitted(response) && response.content.state !== 'waiting'
}

async function whoseIs(
  response: Response,
  round: Round,
  { store, keys }: Pick<AsideDeps, 'store' | 'keys'>,
): Promise<AssociationId> {
  const linkKey = await keys.linkKeyOf(round)
  for await (const { associationId } of store.eachFrameEntry(round.id)) {
    if (linkKey.responseKey(associationId) === response.key) return associationId
  }
  throw new Problem('internal')
}
