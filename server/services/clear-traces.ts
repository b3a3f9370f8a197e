import type { Instant } from '../../surveys/instant.ts'
import { promiseOf } from '../../surveys/promise.ts'
import { changeRound, type Round, roundPhase } from '../../surveys/round.ts'
import type { Store } from '../store/store.ts'

export interface ClearDeps {
  readonly store: Store
  readonly now: () => Instant
}

/**
 * Clears away what could tell in what order answers came, in every round that promised so: when it takes no more
 * answers, and once more when it is certified. Can be broken off anywhere and run again; where somebody else uses
 * the store just then it is left for the next time.
 *
 * @returns In how many rounds it was done.
 */
export async function clearTraces(deps: ClearDeps): Promise<number> {
  const rounds = (await deps.store.listRounds()).filter(round => isToBeCleared(round, deps.now()))
  if (rounds.length === 0) return 0
  const rewritten: Round[] = []
  for (const round of rounds) if (await rewrite(round, deps)) rewritten.push(round)
  if ((await deps.store.clearSpace()) === 'busy') return 0
  for (const round of rewritten) {
    // One that somebody has changed meanwhile is looked at again the next time.
    await deps.store.saveRound(changeRound(round, { clearedIn: round.state }))
  }
  return rewritten.length
}

function isToBeCleared(round: Round, now: Instant): boolean {
  if (!promiseOf(round.promise).forgetsOrder || round.clearedIn === round.state) return false
  const phase = roundPhase(round, now)
  return phase === 'underReview' || phase === 'certified'
}

/** What is certified has been written anew before it was counted. @returns false when the round was changed meanwhile. */
async function rewrite({ id, state }: Round, { store }: ClearDeps): Promise<boolean> {
  if (state === 'certified') return true
  await store.rewriteResponses(id, 'all')
  return (await store.findRound(id))?.state === state
}
