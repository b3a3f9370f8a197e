import type { SectorId } from '../../surveys/association.ts'
import type { Instant } from '../../surveys/instant.ts'
import type { Invitation, InvitationId } from '../../surveys/invitation.ts'
import type { RoundId } from '../../surveys/round.ts'

/** How many associations of a sector were invited, and how many of them have answered. */
export interface InvitationCount {
  readonly sector: SectorId
  readonly invited: number
  readonly answered: number
}

/** Invitations: made when a round is opened, marked when a response is stored (`ResponseStore`). */
export interface InvitationStore {
  /** The invitation of a link, in any round; `null` when there is none. */
  findInvitation(lookup: string): Promise<Invitation | null>
  /** In the order of the associations' ids by code point. */
  listInvitations(round: RoundId): Promise<readonly Invitation[]>
  /** The same, streamed. */
  eachInvitation(round: RoundId): AsyncIterable<Invitation>
  /** Adds invitations from another store as they stand, to a round that has been restored. */
  restoreInvitations(invitations: readonly Invitation[]): Promise<void>
  /** Marks an invitation as answered, if it is not: for a response whose writer died before that. */
  markAnswered(id: InvitationId, at: Instant): Promise<void>
  /** In the order of the sectors' ids by code point; sectors without invitations are left out. */
  countInvitations(round: RoundId): Promise<readonly InvitationCount[]>
}
