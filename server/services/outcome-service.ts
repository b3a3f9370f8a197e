import type { Instant } from '../../surveys/instant.ts'
import { changeInvitation, type Invitation } from '../../surveys/invitation.ts'
import type { OutcomeCode, OutcomeDecision } from '../../surveys/outcome.ts'
import type { AssociationId } from '../../surveys/association.ts'
import type { FrameEntry, RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import type { RoundService } from './round-service.ts'

/** An association that has taken a way out, or that staff have decided the outcome of. */
export interface OutcomeLine {
  readonly association: FrameEntry
  readonly invitation: Invitation
}

/** Who decides, and why. */
export interface Deciding {
  readonly by: string
  readonly reason: string
}

/** What becomes of those who do not answer, as staff decide it (utfall). */
export interface OutcomeService {
  /** In the order of the associations' ids. @throws Problem 'round/unknown'. */
  listOutcomes(id: RoundId): Promise<readonly OutcomeLine[]>
  /** One association, whether or not anything has been told or decided of it. @throws Problem 'invitation/unknown'. */
  findLine(id: RoundId, association: AssociationId): Promise<OutcomeLine>
  /**
   * Decides the outcome of an association that has not answered, in place of any decided before; an address that
   * was proposed is forgotten. An association that answers all the same counts as answered.
   *
   * @param code `null`: nothing is decided any more.
   * @throws Problem 'invitation/unknown', 'round/certified' or 'round/needReason'.
   */
  decide(
    id: RoundId,
    association: AssociationId,
    decision: Deciding & { readonly code: OutcomeCode | null },
  ): Promise<OutcomeLine>
}

export interface OutcomeDeps {
  readonly store: Store
  readonly rounds: Pick<RoundService, 'getRound'>
  readonly now: () => Instant
}

export function createOutcomeService(deps: OutcomeDeps): OutcomeService {
  const { store, rounds, now } = deps
  return {
    async listOutcomes(id) {
      await rounds.getRound(id)
      const invitations = await store.listOutcomes(id)
      return Promise.all(invitations.map(invitation => lineOf(invitation, store)))
    },
    async findLine(id, association) {
      await rounds.getRound(id)
      return lineOf(await findInvitation(id, association, store), store)
    },
    async decide(id, association, { code, by, reason }) {
      const invitation = await getInvitation(id, association, deps)
      requireReason(reason)
      const decision: OutcomeDecision | null = code && { code, at: now(), by, reason }
      const { wayOut } = invitation
      const changed = changeInvitation(invitation, {
        outcome: decision,
        wayOut: wayOut && { ...wayOut, email: null },
      })
      return lineOf(await saveChanged(changed, store), store)
    },
  }
}

/**
 * The invitation of an association, to be changed by staff.
 *
 * @throws Problem 'invitation/unknown', or 'round/certified' when nothing can be changed any more.
 */
export async function getInvitation(
  id: RoundId,
  association: AssociationId,
  { store, rounds }: Pick<OutcomeDeps, 'store' | 'rounds'>,
): Promise<Invitation> {
  const { state } = await rounds.getRound(id)
  if (state === 'certified' || state === 'certifying')
    throw new Problem('round/certified', { round: id })
  return findInvitation(id, association, store)
}

async function findInvitation(
  id: RoundId,
  association: AssociationId,
  store: Store,
): Promise<Invitation> {
  const found = await store.findInvitationOf(id, association)
  if (found === null) throw new Problem('invitation/unknown', { round: id, association })
  return found
}

/** @throws Problem 'round/needReason'. */
export function requireReason(reason: string): void {
  if (reason.trim() === '') throw new Problem('round/needReason')
}

/** @throws Problem 'round/changedMeanwhile'. */
export async function saveChanged(changed: Invitation, store: Store): Promise<Invitation> {
  if ((await store.saveInvitation(changed)) === 'stored') return changed
  throw new Problem('round/changedMeanwhile', { round: changed.roundId })
}

async function lineOf(invitation: Invitation, store: Store): Promise<OutcomeLine> {
  const { roundId, associationId } = invitation
  const association = await store.findFrameEntry(roundId, associationId)
  if (association === null) throw new Problem('internal')
  return { association, invitation }
}
