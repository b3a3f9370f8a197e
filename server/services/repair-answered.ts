import type { Instant } from '../../surveys/instant.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import type { ResponseKey } from '../../surveys/response.ts'
import type { Round } from '../../surveys/round.ts'
import type { Store } from '../store/store.ts'
import type { RoundKeys } from './round-keys.ts'

/** How many associations are looked for at a time. */
const BATCH = 500

/**
 * A response is written first and its invitation marked after: a server that dies in between leaves an
 * association that has answered and seems not to have. This looks for a response behind every invitation
 * that seems unanswered, and marks those that have one.
 *
 * @returns How many were marked.
 */
export async function repairAnswered(
  round: Round,
  {
    store,
    keys,
    now,
  }: { readonly store: Store; readonly keys: RoundKeys; readonly now: () => Instant },
): Promise<number> {
  const linkKey = await keys.linkKeyOf(round)
  const invitations = await store.listInvitations(round.id)
  const unanswered = invitations.filter(({ answeredAt }) => answeredAt === null)
  const byKey = new Map<ResponseKey, Invitation>(
    unanswered.map(each => [linkKey.responseKey(each.associationId), each]),
  )
  let marked = 0
  const sought = [...byKey.keys()]
  for (let from = 0; from < sought.length; from += BATCH) {
    for (const key of await store.findSubmitted(round.id, sought.slice(from, from + BATCH))) {
      const invitation = byKey.get(key)
      if (invitation !== undefined) await store.markAnswered(invitation.id, now())
      marked += 1
    }
  }
  return marked
}
