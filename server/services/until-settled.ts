import { Problem } from '../problems.ts'

/** Two that save at once are settled by the store; the loser looks again, and seldom more than once. */
const MOST_ATTEMPTS = 3

/**
 * Tries to save until nobody else was first.
 *
 * @param attempt Looks at what is stored, and saves what follows it; `stale`: somebody else was first.
 * @throws Problem 'store/unavailable' when somebody else was first each time.
 */
export async function untilSettled<Outcome>(
  attempt: () => Promise<Outcome | 'stale'>,
): Promise<Outcome> {
  for (let tried = 0; tried < MOST_ATTEMPTS; tried += 1) {
    const outcome = await attempt()
    if (outcome !== 'stale') return outcome
  }
  throw new Problem('store/unavailable')
}
