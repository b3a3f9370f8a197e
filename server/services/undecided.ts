import { promiseOf } from '../../surveys/promise.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import type { Round } from '../../surveys/round.ts'
import type { Store } from '../store/store.ts'
import type { RoundKeys } from './round-keys.ts'

/**
 * Those who have taken a way out that nobody has decided about, and who have not answered all the same; in the order of
 * the associations' ids. None where the round has no link key any more.
 */
export async function listUndecided(
  round: Round,
  { store, keys }: { readonly store: Store; readonly keys: RoundKeys },
): Promise<readonly Invitation[]> {
  const asked = (await store.listOutcomes(round.id)).filter(
    ({ wayOut, outcome, answeredAt }) => wayOut !== null && outcome === null && answeredAt === null,
  )
  if (asked.length === 0 || promiseOf(round.promise).marksAnswered) return asked
  const linkKey = await keys.findLinkKey(round)
  if (linkKey === null) return []
  const keyOf = ({ associationId }: Invitation) => linkKey.responseKey(associationId)
  const answered = await store.findSubmitted(round.id, asked.map(keyOf))
  return asked.filter(invitation => !answered.has(keyOf(invitation)))
}
