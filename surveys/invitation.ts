import type { AssociationId, SectorId } from './association.ts'
import type { Instant } from './instant.ts'
import type { RoundId } from './round.ts'

/** 128 random bits, base64url. */
export type InvitationId = string

/** The secret in a personal link, 22 characters; derived when needed and never stored. */
export type AccessToken = string

/** One association asked to answer in one round (inbjudan). */
export interface Invitation {
  readonly id: InvitationId
  readonly roundId: RoundId
  readonly associationId: AssociationId
  readonly sector: SectorId
  /** A keyed digest of the link's token: finds the invitation, and cannot be turned into the link. */
  readonly lookup: string
  /** When the association's response came in; `null` while it has not. */
  readonly answeredAt: Instant | null
}
