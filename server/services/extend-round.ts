import type { Instant } from '../../surveys/instant.ts'
import { changeRound, type ExtendedNote, type Round, roundPhase } from '../../surveys/round.ts'
import { endOfDay } from '../../surveys/stockholm-time.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { reasonIn } from './reason.ts'

/** A longer time to answer, and why: printed with the result. */
export interface Extension {
  readonly closesAt: Instant
  readonly reason: string
}

/**
 * Makes the time to answer longer; a round that has closed and is not certified is opened again.
 *
 * @throws Problem 'round/neverOpened', 'round/certified', 'round/needReason', 'round/notLonger' or
 *   'round/changedMeanwhile'.
 */
export async function extendRound(
  round: Round,
  { closesAt, reason }: Extension,
  { store, now }: { readonly store: Store; readonly now: () => Instant },
): Promise<Round> {
  const { id } = round
  requireExtensible(round, now())
  const why = reasonIn(reason)
  if (!isLonger(round, closesAt, now())) throw new Problem('round/notLonger', { round: id })
  const from = round.closedAt ?? round.closesAt
  const note: ExtendedNote = { kind: 'extended', at: now(), reason: why, from, to: closesAt }
  // What was cleared away when it closed has to be cleared away again.
  const change = { closesAt, closedAt: null, clearedIn: null, notes: [...round.notes, note] }
  const extended = changeRound(round, change)
  if ((await store.saveRound(extended)) === 'stored') return extended
  throw new Problem('round/changedMeanwhile', { round: id })
}

function requireExtensible(round: Round, now: Instant): void {
  const phase = roundPhase(round, now)
  if (phase === 'draft') throw new Problem('round/neverOpened', { round: round.id })
  if (phase === 'certifying' || phase === 'certified') {
    throw new Problem('round/certified', { round: round.id })
  }
}

/** Later than it would close, than now, and not past the day when the result is promised. */
function isLonger({ closesAt, closedAt, resultDay }: Round, to: Instant, now: Instant): boolean {
  const isLater = to > now && to > (closedAt ?? closesAt)
  return isLater && (resultDay === undefined || to < (endOfDay(resultDay) ?? to))
}
