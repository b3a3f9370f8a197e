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
import { hiddenCodes } from '../disclosure/hidden-codes.ts'
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
 * Counts comments by code. Where the promise withholds what is small, small counts are not shown, nor what they could
 * be worked out from; and of a question with few comments nothing is.
 */
export function countCodes(question: CodedQuestion, round: Shielding): FreeTextResult {
  const { id, wording, comments, book } = question
  const { codes } = book.frame
  const coded = comments.filter(comment => standingOf(comment, book) === 'coded')
  const given = coded.map(comment => codesOf(comment, book))
  const counts = [
    ...codes.map(code => given.filter(ids => ids.includes(code.id)).length),
    given.filter(ids => ids.length === 0).length,
  ]
  const isFew = withholds(round) && comments.length > 0 && comments.length < round.threshold
  const figures = isFew ? counts.map(() => FEW) : codeFigures(counts, coded.length, round)
  const figure = (count: number) => (isFew ? FEW : shown(count))
  return {
    id,
    wording,
    comments: figure(comments.length),
    uncoded: figure(comments.length - coded.length),
    codes: codes.map(({ use: _use, ...code }, index) => ({
      ...code,
      comments: figures[index] ?? FEW,
    })),
    none: figures[codes.length] ?? FEW,
    quotes: isFew ? [] : quotesOf(question),
  }
}

const FEW = withheld('few')

function codeFigures(
  counts: readonly number[],
  coded: number,
  round: Shielding,
): readonly Figure[] {
  if (!withholds(round)) return counts.map(shown)
  const hidden = hiddenCodes(counts, { coded, threshold: round.threshold })
  // One reason for all of them: nobody is told which are small.
  return counts.map((count, index) =>
    hidden[index] === true ? withheld('protectsOthers') : shown(count),
  )
}

function withholds({ promise }: Shielding): boolean {
  return promiseOf(promise).withholdsSmallCells
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
