import { describe, expect, it } from '@jest/globals'

import {
  codeComment,
  type CodingChange,
  quoteComment,
} from '../../../../surveys/free-text/code-comment.ts'
import {
  codesOf,
  codingOf,
  quoteOf,
  standingOf,
} from '../../../../surveys/free-text/coding-book.ts'
import { codingBook, comment } from '../../../builders/free-text-records.ts'

const BOOK = codingBook('prov.text')
const TOLD = { by: 'lo', at: '2022-11-02T08:00:00.000Z' }
const done = (change: CodingChange, book = BOOK) => {
  const outcome = change(book)
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  return outcome.book
}

describe('codeComment', () => {
  it('keeps the codes in the order of the frame, with who and when', () => {
    const book = done(
      codeComment({ comment: comment('b'), seen: 0 }, ['tider', 'lokaler', 'tider'], TOLD),
    )
    expect(codingOf(book, 'b')).toEqual({
      revision: 1,
      digest: 'd-b',
      codes: ['lokaler', 'tider'],
      quote: null,
      ...TOLD,
    })
    expect(book.revision).toBe(2)
  })

  it('takes no code at all for read, and none fits', () => {
    const book = done(codeComment({ comment: comment('b'), seen: 0 }, [], TOLD))
    expect([standingOf(comment('b'), book), codesOf(comment('b'), book)]).toEqual(['coded', []])
  })

  it('overwrites nothing that was not seen', () => {
    const late = codeComment({ comment: comment('a'), seen: 0 }, ['tider'], TOLD)
    expect(late(BOOK)).toEqual({ kind: 'stale' })
    expect(
      codesOf(comment('a'), done(codeComment({ comment: comment('a'), seen: 1 }, ['tider'], TOLD))),
    ).toEqual(['tider'])
  })

  it('refuses a code that has been taken away meanwhile', () => {
    expect(codeComment({ comment: comment('b'), seen: 0 }, ['borta'], TOLD)(BOOK)).toEqual({
      kind: 'unknownCode',
    })
  })

  it.each(['__proto__', 'constructor'])('takes no id for what every object has: %s', id => {
    expect(codingOf(BOOK, id)).toBeNull()
  })
})

describe('a comment that was changed after it was coded', () => {
  const now = comment('a', { text: 'Ny text', digest: 'annan' })

  it('is told as changed, and counts with no code and no quote', () => {
    const quoted = done(quoteComment({ comment: comment('a'), seen: 1 }, 'Text [maskat]', TOLD))
    expect(standingOf(now, quoted)).toBe('changed')
    expect([codesOf(now, quoted), quoteOf(now, quoted)]).toEqual([[], null])
  })

  it('is coded anew, without the quote from before', () => {
    const quoted = done(quoteComment({ comment: comment('a'), seen: 1 }, 'Text [maskat]', TOLD))
    const again = done(codeComment({ comment: now, seen: 2 }, ['tider'], TOLD), quoted)
    expect(codingOf(again, 'a')).toMatchObject({ revision: 3, digest: 'annan', quote: null })
  })
})

describe('quoteComment', () => {
  it('keeps the codes and who coded, beside who chose the quote', () => {
    const book = done(quoteComment({ comment: comment('a'), seen: 1 }, 'Text [maskat]', TOLD))
    expect(codingOf(book, 'a')).toMatchObject({
      by: 'kim',
      codes: ['lokaler'],
      quote: { text: 'Text [maskat]', by: 'lo' },
    })
    expect(standingOf(comment('a'), book)).toBe('coded')
  })

  it('can be chosen before the comment is coded, which it stays', () => {
    const book = done(quoteComment({ comment: comment('b'), seen: 0 }, 'Text b', TOLD))
    expect(standingOf(comment('b'), book)).toBe('uncoded')
    expect(quoteOf(comment('b'), book)?.text).toBe('Text b')
  })

  it('is taken back', () => {
    const book = done(quoteComment({ comment: comment('b'), seen: 0 }, 'Text b', TOLD))
    const back = done(quoteComment({ comment: comment('b'), seen: 1 }, null, TOLD), book)
    expect(quoteOf(comment('b'), back)).toBeNull()
  })

  it('is what was written, or is refused', () => {
    expect(quoteComment({ comment: comment('b'), seen: 0 }, 'Annat', TOLD)(BOOK)).toEqual({
      kind: 'faultyQuote',
      fault: 'altered',
    })
  })
})
