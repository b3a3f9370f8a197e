import type { Instant } from '../../surveys/instant.ts'
import type { Round, RoundNote } from '../../surveys/round.ts'
import type { Store } from '../store/store.ts'
import type { RoundKeys } from './round-keys.ts'

/**
 * The round's notes, with how many associations came into the frame by the open link: they are there because they
 * answered, and whoever reads the response rate has to know. Their invitations are told by their ids.
 */
export async function notesWithNewcomers(
  round: Round,
  {
    store,
    keys,
    now,
  }: { readonly store: Store; readonly keys: RoundKeys; readonly now: () => Instant },
): Promise<readonly RoundNote[]> {
  const { id, notes, invitesNobody } = round
  if (invitesNobody === true || (await store.listWalkIns(id)).length === 0) return notes
  const linkKey = await keys.findLinkKey(round)
  let count = 0
  for await (const invitation of store.eachInvitation(id)) {
    if (invitation.id === linkKey?.laterInvitation(invitation.associationId)) count += 1
  }
  return count === 0 ? notes : [...notes, { kind: 'newAssociations', at: now(), reason: '', count }]
}
