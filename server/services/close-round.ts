import type { Instant } from '../../surveys/instant.ts'
import { changeRound, type Round, roundPhase, takesAnswers } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { RoundStore } from '../store/round-store.ts'

interface CloseDeps {
  readonly store: Pick<RoundStore, 'saveRound'>
  readonly now: () => Instant
}

/**
 * Closes a round at once, without grace.
 *
 * @throws Problem 'round/neverOpened', 'round/alreadyClosed', 'round/certified' or 'round/changedMeanwhile'.
 */
export async function closeRound(round: Round, { store, now }: CloseDeps): Promise<Round> {
  const phase = roundPhase(round, now())
  if (phase === 'draft') throw new Problem('round/neverOpened', { round: round.id })
  if (phase !== 'scheduled' && !takesAnswers(phase)) {
    throw new Problem(phase === 'underReview' ? 'round/alreadyClosed' : 'round/certified', {
      round: round.id,
    })
  }
  const closed = changeRound(round, { closedAt: now() })
  if ((await store.saveRound(closed)) === 'stale') {
    throw new Problem('round/changedMeanwhile', { round: round.id })
  }
  return closed
}
