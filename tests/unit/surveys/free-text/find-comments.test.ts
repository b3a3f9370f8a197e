import { describe, expect, it } from '@jest/globals'

import { findComments, nextToCode } from '../../../../surveys/free-text/find-comments.ts'
import { codingBook, coding, comment } from '../../../builders/free-text-records.ts'

const COMMENTS = [
  comment('a', { text: 'Bra LOKALER, men\nsena svar' }),
  comment('b', { text: 'Sena svar' }),
  comment('c', { text: 'Vet ej' }),
  comment('d', { text: 'Ny text', digest: 'ny' }),
]
const BOOK = codingBook('prov.text', {
  codings: {
    a: coding('a', { codes: ['lokaler'] }),
    c: coding('c', { quote: { text: 'Vet ej', by: 'kim', at: '' } }),
    d: coding('d', { codes: ['lokaler'] }),
  },
})
const ALL = { words: '', code: null, group: 'all' } as const
const found = (query: Partial<Parameters<typeof findComments>[1]>) =>
  findComments(COMMENTS, { ...ALL, ...query }, BOOK)
    .map(({ id }) => id)
    .join('')

describe('findComments', () => {
  it.each([
    ['everything', {}, 'abcd'],
    ['each word, in any order and case', { words: 'SVAR sena' }, 'ab'],
    ['words over a line break', { words: 'men sena' }, 'a'],
    ['a pattern as plain text', { words: '.*' }, ''],
    ['a code, as the text now reads', { code: 'lokaler' }, 'a'],
    ['what is to be coded, and what was changed', { group: 'todo' }, 'bd'],
    ['what no code fits', { group: 'none' }, 'c'],
    ['what is quoted', { group: 'quoted' }, 'c'],
    ['all of it together', { words: 'sena', group: 'todo' }, 'b'],
  ] as const)('finds %s', (_claim, query, ids) => {
    expect(found(query)).toBe(ids)
  })
})

describe('nextToCode', () => {
  it.each([
    ['the first', null, 'b'],
    ['the one after', 'b', 'd'],
    ['from the beginning again', 'd', 'b'],
    ['from the beginning, after one that is not there', 'x', 'b'],
  ])('is %s', (_claim, after, id) => {
    expect(nextToCode(COMMENTS, after, BOOK)?.id).toBe(id)
  })

  it('is null when everything is coded, and when only the one that is looked at is left', () => {
    expect(nextToCode([COMMENTS[0]!], null, BOOK)).toBeNull()
    expect(nextToCode([COMMENTS[1]!], 'b', BOOK)).toBeNull()
  })
})
