import type { AssociationId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Round, RoundNote } from '../../surveys/round.ts'
import type { WalkIn } from '../../surveys/walk-in.ts'
import type { Store } from '../store/store.ts'
import type { RoundKeys } from './round-keys.ts'

interface NewcomerDeps {
  readonly store: Store
  readonly keys: Pick<RoundKeys, 'findLinkKey'>
}

/**
 * The associations that came into a round's frame by the open link: they are there because they answered. The decision
 * about their answer says so; of decisions that said less, the ids of their invitations, as long as the round has its key.
 */
export async function findNewcomers(
  round: Round,
  { store, keys }: NewcomerDeps,
): Promise<ReadonlySet<AssociationId>> {
  const walkIns = await store.listWalkIns(round.id)
  const newcomers = new Set(walkIns.flatMap(enteredBy))
  if (walkIns.length === 0) return newcomers
  const linkKey = await keys.findLinkKey(round)
  for await (const { id, associationId } of store.eachInvitation(round.id)) {
    if (id === linkKey?.laterInvitation(associationId)) newcomers.add(associationId)
  }
  return newcomers
}

function enteredBy({ decision }: WalkIn): readonly AssociationId[] {
  return decision?.kind === 'approved' && decision.isNewcomer === true
    ? [decision.associationId]
    : []
}

/** The round's notes, with how many came by the open link: whoever reads the response rate has to know. */
export async function notesWithNewcomers(
  round: Round,
  { now, ...deps }: NewcomerDeps & { readonly now: () => Instant },
): Promise<readonly RoundNote[]> {
  const { notes, invitesNobody } = round
  if (invitesNobody === true) return notes
  const { size: count } = await findNewcomers(round, deps)
  return count === 0 ? notes : [...notes, { kind: 'newAssociations', at: now(), reason: '', count }]
}
