import { commentIdOf } from '../../reports/free-text/comments.ts'
import type { Disposal, DisposalKind } from '../../surveys/disposal.ts'
import { forgetCodings } from '../../surveys/free-text/forget-codings.ts'
import type { Instant } from '../../surveys/instant.ts'
import { changeRound, type Round, type RoundId } from '../../surveys/round.ts'
import { Problem } from '../problems.ts'
import type { Store } from '../store/store.ts'
import { forgetAddresses } from './forget-addresses.ts'
import { getRound } from './get-round.ts'
import { updateBook } from './update-book.ts'

export interface FinishDeps {
  readonly store: Store
  readonly now: () => Instant
}

/** What is not done of what a round is to lose, in its order. */
export function begunIn({ disposals = [] }: Pick<Round, 'disposals'>): readonly Disposal[] {
  return disposals.filter(({ doneAt }) => doneAt === null)
}

/**
 * Finishes every disposal of a round that is begun, in their order. Can be broken off anywhere and run again.
 *
 * @returns Those that were begun, as they stand: not done where somebody else uses the store just now, so that its
 *   space cannot be cleared.
 */
export async function finishDisposals(
  { id, disposals = [] }: Round,
  deps: FinishDeps,
): Promise<readonly Disposal[]> {
  const isBegun = (index: number) => disposals[index]?.doneAt === null
  const begun = disposals.filter((_, index) => isBegun(index))
  if (begun.length === 0) return []
  for (const disposal of begun) await ERASING[disposal.kind](id, disposal, deps.store)
  if ((await deps.store.clearSpace()) === 'busy') return begun
  const noted = await noteDone(id, isBegun, deps)
  return noted.filter((_, index) => isBegun(index))
}

type Erasing = (round: RoundId, disposal: Disposal, store: Store) => Promise<void>

const ERASING: { readonly [Kind in DisposalKind]: Erasing } = {
  async answers(round, _, store) {
    await store.eraseResponses(round, null)
    await forgetComments(round, null, store)
  },
  async answer(round, { key }, store) {
    if (key === undefined) throw new Problem('internal')
    await store.eraseResponses(round, key)
    await forgetComments(round, key, store)
  },
  contacts: (round, _, store) => forgetAddresses(round, store),
}

/** What was decided about what was written: a quote is a part of the answer. */
async function forgetComments(round: RoundId, key: string | null, store: Store): Promise<void> {
  for (const book of await store.listCodingBooks(round)) {
    const id = key === null ? null : commentIdOf({ roundId: round, key }, book.questionId)
    await updateBook(book, forgetCodings(id), store)
  }
}

/** Notes what is done, and again when somebody else has changed the round meanwhile: nothing is taken out of the list. */
async function noteDone(
  id: RoundId,
  isDone: (index: number) => boolean,
  { store, now }: FinishDeps,
): Promise<readonly Disposal[]> {
  for (;;) {
    const round = await getRound(id, store)
    const disposals = (round.disposals ?? []).map((disposal, index) =>
      isDone(index) ? done(disposal, now()) : disposal,
    )
    if ((await store.saveRound(changeRound(round, { disposals }))) === 'stored') return disposals
  }
}

/** Where it lay, and by what it was asked for, is no longer needed. */
function done(disposal: Disposal, now: Instant): Disposal {
  const { key: _place, asked: _asked, ...kept } = disposal
  return { ...kept, doneAt: disposal.doneAt ?? now }
}
