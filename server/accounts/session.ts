import type { Instant } from '../../surveys/instant.ts'
import type { UserId } from './user.ts'

/** A browser in which someone is logged in, or is about to be. */
export interface Session {
  /** Keyed hash of what the cookie holds. */
  readonly id: string
  readonly userId: UserId
  /** That of the user when it began: of another epoch it has ended. */
  readonly epoch: number
  /** `begun`: only the password is proven. `full`: everything that is asked for is. */
  readonly stage: 'begun' | 'full'
  /** `openid`: another service has proven who it is. */
  readonly by: 'password' | 'openid'
  readonly startedAt: Instant
  readonly lastSeenAt: Instant
  /** The net that it began from: `192.0.2.0/24`. */
  readonly network: string | null
}

export interface SessionLimits {
  /** How long it may be unused. */
  readonly idleMinutes: number
  /** How long it lives, however much it is used. */
  readonly longestHours: number
}

/** A log-in that is not finished within this time begins anew. */
const LONGEST_BEGUN_MINUTES = 15
/** Clocks of several servers differ by less. */
const MOST_SKEW_MS = 2 * 60_000
/** Sessions are seen to be used this often, not at each request. */
const BETWEEN_SIGHTINGS_MS = 60_000

const MINUTE_MS = 60_000

/**
 * Whether a session is over by the clock. A clock that is set back would let it live on: a session that
 * was used later than now has ended too.
 */
export function isOver(session: Session, now: Instant, limits: SessionLimits): boolean {
  const sinceStart = Date.parse(now) - Date.parse(session.startedAt)
  const sinceSeen = Date.parse(now) - Date.parse(session.lastSeenAt)
  if (sinceSeen < -MOST_SKEW_MS) return true
  const longest =
    session.stage === 'begun'
      ? LONGEST_BEGUN_MINUTES * MINUTE_MS
      : limits.longestHours * 60 * MINUTE_MS
  return sinceStart >= longest || sinceSeen >= limits.idleMinutes * MINUTE_MS
}

/** Whether it is time to note that a session is in use. */
export function isToBeSeen({ lastSeenAt }: Session, now: Instant): boolean {
  return Date.parse(now) - Date.parse(lastSeenAt) >= BETWEEN_SIGHTINGS_MS
}
