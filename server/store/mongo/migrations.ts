import { askedAtLength } from './errors.ts'
import type { Models } from './models.ts'

/**
 * One step from a version of the documents to the next. There are no transactions: a step may be broken off
 * anywhere, and must come to the same end when it is run again. A step that has been released is never changed.
 */
export interface Migration {
  /** The version that the documents are of afterwards. */
  readonly to: number
  readonly run: (models: Models) => Promise<void>
}

/** Every step, in order. Collections and indexes that are new are made when the store is opened. */
export const MIGRATIONS: readonly Migration[] = [
  // Leases and the condition came: collections of their own, nothing in the others is changed.
  { to: 2, run: async () => undefined },
  // What a comparison rests on is kept with it. Those of before rest on the two results alone.
  {
    to: 3,
    run: async ({ comparison }) => {
      const none = { sealed: null, sealSalt: null }
      await askedAtLength(comparison.updateMany({ sealed: null }, { $set: none }).exec())
    },
  },
]
