import { describe, expect, it } from '@jest/globals'

import {
  addCode,
  type CodesChange,
  editCode,
  ifSeen,
  mergeCodes,
  removeCode,
  takeCodes,
} from '../../../../surveys/free-text/change-codes.ts'
import { codeIdOf, MOST_CODES } from '../../../../surveys/free-text/code.ts'
import { emptyBook } from '../../../../surveys/free-text/coding-book.ts'
import { code, codingBook, coding } from '../../../builders/free-text-records.ts'

const BOOK = codingBook('prov.text')
const typed = (name: string) => ({ name, definition: '', use: '' })
const done = (change: CodesChange, book = BOOK) => {
  const outcome = change(book)
  if (outcome.kind !== 'done') throw new Error(outcome.kind)
  return outcome.book
}

describe('codeIdOf', () => {
  it.each([
    ['Lokaler och tider', [], 'lokaler-och-tider'],
    ['Å, ä & ö!', [], 'a-a-o'],
    ['Lokaler', ['lokaler', 'lokaler-2'], 'lokaler-3'],
    ['☺', [], 'kod'],
  ])('makes an id of "%s" beside %p', (name, taken, id) => {
    expect(codeIdOf(name, taken)).toBe(id)
  })
})

describe('the codes of a question', () => {
  it('are added last, and count up both revisions', () => {
    const book = done(addCode(typed('Bidrag')), emptyBook('prov-2022', 'prov.text'))
    expect(book.frame).toEqual({ revision: 1, codes: [{ id: 'bidrag', ...typed('Bidrag') }] })
    expect(book.revision).toBe(1)
  })

  it.each([
    ['no name', typed(''), ['noName']],
    ['a name that is taken, whatever its case', typed('om LOKALER'), ['nameTaken']],
    ['the word for no code at all', typed('Ingen'), ['nameTaken']],
    ['a name in two lines', typed('a\nb'), ['manyLines']],
    [
      'too long texts',
      { name: 'x'.repeat(81), definition: 'x'.repeat(1001), use: 'x'.repeat(1001) },
      ['tooLong', 'tooLong', 'tooLong'],
    ],
  ])('refuse %s', (_claim, given, codes) => {
    const outcome = addCode(given)(BOOK)
    expect(outcome.kind === 'faulty' && outcome.faults.map(fault => fault.code)).toEqual(codes)
  })

  it('are no more than have a key', () => {
    const codes = Array.from({ length: MOST_CODES }, (_, index) => code(`k${index}`))
    const full = codingBook('prov.text', { frame: { revision: 1, codes } })
    expect(addCode(typed('En till'))(full).kind).toBe('tooMany')
    expect(takeCodes([code('annan')])(full).kind).toBe('tooMany')
  })

  it('are changed and moved under the same id', () => {
    const { frame } = done(editCode('tider', typed('Öppettider'), 1))
    expect(frame.codes.map(({ id, name }) => [id, name])).toEqual([
      ['tider', 'Öppettider'],
      ['lokaler', 'Om lokaler'],
    ])
  })

  it('can keep their own name, and not take that of another', () => {
    expect(editCode('tider', typed('Om tider'), 2)(BOOK).kind).toBe('done')
    expect(editCode('tider', typed('Om lokaler'), 2)(BOOK).kind).toBe('faulty')
  })

  it('are merged with everything that is coded with them, once, and who coded it stands', () => {
    const book = codingBook('prov.text', {
      codings: {
        a: coding('a', { codes: ['lokaler'] }),
        b: coding('b', { codes: ['lokaler', 'tider'] }),
        c: coding('c', { codes: [] }),
      },
    })
    const merged = done(mergeCodes('lokaler', 'tider'), book)
    expect(merged.frame.codes.map(({ id }) => id)).toEqual(['tider'])
    expect(merged.codings).toEqual({
      a: coding('a', { codes: ['tider'], revision: 2 }),
      b: coding('b', { codes: ['tider'], revision: 2 }),
      c: coding('c', { codes: [] }),
    })
  })

  it('are taken away only when nothing is coded with them', () => {
    expect(removeCode('lokaler')(BOOK).kind).toBe('inUse')
    expect(done(removeCode('tider')).frame.codes.map(({ id }) => id)).toEqual(['lokaler'])
  })

  it.each([
    ['changed', editCode('borta', typed('x'), 1)],
    ['merged', mergeCodes('borta', 'tider')],
    ['merged into one that is gone', mergeCodes('tider', 'borta')],
    ['merged into itself', mergeCodes('tider', 'tider')],
    ['taken away', removeCode('borta')],
  ])('cannot be %s when they are not there', (_claim, change) => {
    expect(change(BOOK)).toEqual({ kind: 'unknown' })
  })

  it('are taken from another year with their ids, but for names that are there', () => {
    const from = [
      code('lokaler', { name: 'OM lokaler' }),
      code('bidrag'),
      code('tider', { name: 'Ny' }),
    ]
    const { codes } = done(takeCodes(from)).frame
    expect(codes.map(({ id, name }) => [id, name])).toEqual([
      ['lokaler', 'Om lokaler'],
      ['tider', 'Om tider'],
      ['bidrag', 'Om bidrag'],
      ['ny', 'Ny'],
    ])
  })

  it('are changed only by who has seen them as they are, however much is coded meanwhile', () => {
    const coded = { ...BOOK, revision: 9 }
    expect(ifSeen(1, removeCode('tider'))(coded).kind).toBe('done')
    expect(ifSeen(0, removeCode('tider'))(coded)).toEqual({ kind: 'stale' })
  })
})
