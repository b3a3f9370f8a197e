import { describe, expect, it } from '@jest/globals'

import { comparabilityClass, type Pair, type Relation } from '../../../surveys/crosswalk.ts'

const pair = (relation: Relation, signed = false): Pair => ({
  relation,
  from: ['a.b'],
  to: ['a.b'],
  ...(signed && { signedBy: { name: 'N', role: 'R', date: '2022-01-01' } }),
})

describe('comparabilityClass', () => {
  it.each([
    ['an identical question', pair('identical'), 'A'],
    ['a reworded question that someone has signed for', pair('reworded', true), 'B'],
    ['a reworded question that nobody has signed for', pair('reworded'), 'D'],
    ['a question on another scale', pair('otherScale'), 'C'],
    ['a split question', pair('split'), 'D'],
    ['merged questions', pair('merged'), 'D'],
    ['a new question', pair('new'), 'D'],
    ['a question that is gone', pair('removed'), 'D'],
  ])('of %s', (_claim, given, expected) => {
    expect(comparabilityClass(given)).toBe(expected)
  })
})
