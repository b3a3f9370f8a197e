import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { byCodePoint } from '../../../surveys/code-point-order.ts'

describe('byCodePoint', () => {
  it.each([
    ['', '', 0],
    ['a', 'a', 0],
    ['', 'a', -1],
    ['a', 'ab', -1],
    ['10', '2', -1],
    ['Z', 'a', -1],
    ['z', 'ä', -1],
    ['ä', 'å', -1],
    ['a\u030a', 'b', -1],
    ['\ufb00', '😀', -1],
    ['\uffff', '😀', -1],
    ['😀', '😁', -1],
    ['a😀', 'a😀b', -1],
  ])('%j before %j: %i', (a, b, sign) => {
    expect(Math.sign(byCodePoint(a, b))).toBe(sign)
    expect(Math.sign(byCodePoint(b, a))).toBe(sign === 0 ? 0 : -sign)
  })

  it('is the order of the bytes as UTF-8', () => {
    const text = fc.string({ unit: 'binary', maxLength: 4 })
    fc.assert(
      fc.property(text, text, (a, b) => {
        expect(Math.sign(byCodePoint(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
      { seed: 1, numRuns: 500 },
    )
  })
})
