import type { AssociationId, SectorId } from './association.ts'
import type { FrameEntry, RoundId } from './round.ts'

/** 80 random bits, hexadecimal: staff give it to commands, that would take a dash in front for an option. */
export type WalkInId = string

/** The code in a round's open link (öppen länk), short enough to be copied from a poster: `K7M4-2QXP`. */
export type OpenLinkCode = string

/** What staff have decided about an answer that waited. */
export type WalkInDecision =
  | {
      readonly kind: 'approved'
      readonly associationId: AssociationId
      /** The association was not invited, and came into the frame by it. Left out: it was there. */
      readonly isNewcomer?: true
    }
  | { readonly kind: 'rejected' }

/**
 * Someone who came by a round's open link, and the association that they say they answer for. Nothing vouches for
 * that: what they send in waits until staff have approved it. No time is kept.
 */
export interface WalkIn {
  readonly id: WalkInId
  readonly roundId: RoundId
  /** A keyed digest of the token in the link that they were given: finds the walk-in. */
  readonly lookup: string
  /** 1 when made; stored only if it follows the stored one. */
  readonly revision: number
  readonly name: string
  /** `null`: none was given. */
  readonly orgNumber: string | null
  readonly sector: SectorId
  /** The association in the register that was picked; `null`: a name was typed. */
  readonly associationId: AssociationId | null
  /** `null`: nothing is decided. */
  readonly decision: WalkInDecision | null
}

/** The association as someone who walked in tells of it, in the place of one in the frame. */
export function claimedAssociation({ id, name, orgNumber, sector }: WalkIn): FrameEntry {
  return { associationId: id, name, orgNumber, sector, email: null }
}

/** The walk-in with something decided and its revision counted up, ready to be stored. */
export function decideWalkIn(walkIn: WalkIn, decision: WalkInDecision): WalkIn {
  return { ...walkIn, decision, revision: walkIn.revision + 1 }
}
