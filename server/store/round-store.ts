import type { AssociationId } from '../../surveys/association.ts'
import type { Invitation } from '../../surveys/invitation.ts'
import type { FrameEntry, Round, RoundId } from '../../surveys/round.ts'

/** What opening a round freezes and creates. */
export interface Opening {
  /** The round as opened, its revision following the stored one. */
  readonly round: Round
  readonly frame: readonly FrameEntry[]
  /** One for each association in the frame. */
  readonly invitations: readonly Invitation[]
  /** The round's link key, wrapped by the server's secret. */
  readonly wrappedLinkKey: string
}

/** A round as another store holds it: one that is not opened, or is certified, has no link key. */
export interface RoundCopy {
  readonly round: Round
  readonly wrappedLinkKey: string | null
}

/** Rounds, their frames and their link keys. */
export interface RoundStore {
  /** @returns 'exists' when the id is taken. */
  insertRound(round: Round): Promise<'stored' | 'exists'>
  findRound(id: RoundId): Promise<Round | null>
  /** Ids by code point. */
  listRounds(): Promise<readonly Round[]>
  /** Stores the round only if its revision follows the stored one; what it leaves out is left out. */
  saveRound(round: Round): Promise<'stored' | 'stale'>
  /** Removes a draft, only if it stands in this revision. */
  removeDraft(round: Round): Promise<'removed' | 'stale'>
  /** Saves the opened round with frame, invitations and link key: all, or nothing. */
  openRound(opening: Opening): Promise<'stored' | 'stale'>

  /** Adds a round from another store as it stands, without its frame. @returns 'exists' when the id is taken. */
  restoreRound(copy: RoundCopy): Promise<'stored' | 'exists'>
  /** Adds to the frame of an opened round that has been restored. */
  restoreFrame(id: RoundId, entries: readonly FrameEntry[]): Promise<void>

  /**
   * Adds an association that is not in the frame of an opened round, and its invitation; does nothing where they
   * are there. The invitation's id follows from the association: what a death in between leaves is made whole.
   */
  addToFrame(entry: FrameEntry, invitation: Invitation): Promise<void>
  /** Writes over the place of an association in the frame of an opened round; does nothing where it has none. */
  saveFrameEntry(id: RoundId, entry: FrameEntry): Promise<void>
  /** The frame, in the order of the associations' ids by code point; empty before opening. */
  listFrame(id: RoundId): Promise<readonly FrameEntry[]>
  /** The same, streamed. */
  eachFrameEntry(id: RoundId): AsyncIterable<FrameEntry>
  findFrameEntry(id: RoundId, association: AssociationId): Promise<FrameEntry | null>

  /** The wrapped link key; `null` before opening and once destroyed. */
  findLinkKey(id: RoundId): Promise<string | null>
  /** Does nothing when there is none. */
  destroyLinkKey(id: RoundId): Promise<void>
}
