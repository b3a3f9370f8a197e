import type { Problem } from '../problems.ts'
import type { AssociationStore } from './association-store.ts'
import type { InvitationStore } from './invitation-store.ts'
import type { ResponseStore } from './response-store.ts'
import type { ResultStore } from './result-store.ts'
import type { RoundStore } from './round-store.ts'
import type { SurveyStore } from './survey-store.ts'

/**
 * Everything the services need remembered. Plain data in, plain data out: no driver types cross these
 * lines. Absence is `null`; a store that cannot be reached throws `Problem('store/unavailable')`.
 *
 * Adapters: `sqlite/` and `mongo/`, with the same file names. Each passes the suites in `tests/contract`.
 */
export interface Store
  extends AssociationStore, SurveyStore, RoundStore, InvitationStore, ResponseStore, ResultStore {
  /** Which store this is, for people: printed at start. */
  readonly description: string
  /**
   * Makes this process the one that serves the store, where it can have only one.
   *
   * @returns Lets go of the claim; so does the end of the process, however it ends.
   * @throws Problem 'store/alreadyServed'.
   */
  claimServing(): Promise<() => void>
  /** What is wrong with the store as a whole, in its own words; `null`: nothing. Reads all of it. */
  checkIntegrity(): Promise<string | null>
  /** Resolves when the store answers. */
  checkReady(): Promise<void>
  /**
   * Resolves when this process can write nothing more to the store, with why: it has to end, and another
   * be started. Of what passes by itself nothing is told here.
   */
  untilFailed(): Promise<Problem>
  /** Waits for what has been asked to be written, and lets go of the store. */
  close(): Promise<void>
}
