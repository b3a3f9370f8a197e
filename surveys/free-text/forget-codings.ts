import { changeBook, type CodingBook } from './coding-book.ts'
import type { CommentId } from './comment.ts'

/** What came of it: `nothing` when nothing was decided about what is forgotten. */
type ForgetOutcome =
  { readonly kind: 'done'; readonly book: CodingBook } | { readonly kind: 'nothing' }

/**
 * Takes away what was decided about a comment that is no longer kept, with its quote. The codes stay.
 *
 * @param id `null`: of every comment.
 */
export function forgetCodings(id: CommentId | null): (book: CodingBook) => ForgetOutcome {
  return book => {
    const all = Object.entries(book.codings)
    const kept = id === null ? [] : all.filter(([comment]) => comment !== id)
    if (kept.length === all.length) return { kind: 'nothing' }
    return { kind: 'done', book: changeBook(book, { codings: Object.fromEntries(kept) }) }
  }
}
