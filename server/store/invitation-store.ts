import type { AssociationId, SectorId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Invitation, InvitationId } from '../../surveys/invitation.ts'
import type { OutcomeCounts } from '../../surveys/outcome.ts'
import type { RoundId } from '../../surveys/round.ts'

/** How many associations of a sector were invited, and what is known of them. */
export interface InvitationCount {
  readonly sector: SectorId
  readonly invited: number
  /** Those that are marked. */
  readonly answered: number
  /** Those that are not, by the outcome that staff have decided. */
  readonly outcomes: OutcomeCounts
}

/** Invitations: made when a round is opened, and marked when a response is stored (`ResponseStore`). */
export interface InvitationStore {
  /** The invitation of a link, in any round, also of one that has been replaced; `null` when there is none. */
  findInvitation(lookup: string): Promise<Invitation | null>
  /** That of an association in a round; `null` when it is not invited. */
  findInvitationOf(round: RoundId, association: AssociationId): Promise<Invitation | null>
  /** In the order of the associations' ids by code point. */
  listInvitations(round: RoundId): Promise<readonly Invitation[]>
  /** The same, streamed. */
  eachInvitation(round: RoundId): AsyncIterable<Invitation>
  /** Adds invitations from another store as they stand, to a round that has been restored. */
  restoreInvitations(invitations: readonly Invitation[]): Promise<void>
  /** Marks an invitation as answered, if it is not: for a response whose writer died before that. */
  markAnswered(id: InvitationId, at: Instant): Promise<void>
  /** Takes the mark away, if there is one: the response has been set aside. */
  unmarkAnswered(id: InvitationId): Promise<void>
  /** Stores an invitation, all but its mark, only if its revision follows the stored one. */
  saveInvitation(invitation: Invitation): Promise<'stored' | 'stale'>
  /** Those with a way out or an outcome, in the order of the associations' ids by code point. */
  listOutcomes(round: RoundId): Promise<readonly Invitation[]>
  /** In the order of the sectors' ids by code point; sectors without invitations are left out. */
  countInvitations(round: RoundId): Promise<readonly InvitationCount[]>
}
