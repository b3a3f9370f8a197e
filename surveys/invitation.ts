import type { AssociationId, SectorId } from './association.ts'
import type { Instant } from './instant.ts'
import type { OutcomeDecision, WayOut } from './outcome.ts'
import type { RoundId } from './round.ts'

/** 128 random bits, base64url. */
export type InvitationId = string

/** The secret in a personal link, 22 characters; derived when needed and never stored. */
export type AccessToken = string

/** A link that has been replaced by another one: who did it, when and why. */
export interface StoppedLink {
  /** The keyed digest of its token. */
  readonly lookup: string
  readonly at: Instant
  readonly by: string
  readonly reason: string
}

/** One association asked to answer in one round (inbjudan). */
export interface Invitation {
  readonly id: InvitationId
  readonly roundId: RoundId
  readonly associationId: AssociationId
  readonly sector: SectorId
  /** A keyed digest of the link's token: finds the invitation, and cannot be turned into the link. */
  readonly lookup: string
  /** When the association's response came in; `null` while it has not, and where the promise marks nobody. */
  readonly answeredAt: Instant | null
  /** 1 when made; every change but the mark of an answer is stored only if it follows the stored one. */
  readonly revision: number
  /** What the link's token is derived from, once it has been replaced: 128 random bits; `null`: the first one. */
  readonly linkId: string | null
  /** Links that have been replaced: they lead to a page that says so. */
  readonly stoppedLinks: readonly StoppedLink[]
  /** Where the link was sent when it was replaced; `null`: to the address in the frame. */
  readonly email: string | null
  /** The link replaces the response of this revision without its code; `null`: it does not. */
  readonly replacesRevision: number | null
  readonly wayOut: WayOut | null
  readonly outcome: OutcomeDecision | null
}

/** What an invitation has when it is made, besides what tells it from others. */
export const NEW_INVITATION = {
  answeredAt: null,
  revision: 1,
  linkId: null,
  stoppedLinks: [],
  email: null,
  replacesRevision: null,
  wayOut: null,
  outcome: null,
} as const satisfies Partial<Invitation>

/** What the token of an invitation's link is derived from. */
export function linkIdOf({ id, linkId }: Pick<Invitation, 'id' | 'linkId'>): string {
  return linkId ?? id
}

/** The invitation with something changed and its revision counted up, ready to be stored. */
export function changeInvitation(
  invitation: Invitation,
  change: Partial<
    Pick<
      Invitation,
      | 'sector'
      | 'lookup'
      | 'linkId'
      | 'stoppedLinks'
      | 'email'
      | 'replacesRevision'
      | 'wayOut'
      | 'outcome'
    >
  >,
): Invitation {
  return { ...invitation, ...change, revision: invitation.revision + 1 }
}
