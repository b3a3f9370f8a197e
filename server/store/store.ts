import type { Problem } from '../problems.ts'
import type { AssociationStore } from './association-store.ts'
import type { AttemptStore } from './attempt-store.ts'
import type { BodyStore } from './body-store.ts'
import type { CodingStore } from './coding-store.ts'
import type { ConditionStore } from './condition-store.ts'
import type { ImportStore } from './import-store.ts'
import type { DossierStore } from './dossier-store.ts'
import type { FrozenReportStore } from './frozen-report-store.ts'
import type { InvitationStore } from './invitation-store.ts'
import type { JobStore } from './job-store.ts'
import type { LeaseStore } from './lease-store.ts'
import type { LogStore } from './log-store.ts'
import type { MailStore } from './mail-store.ts'
import type { OutboxStore } from './outbox-store.ts'
import type { PrintedStore } from './printed-store.ts'
import type { ReportTextStore } from './report-text-store.ts'
import type { ResponseStore } from './response-store.ts'
import type { ResultStore } from './result-store.ts'
import type { RoundStore } from './round-store.ts'
import type { SessionStore } from './session-store.ts'
import type { SupplementStore } from './supplement-store.ts'
import type { SurveyDraftStore } from './survey-draft-store.ts'
import type { SurveyStore } from './survey-store.ts'
import type { UploadStore } from './upload-store.ts'
import type { UserStore } from './user-store.ts'
import type { WalkInStore } from './walk-in-store.ts'

/** Lets go of a claim. */
export type Release = () => Promise<void>

/**
 * Everything the services need remembered. Plain data in, plain data out: no driver types cross these
 * lines. Text is kept to the letter, whatever it holds; with half a character in it, it is refused with
 * `Problem('store/brokenText')`. Absence is `null`. A store that cannot be reached, or is closed, throws
 * `Problem('store/unavailable')`; a record that cannot be read, `Problem('store/damaged')`.
 *
 * Adapters: `sqlite/` and `mongo/`, with the same file names. Each passes the suites in `tests/contract`.
 */
export interface Store
  extends
    AssociationStore,
    SurveyStore,
    SurveyDraftStore,
    RoundStore,
    InvitationStore,
    WalkInStore,
    ResponseStore,
    CodingStore,
    SupplementStore,
    ReportTextStore,
    ResultStore,
    ImportStore,
    DossierStore,
    FrozenReportStore,
    LeaseStore,
    ConditionStore,
    UserStore,
    SessionStore,
    AttemptStore,
    BodyStore,
    PrintedStore,
    LogStore,
    MailStore,
    OutboxStore,
    UploadStore,
    JobStore {
  /** Which store this is, for people: printed at start. */
  readonly description: string
  /**
   * Makes this process one that serves the store: the only one, where it can have only one.
   *
   * @returns Lets go of the claim; so does the end of the process, however it ends, at once or by the clock.
   * @throws Problem 'store/alreadyServed'.
   */
  claimServing(): Promise<Release>
  /**
   * Keeps everyone from serving the store, for work that changes all of it.
   *
   * @throws Problem 'store/alreadyServed' while someone serves it.
   */
  claimAlone(): Promise<Release>
  /**
   * Clears away what has been deleted or written anew, so that it is not to be found in the store's own files.
   *
   * @returns 'busy' when someone else uses the store just now: to be asked again later.
   */
  clearSpace(): Promise<'cleared' | 'busy'>
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
