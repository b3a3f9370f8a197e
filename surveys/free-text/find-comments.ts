import type { CodeId } from './code.ts'
import { codesOf, type CodingBook, quoteOf, standingOf } from './coding-book.ts'
import type { Comment, CommentId } from './comment.ts'

/** `todo`: not coded, or changed since. `none`: read, and no code fits. */
export const COMMENT_GROUPS = ['all', 'todo', 'none', 'quoted'] as const
export type CommentGroup = (typeof COMMENT_GROUPS)[number]

/** What is looked for. */
export interface CommentQuery {
  /** Each word has to stand in the comment, in any order and whatever the case. */
  readonly words: string
  /** `null`: any, or none. */
  readonly code: CodeId | null
  readonly group: CommentGroup
}

/** The comments that fit, in their order. */
export function findComments(
  comments: readonly Comment[],
  { words, code, group }: CommentQuery,
  book: CodingBook,
): readonly Comment[] {
  const sought = folded(words).split(' ')
  return comments.filter(
    comment =>
      (code === null || codesOf(comment, book).includes(code)) &&
      isIn(group, comment, book) &&
      has(comment, sought),
  )
}

/** The next comment that is to be coded, after one and then from the beginning; `null`: none is. */
export function nextToCode(
  comments: readonly Comment[],
  after: CommentId | null,
  book: CodingBook,
): Comment | null {
  const place = comments.findIndex(({ id }) => id === after)
  const inTurn = [...comments.slice(place + 1), ...comments.slice(0, Math.max(place, 0))]
  return inTurn.find(comment => isIn('todo', comment, book)) ?? null
}

function isIn(group: CommentGroup, comment: Comment, book: CodingBook): boolean {
  const isCoded = standingOf(comment, book) === 'coded'
  switch (group) {
    case 'all':
      return true
    case 'todo':
      return !isCoded
    case 'none':
      return isCoded && codesOf(comment, book).length === 0
    case 'quoted':
      return quoteOf(comment, book) !== null
  }
}

function has({ text }: Comment, words: readonly string[]): boolean {
  const searched = folded(text)
  return words.every(word => searched.includes(word))
}

function folded(text: string): string {
  return text.normalize('NFKC').toLocaleLowerCase('sv').replaceAll(/\s+/gu, ' ').trim()
}
