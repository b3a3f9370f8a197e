import { type CodingBook, emptyBook } from '../../surveys/free-text/coding-book.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { CodingStore } from '../store/coding-store.ts'

type Done = { readonly kind: 'done'; readonly book: CodingBook }

/**
 * Changes the book of a question as it stands in the store, and again when somebody else has changed it meanwhile:
 * the change itself sees to it that it overwrites nothing that was not seen.
 */
export async function updateBook<Outcome extends { readonly kind: string }>(
  { roundId, questionId }: { readonly roundId: RoundId; readonly questionId: string },
  change: (book: CodingBook) => Done | Outcome,
  store: CodingStore,
): Promise<Done | Outcome> {
  for (;;) {
    const book = (await store.findCodingBook(roundId, questionId)) ?? emptyBook(roundId, questionId)
    const outcome = change(book)
    if (!isDone(outcome)) return outcome
    const saved = await (outcome.book.revision === 1
      ? store.insertCodingBook(outcome.book)
      : store.saveCodingBook(outcome.book))
    if (saved === 'stored') return outcome
  }
}

function isDone(outcome: { readonly kind: string }): outcome is Done {
  return outcome.kind === 'done'
}
