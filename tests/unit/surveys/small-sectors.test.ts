import { describe, expect, it } from '@jest/globals'

import { findSmallSectors, type SectorSize } from '../../../surveys/small-sectors.ts'

const sizes = (counts: Readonly<Record<string, number>>): readonly SectorSize[] =>
  Object.freeze(
    Object.entries(counts).map(([id, size]) => Object.freeze({ sector: { id, name: id }, size })),
  )

const told = (counts: Readonly<Record<string, number>>) => {
  const found = findSmallSectors(sizes(counts), 5)
  const idsOf = (some: readonly SectorSize[]) => some.map(({ sector }) => sector.id).join(' ')
  return found === null ? null : [idsOf(found.small), idsOf(found.merge)]
}

describe('findSmallSectors', () => {
  it.each([
    ['is null when every sector has enough', { a: 5, b: 9 }, null],
    ['is null when there are none', {}, null],
    [
      'makes one of the small ones when together they are enough',
      { a: 9, b: 2, c: 3 },
      ['b c', 'b c'],
    ],
    [
      'takes the smallest of the others along when they are not',
      { a: 9, b: 2, c: 7 },
      ['b', 'b c'],
    ],
    ['names each that is too small', { a: 4, b: 4, c: 4 }, ['a b c', 'a b c']],
    ['has nothing more to take when all are too small together', { a: 1, b: 2 }, ['a b', 'a b']],
    ['knows a sector without anyone', { a: 0, b: 6 }, ['a', 'a b']],
  ])('%s', (_claim, counts, expected) => {
    expect(told(counts)).toEqual(expected)
  })
})
