import { describe, expect, it } from '@jest/globals'

import { tellableSectors } from '../../../../reports/disclosure/tellable-sectors.ts'

const told = (counts: Readonly<Record<string, number>>) =>
  [
    ...tellableSectors(
      Object.entries(counts).flatMap(([sector, n]) => Array.from({ length: n }, () => sector)),
      5,
    ),
  ].toSorted()

describe('tellableSectors', () => {
  it.each([
    ['all that have enough', { a: 5, b: 9 }, ['a', 'b']],
    ['none when there is nothing', {}, []],
    ['none of one that is too small', { a: 4 }, []],
    ['not the only small one, nor the next, which would give it away', { a: 2, b: 6, c: 9 }, ['c']],
    ['two small ones that are enough together', { a: 2, b: 3, c: 5 }, ['c']],
    [
      'none when two small ones are too few together and only one is left',
      { a: 1, b: 1, c: 9 },
      [],
    ],
    ['what is left when a third hides them', { a: 1, b: 1, c: 5, d: 9 }, ['d']],
  ])('are %s', (_claim, counts, expected) => {
    expect(told(counts)).toEqual(expected)
  })

  it('leave out comments whose sector nobody knows', () => {
    expect([...tellableSectors([null, null, null, null, null], 5)]).toEqual([])
  })
})
