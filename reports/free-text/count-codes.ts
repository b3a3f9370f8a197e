import {
  type CodingBook,
  codesOf,
  quoteOf,
  standingOf,
} from '../../surveys/free-text/coding-book.ts'
import type { Comment } from '../../surveys/free-text/comment.ts'
import { promiseOf } from '../../surveys/promise.ts'
import type { Round } from '../../surveys/round.ts'
import { type Figure, shown, withheld } from '../disclosure/figure.ts'
import type { FreeTextResult } from './supplement.ts'

/** What decides which counts are shown. */
export type Shielding = Pick<Round, 'promise' | 'threshold'>

/** A question with what was written to it, and what is decided about that. */
export interface CodedQuestion {
  readonly id: string
  readonly wording: string
  readonly comments: readonly Comment[]
  readonly book: CodingBook
}

/**
 * Counts comments by code. Where the promise withholds what is small, counts from 1 to below the threshold are not
 * shown; and of a question with so few comments nothing is, but how many of its codes nobody has.
 */
export function countCodes(question: CodedQuestion, round: Shielding): FreeTextResult {
  const { id, wording, comments, book } = question
  const figure = figureFor(comments.length, round)
  const has = (code: string) => comments.filter(comment => codesOf(comment, book).includes(code))
  const coded = comments.filter(comment => standingOf(comment, book) === 'coded')
  const none = coded.filter(comment => codesOf(comment, book).length === 0)
  return {
    id,
    wording,
    comments: figure(comments.length),
    uncoded: isSmall(comments.length, round)
      ? withheld('few')
      : shown(comments.length - coded.length),
    codes: book.frame.codes.map(({ use: _use, ...code }) => ({
      ...code,
      comments: figure(has(code.id).length),
    })),
    none: figure(none.length),
    quotes: isSmall(comments.length, round) ? [] : quotesOf(question),
  }
}

/** @param base How many comments there are: of few nothing is shown. */
function figureFor(base: number, round: Shielding): (count: number) => Figure {
  return count => (isSmall(count, round) || isSmall(base, round) ? withheld('few') : shown(count))
}

function isSmall(count: number, { promise, threshold }: Shielding): boolean {
  return promiseOf(promise).withholdsSmallCells && count > 0 && count < threshold
}

function quotesOf({ comments, book }: CodedQuestion): FreeTextResult['quotes'] {
  return comments.flatMap(comment => {
    const quote = quoteOf(comment, book)
    if (quote === null) return []
    const ids = codesOf(comment, book)
    const codes = book.frame.codes.filter(({ id }) => ids.includes(id)).map(({ name }) => name)
    return [{ text: quote.text, codes }]
  })
}

/** Whether somebody has begun to code a question, or to quote from it. */
export function isBegun({ book }: Pick<CodedQuestion, 'book'>): boolean {
  return Object.keys(book.codings).length > 0
}
