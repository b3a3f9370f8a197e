import { describe, expect, it } from '@jest/globals'

import { countCodes } from '../../../../reports/free-text/count-codes.ts'
import { codingBook, coding, comment } from '../../../builders/free-text-records.ts'

const GROUPED = { promise: 'grouped', threshold: 5 } as const
const FEW = { withheld: 'few' }
const HIDDEN = { withheld: 'protectsOthers' }
const ids = (count: number) => Array.from({ length: count }, (_, index) => `k${index}`)
const question = (count: number, codesOf: (index: number) => readonly string[] | null) => ({
  id: 'prov.text',
  wording: 'Något mer?',
  comments: ids(count).map(id => comment(id)),
  book: codingBook('prov.text', {
    codings: Object.fromEntries(
      ids(count).map((id, index) => [id, coding(id, { codes: codesOf(index) })]),
    ),
  }),
})

describe('countCodes', () => {
  it('counts a comment with each of its codes, and what is left to code', () => {
    const counted = countCodes(
      question(12, index => (index < 5 ? ['lokaler', 'tider'] : index < 10 ? ['tider'] : null)),
      GROUPED,
    )
    expect(counted.codes.map(({ id, comments }) => [id, comments])).toEqual([
      ['lokaler', { value: 5 }],
      ['tider', { value: 10 }],
    ])
    expect([counted.comments, counted.uncoded, counted.none]).toEqual([
      { value: 12 },
      { value: 2 },
      { value: 0 },
    ])
  })

  it('withholds what few have written of, and says that nobody has', () => {
    const { codes } = countCodes(
      question(12, index => (index < 4 ? ['lokaler'] : [])),
      GROUPED,
    )
    expect(codes.map(({ comments }) => comments)).toEqual([HIDDEN, { value: 0 }])
  })

  it('shows nothing of so few comments, and no quote from them', () => {
    const few = question(4, () => [])
    const quote = { text: 'Text k0', by: 'kim', at: '' }
    const quoted = { ...few, book: { ...few.book, codings: { k0: coding('k0', { quote }) } } }
    const counted = countCodes(quoted, GROUPED)
    expect([counted.comments, counted.none, counted.quotes]).toEqual([FEW, FEW, []])
    expect(countCodes(quoted, { ...GROUPED, promise: 'named' })).toMatchObject({
      comments: { value: 4 },
      quotes: [{ text: 'Text k0', codes: [] }],
    })
  })

  it('leaves out what is coded of a comment that is gone or has been changed', () => {
    const all = question(6, () => ['tider'])
    const changed = all.comments.map((each, index) =>
      index === 0 ? { ...each, digest: 'ny' } : each,
    )
    const counted = countCodes({ ...all, comments: changed.slice(0, 6) }, GROUPED)
    expect([counted.codes[1]!.comments, counted.uncoded]).toEqual([{ value: 5 }, { value: 1 }])
    const gone = countCodes({ ...all, comments: all.comments.slice(0, 5) }, GROUPED)
    expect(gone.codes[1]!.comments).toEqual({ value: 5 })
  })

  it('prints quotes with the names of their codes, and no id', () => {
    const all = question(5, () => ['tider'])
    const quote = { text: 'Text [maskat]', by: 'kim', at: '' }
    const codings = { ...all.book.codings, k2: coding('k2', { codes: ['tider'], quote }) }
    const { quotes } = countCodes({ ...all, book: { ...all.book, codings } }, GROUPED)
    expect(quotes).toEqual([{ text: 'Text [maskat]', codes: ['Om tider'] }])
  })
})
