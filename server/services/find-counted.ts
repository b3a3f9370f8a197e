import { promiseOf } from '../../surveys/promise.ts'
import { isCounted, isSubmitted, type SubmittedResponse } from '../../surveys/response.ts'
import type { Round } from '../../surveys/round.ts'
import { normaliseCode } from '../keys/receipt-code.ts'
import type { ServerSecret } from '../keys/server-secret.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { Whose } from './set-aside-answer.ts'

/**
 * The response of an association, or the one with a code, once the link key is gone: by the name or the pseudonym that
 * was promised to be kept.
 *
 * @throws Problem 'review/noAnswer', or 'review/unseen' for an association where neither is kept.
 */
export async function findCounted(
  round: Round,
  whose: Whose,
  { store, secret }: { readonly store: Store; readonly secret: ServerSecret },
): Promise<SubmittedResponse> {
  if ('code' in whose) return withCode(round, whose.code, { store, secret })
  const { association } = whose
  const { namesAssociation, keepsPseudonym } = promiseOf(round.promise)
  if (!namesAssociation && !keepsPseudonym) throw new Problem('review/unseen', { round: round.id })
  if ((await store.findFrameEntry(round.id, association)) === null) {
    throw new Problem('invitation/unknown', { round: round.id, association })
  }
  const pseudonym = secret.pseudonym(association)
  for await (const response of store.eachInAnyOrder(round.id)) {
    const { content } = response
    if (namesAssociation ? content.association === association : content.pseudonym === pseudonym)
      return response
  }
  throw new Problem('review/noAnswer')
}

async function withCode(
  { id }: Round,
  code: string,
  { store, secret }: { readonly store: Store; readonly secret: ServerSecret },
): Promise<SubmittedResponse> {
  const response = await store.findByCode(secret.codeDigest(normaliseCode(code)))
  if (response?.roundId === id && isSubmitted(response) && isCounted(response)) return response
  throw new Problem('review/noAnswer')
}
