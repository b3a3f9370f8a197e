import { describe, expect, it } from '@jest/globals'

import { onRings } from '../../../../reports/follow-up/rings.ts'

/** `b>a,c`: b leads to a and c. */
const ringsIn = (written: string) => [
  ...onRings(
    new Map(
      written.split(' ').map(each => {
        const [id = '', to = ''] = each.split('>')
        return [id, to.split(',').filter(Boolean)]
      }),
    ),
  ),
]

describe('those that lead to themselves', () => {
  it.each([
    ['none in a chain', 'a b>a c>b', []],
    ['none where two lead to one, and one to two', 'a b>a c>a d>b,c', []],
    ['none where what is led to is not there', 'b>a', []],
    ['one that leads to itself', 'a b>b', ['b']],
    ['every one of a ring', 'a>c b>a c>b', ['a', 'b', 'c']],
    ['the ring, not what leads to it or from it', 'x y>x a>b,y b>a z>a', ['a', 'b']],
    ['two rings, not what is between them', 'a>a m>a b>b,m', ['a', 'b']],
  ])('are %s', (_claim, written, ids) => {
    expect(ringsIn(written)).toEqual(ids)
  })
})
