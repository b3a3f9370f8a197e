import type { Instant } from '../../surveys/instant.ts'

/** The right to do something alone for a while: whoever dies holding it loses it by the clock. */
export interface Lease {
  readonly name: string
  /** The process that holds it. */
  readonly holder: string
  readonly until: Instant
}

/** Leases: of several processes on one store, one does what must be done once. */
export interface LeaseStore {
  /**
   * Takes a lease that nobody holds, or whose time is out by `now`; a holder prolongs its own in the same way.
   *
   * @returns 'held' when another holder has it.
   */
  takeLease(lease: Lease, now: Instant): Promise<'taken' | 'held'>
  /** Does nothing when someone else holds it. */
  releaseLease(lease: Pick<Lease, 'name' | 'holder'>): Promise<void>
}
