import type { AssociationId } from '../../surveys/association.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import type { FrameEntry, Round } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'

/** An association that is invited to a round, and what is known of it. */
export interface Invited {
  readonly round: Round
  readonly entry: FrameEntry
  readonly invitation: Invitation
}

/** Where mail to an association goes: the address that its link was last sent to, or that of the register. */
export function addressOf({ entry, invitation }: Omit<Invited, 'round'>): string | null {
  return invitation.email ?? entry.email
}

/** @returns `null` when the association is not invited. */
export async function findInvited(
  round: Round,
  association: AssociationId,
  store: Store,
): Promise<Invited | null> {
  const invitation = await store.findInvitationOf(round.id, association)
  const entry = await store.findFrameEntry(round.id, association)
  return invitation === null || entry === null ? null : { round, entry, invitation }
}

/** @throws Problem 'invitation/unknown'. */
export async function getInvited(
  round: Round,
  association: AssociationId,
  store: Store,
): Promise<Invited> {
  const invited = await findInvited(round, association, store)
  if (invited === null) throw new Problem('invitation/unknown', { round: round.id, association })
  return invited
}

/** Everyone who is invited, in the order of the associations' ids. */
export async function listInvited(round: Round, store: Store): Promise<readonly Invited[]> {
  const all: Invited[] = []
  for await (const invited of eachInvited(round, store)) all.push(invited)
  return all
}

/** The same, streamed. */
export async function* eachInvited(round: Round, store: Store): AsyncGenerator<Invited> {
  const frame = await store.listFrame(round.id)
  const entries = new Map(frame.map(entry => [entry.associationId, entry]))
  for await (const invitation of store.eachInvitation(round.id)) {
    const entry = entries.get(invitation.associationId)
    if (entry !== undefined) yield { round, entry, invitation }
  }
}
