import type { Instant } from '../instant.ts'
import type { RoundId } from '../round.ts'
import { type CodeFrame, type CodeId, NO_CODES } from './code.ts'
import type { Comment, CommentId } from './comment.ts'

/** A comment that is to be printed (citat), with what could tell who wrote it masked. */
export interface Quote {
  readonly text: string
  readonly by: string
  readonly at: Instant
}

/** What is decided about one comment (kodning). */
export interface Coding {
  /** 1 the first time. Whoever decides anew has to have seen the one that there is. */
  readonly revision: number
  /** The digest of the comment as it was read. */
  readonly digest: string
  /** In the order of the frame. Empty: it was read, and none fits. `null`: nobody has coded it. */
  readonly codes: readonly CodeId[] | null
  readonly by: string
  readonly at: Instant
  readonly quote: Quote | null
}

/**
 * The codes of one question in one round, and what is coded with them: one record, so that no code is taken away
 * while somebody codes with it.
 */
export interface CodingBook {
  readonly roundId: RoundId
  readonly questionId: string
  /** 1 when made; every change is stored only if it follows the stored one. */
  readonly revision: number
  readonly frame: CodeFrame
  readonly codings: Readonly<Record<CommentId, Coding>>
}

/** A book in which nothing stands, and that is not stored. */
export function emptyBook(roundId: RoundId, questionId: string): CodingBook {
  return { roundId, questionId, revision: 0, frame: NO_CODES, codings: {} }
}

/** The book with something changed and its revision counted up, ready to be stored. */
export function changeBook(
  book: CodingBook,
  change: Partial<Pick<CodingBook, 'frame' | 'codings'>>,
): CodingBook {
  return { ...book, ...change, revision: book.revision + 1 }
}

/** What is decided about a comment; `null`: nothing. */
export function codingOf({ codings }: CodingBook, id: CommentId): Coding | null {
  return Object.hasOwn(codings, id) ? (codings[id] ?? null) : null
}

/**
 * How far a comment has come. `changed`: what is decided is of another text, written before the round was opened
 * again, and has to be decided anew.
 */
export type Standing = 'uncoded' | 'coded' | 'changed'

export function standingOf({ id, digest }: Comment, book: CodingBook): Standing {
  const coding = codingOf(book, id)
  if (coding === null) return 'uncoded'
  if (coding.digest !== digest) return 'changed'
  return coding.codes === null ? 'uncoded' : 'coded'
}

/** The codes that a comment has, as it now reads. */
export function codesOf(comment: Comment, book: CodingBook): readonly CodeId[] {
  return standingOf(comment, book) === 'coded' ? (codingOf(book, comment.id)?.codes ?? []) : []
}

/** The quote from a comment, as it now reads; `null`: it is not to be printed. */
export function quoteOf({ id, digest }: Comment, book: CodingBook): Quote | null {
  const coding = codingOf(book, id)
  return coding?.digest === digest ? coding.quote : null
}

/** How many comments have a code, whether or not they are still there or read as they did. */
export function usesOf({ codings }: CodingBook, code: CodeId): number {
  return Object.values(codings).filter(({ codes }) => codes?.includes(code) === true).length
}
