import { type Instant, toInstant } from '../../surveys/instant.ts'

/** How often something has been tried in vain, by whom or from where. */
export interface Attempts {
  /** What is counted: a keyed hash, never a name or an address. */
  readonly key: string
  /** 1 when it is first counted; every change is stored only if it follows the stored revision. */
  readonly revision: number
  readonly failures: number
  readonly lastAt: Instant
  /** Before this nothing is tried again. */
  readonly until: Instant
}

/** How patient we are with attempts of a kind. */
export interface Patience {
  /** So many may fail without a wait. */
  readonly free: number
  /** The wait after the next one; it doubles with each. */
  readonly firstWaitMs: number
  /** It never grows beyond this: nobody is locked out for good. */
  readonly longestWaitMs: number
  /** Failures are forgotten when there have been none for this long. */
  readonly forgottenAfterMs: number
}

const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE

/**
 * By what attempts are counted. A browser that has logged in to the account before is counted for itself:
 * strangers who guess from elsewhere cannot keep the owner out.
 */
export const PATIENCE = {
  device: { free: 5, firstWaitMs: SECOND, longestWaitMs: 5 * MINUTE, forgottenAfterMs: 24 * HOUR },
  account: {
    free: 5,
    firstWaitMs: SECOND,
    longestWaitMs: 15 * MINUTE,
    forgottenAfterMs: 24 * HOUR,
  },
  // A whole town hall may have one address.
  network: { free: 30, firstWaitMs: SECOND, longestWaitMs: 5 * MINUTE, forgottenAfterMs: HOUR },
  everyone: {
    free: 300,
    firstWaitMs: SECOND / 4,
    longestWaitMs: 10 * SECOND,
    forgottenAfterMs: HOUR,
  },
  code: { free: 5, firstWaitMs: SECOND, longestWaitMs: 15 * MINUTE, forgottenAfterMs: 24 * HOUR },
} as const satisfies Readonly<Record<string, Patience>>

const LONG_AGO: Instant = '1970-01-01T00:00:00.000Z'

/** Longer than any failure is remembered. */
export const LONGEST_REMEMBERED_MS = 24 * HOUR

/**
 * How long is still to be waited, in milliseconds; 0: it may be tried. Never longer than the longest wait,
 * also when the clock has been set back.
 */
export function waitMs(attempts: Attempts | null, now: Instant, patience: Patience): number {
  if (attempts === null) return 0
  const left = Date.parse(attempts.until) - Date.parse(now)
  return Math.min(Math.max(left, 0), patience.longestWaitMs)
}

/** Counts one more attempt as failed: it is taken back when it succeeds. */
export function oneMore(
  { key, before }: { readonly key: string; readonly before: Attempts | null },
  now: Instant,
  patience: Patience,
): Attempts {
  const kept = before !== null && !isForgotten(before, now, patience) ? before.failures : 0
  const failures = kept + 1
  const revision = (before?.revision ?? 0) + 1
  const wait = waitAfter(failures, patience)
  // A clock that is set back makes nobody wait who does not have to.
  const until = wait === 0 ? LONG_AGO : after(now, wait)
  return { key, revision, failures, lastAt: now, until }
}

/** Takes back what was counted when it turned out to be right; `all`: whatever was counted before, too. */
export function takenBack(attempts: Attempts, how: 'one' | 'all'): Attempts {
  const failures = how === 'all' ? 0 : Math.max(attempts.failures - 1, 0)
  return { ...attempts, revision: attempts.revision + 1, failures, until: LONG_AGO }
}

function isForgotten(attempts: Attempts, now: Instant, { forgottenAfterMs }: Patience): boolean {
  return Date.parse(now) - Date.parse(attempts.lastAt) > forgottenAfterMs
}

function waitAfter(failures: number, { free, firstWaitMs, longestWaitMs }: Patience): number {
  if (failures <= free) return 0
  return Math.min(firstWaitMs * 2 ** (failures - free - 1), longestWaitMs)
}

function after(instant: Instant, ms: number): Instant {
  return toInstant(new Date(Date.parse(instant) + ms))
}
