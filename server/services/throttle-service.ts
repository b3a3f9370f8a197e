import type { Instant } from '../../surveys/instant.ts'
import { type Attempts, oneMore, PATIENCE, takenBack, waitMs } from '../accounts/attempts.ts'
import type { StaffSecret } from '../keys/staff-secret.ts'
import type { AttemptStore } from '../store/attempt-store.ts'
import { createTurns } from './turns.ts'

/** By what an attempt is counted: `account` and a user name, `network` and a net. */
export interface Counted {
  readonly by: keyof typeof PATIENCE
  readonly text: string
}

export type Taken =
  | {
      readonly kind: 'taken'
      /** It was right: those who were mistaken before are forgiven, those who share a net are not. */
      readonly succeed: () => Promise<void>
    }
  | { readonly kind: 'wait'; readonly seconds: number }

/** Slows down guessing, for all servers together. */
export interface Throttle {
  /**
   * Counts an attempt as failed before it is made, so that many at once are no more than many in turn.
   *
   * @returns 'wait' when it may not be made yet; then it is not counted.
   */
  take(counted: readonly Counted[]): Promise<Taken>
}

interface ThrottleDeps {
  readonly store: AttemptStore
  readonly secret: StaffSecret
  readonly now: () => Instant
}

/** Of those that come at once for one account, so many are looked at; the others can come again. */
const MOST_AT_ONCE = 20

export function createThrottle(deps: ThrottleDeps): Throttle {
  const turns = createTurns(MOST_AT_ONCE)
  return {
    async take(counted) {
      const [first] = counted
      const name = first === undefined ? '' : keyOf(first, deps)
      return (await turns.take(name, () => take(counted, deps))) ?? waiting(1000)
    },
  }
}

async function take(counted: readonly Counted[], deps: ThrottleDeps): Promise<Taken> {
  // First whether any of them says no: what is not made is not counted.
  for (const look of [waitFor, count]) {
    for (const each of counted) {
      const wait = await look(each, deps)
      if (wait > 0) return waiting(wait)
    }
  }
  const succeed = async () => {
    for (const each of counted) await takeBack(each, deps)
  }
  return { kind: 'taken', succeed }
}

function keyOf({ by, text }: Counted, { secret }: ThrottleDeps): string {
  return secret.digest('attempts', `${by} ${text}`)
}

async function waitFor(counted: Counted, deps: ThrottleDeps): Promise<number> {
  const attempts = await deps.store.findAttempts(keyOf(counted, deps))
  return waitMs(attempts, deps.now(), PATIENCE[counted.by])
}

/** @returns How long is to be waited; 0: it is counted. */
async function count(counted: Counted, deps: ThrottleDeps): Promise<number> {
  const { store, now } = deps
  const key = keyOf(counted, deps)
  const patience = PATIENCE[counted.by]
  for (;;) {
    const before = await store.findAttempts(key)
    const wait = waitMs(before, now(), patience)
    if (wait > 0) return wait
    const attempts = oneMore({ key, before }, now(), patience)
    if ((await store.saveAttempts(attempts)) === 'stored') return 0
  }
}

async function takeBack(counted: Counted, deps: ThrottleDeps): Promise<void> {
  const how = counted.by === 'network' || counted.by === 'everyone' ? 'one' : 'all'
  let before: Attempts | null
  do {
    before = await deps.store.findAttempts(keyOf(counted, deps))
  } while (before !== null && (await deps.store.saveAttempts(takenBack(before, how))) === 'stale')
}

function waiting(ms: number): Taken {
  return { kind: 'wait', seconds: Math.ceil(ms / 1000) }
}
