import type { Instant } from '../../surveys/instant.ts'

/**
 * What a store as a whole may be used for.
 *
 * - `ready`: everything.
 * - `filling`: a copy is being written into it; one that was broken off stays so, and is used for nothing.
 * - `held`: a copy that is whole. It sends nothing to anyone until it is told that it may.
 * - `moved`: everything has moved to another store, which is the one that takes answers.
 */
export type Condition =
  | { readonly kind: 'ready' }
  | { readonly kind: 'filling' }
  | { readonly kind: 'held'; readonly since: Instant }
  | { readonly kind: 'moved'; readonly to: string; readonly at: Instant }

export interface ConditionStore {
  /** A store that has never been told is `ready`. */
  findCondition(): Promise<Condition>
  saveCondition(condition: Condition): Promise<void>
}
