import type { Instant } from '../instant.ts'
import {
  type Coding,
  type CodingBook,
  changeBook,
  codingOf,
  quoteOf,
  standingOf,
} from './coding-book.ts'
import type { CodeId } from './code.ts'
import type { Comment } from './comment.ts'
import { maskingFault, type MaskingFault } from './masking.ts'

/** Who decides, and when. */
export interface Decided {
  readonly by: string
  readonly at: Instant
}

/** A comment as somebody saw it, and which revision of what was decided about it: 0 when nothing was. */
export interface SeenComment {
  readonly comment: Comment
  readonly seen: number
}

/** What came of a decision about a comment. Of all but `done` nothing is changed. */
export type CodingOutcome =
  | { readonly kind: 'done'; readonly book: CodingBook }
  /** Somebody else has decided about the comment since it was seen. */
  | { readonly kind: 'stale' }
  /** A code that was chosen has been merged or taken away. */
  | { readonly kind: 'unknownCode' }
  | { readonly kind: 'faultyQuote'; readonly fault: MaskingFault }

/** A decision about a comment; it can be tried again on a book in which somebody has coded another. */
export type CodingChange = (book: CodingBook) => CodingOutcome

/** @param codes In any order; none: it was read, and none fits. */
export function codeComment(
  { comment, seen }: SeenComment,
  codes: readonly CodeId[],
  decided: Decided,
): CodingChange {
  return book => {
    if (revisionOf(book, comment) !== seen) return { kind: 'stale' }
    const known = book.frame.codes.map(({ id }) => id)
    if (codes.some(code => !known.includes(code))) return { kind: 'unknownCode' }
    const chosen = known.filter(code => codes.includes(code))
    return { kind: 'done', book: codeComments(book, [{ comment, codes: chosen }], decided) }
  }
}

/** Codes comments that were seen as they are. @param codings Of each comment its codes, in the order of the frame. */
export function codeComments(
  book: CodingBook,
  codings: readonly { readonly comment: Comment; readonly codes: readonly CodeId[] }[],
  decided: Decided,
): CodingBook {
  return decide(
    book,
    codings.map(({ comment, codes }) => ({
      comment,
      decision: { codes, quote: quoteOf(comment, book), ...decided },
    })),
  )
}

/** @param text The comment with what could tell who wrote it masked; `null`: it is not to be printed. */
export function quoteComment(
  { comment, seen }: SeenComment,
  text: string | null,
  decided: Decided,
): CodingChange {
  return book => {
    if (revisionOf(book, comment) !== seen) return { kind: 'stale' }
    const fault = text === null ? null : maskingFault(text, comment.text)
    if (fault !== null) return { kind: 'faultyQuote', fault }
    const quote = text === null ? null : { text, ...decided }
    const decision = { ...asCoded(book, comment, decided), quote }
    return { kind: 'done', book: decide(book, [{ comment, decision }]) }
  }
}

/** The codes that a comment has as it now reads, and who gave it them. */
function asCoded(
  book: CodingBook,
  comment: Comment,
  decided: Decided,
): Pick<Coding, 'codes' | 'by' | 'at'> {
  const before = codingOf(book, comment.id)
  const isCoded = standingOf(comment, book) === 'coded'
  if (before === null || !isCoded) return { codes: null, ...decided }
  return { codes: before.codes, by: before.by, at: before.at }
}

function revisionOf(book: CodingBook, { id }: Comment): number {
  return codingOf(book, id)?.revision ?? 0
}

interface Decision {
  readonly comment: Comment
  readonly decision: Omit<Coding, 'revision' | 'digest'>
}

function decide(book: CodingBook, decisions: readonly Decision[]): CodingBook {
  const codings = decisions.map(({ comment, decision }): readonly [string, Coding] => {
    const revision = revisionOf(book, comment) + 1
    return [comment.id, { revision, digest: comment.digest, ...decision }]
  })
  return changeBook(book, { codings: { ...book.codings, ...Object.fromEntries(codings) } })
}
