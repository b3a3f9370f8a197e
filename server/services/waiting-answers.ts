import { type Response, type SubmittedResponse } from '../../surveys/response.ts'
import type { Round } from '../../surveys/round.ts'
import type { WalkIn } from '../../surveys/walk-in.ts'
import type { LinkKey } from '../keys/link-key.ts'
import type { Store } from '../store/store.ts'
import type { RoundKeys } from './round-keys.ts'

/** What someone who came by the open link has sent in, and nobody has approved or rejected. */
export interface WaitingAnswer {
  readonly walkIn: WalkIn
  readonly response: SubmittedResponse
}

/** An answer that waits, and what is needed to decide about it. */
export interface Waiting extends WaitingAnswer {
  readonly round: Round
  readonly linkKey: LinkKey
}

/** Every answer of a round that waits, in the order of the walk-ins' ids; none where the round has no link key. */
export async function listWaiting(
  round: Round,
  { store, keys }: { readonly store: Store; readonly keys: RoundKeys },
): Promise<readonly WaitingAnswer[]> {
  const walkIns = await store.listWalkIns(round.id)
  const linkKey = walkIns.length === 0 ? null : await keys.findLinkKey(round)
  if (linkKey === null) return []
  const waiting: WaitingAnswer[] = []
  for (const walkIn of walkIns) {
    const response = await findWaiting(walkIn, linkKey, store)
    if (response !== null) waiting.push({ walkIn, response })
  }
  return waiting
}

/** The answer that waits; `null`: nothing is sent in, or it has been approved or rejected. */
export async function findWaiting(
  { id, roundId }: WalkIn,
  linkKey: LinkKey,
  store: Store,
): Promise<SubmittedResponse | null> {
  const response = await store.findResponse(roundId, linkKey.waitingKey(id))
  return response !== null && isWaiting(response) ? response : null
}

function isWaiting(response: Response): response is SubmittedResponse {
  return response.content.state === 'waiting'
}
