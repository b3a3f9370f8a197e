import type { RoundId } from '../../surveys/round.ts'
import type { WalkIn } from '../../surveys/walk-in.ts'

/** Those who came by an open link; what they answer is kept among the responses. */
export interface WalkInStore {
  insertWalkIn(walkIn: WalkIn): Promise<void>
  /** The walk-in of a link, in any round; `null` when there is none. */
  findWalkIn(lookup: string): Promise<WalkIn | null>
  /** In the order of their ids by code point, which tells nothing of when they came. */
  listWalkIns(round: RoundId): Promise<readonly WalkIn[]>
  /** Stores a walk-in only if its revision follows the stored one. */
  saveWalkIn(walkIn: WalkIn): Promise<'stored' | 'stale'>
}
