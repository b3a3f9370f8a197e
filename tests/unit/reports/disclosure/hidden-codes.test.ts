import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { hiddenCodes } from '../../../../reports/disclosure/hidden-codes.ts'

const hidden = (counts: readonly number[], coded: number) => {
  const pattern = hiddenCodes(counts, { coded, threshold: 5 })
  return counts.filter((_, index) => pattern[index])
}

describe('hiddenCodes', () => {
  it.each([
    ['nothing where nothing is small', [5, 9, 0], 12, []],
    ['nothing of nobody', [0, 0], 0, []],
    ['a small one alone, where codes may overlap so much that it can be 1', [4, 9, 9], 15, [4]],
    // 9 are coded, 6 with the only code: the rest is 3.
    ['the only code beside a small rest, which would tell it', [6, 3], 9, [6, 3]],
    // 25 − 15 = 10 would not be shown, and the other would be no larger than 6: the small one is 4.
    ['as many as it takes', [9, 6, 6, 4], 25, [6, 6, 4]],
    ['all of them where nothing less will do', [6, 6, 6, 4], 22, [6, 6, 6, 4]],
    // 18 − 10 = 8 are not shown: two small ones would be 4 each.
    ['one more than two small ones that would tell each other', [10, 4, 4], 18, [10, 4, 4]],
  ])('hides %s', (_claim, counts, coded, expected) => {
    expect(hidden(counts, coded)).toEqual(expected)
  })

  it('shows nothing from which a small count can be told from 1', () => {
    const counts = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(counts, fc.double({ min: 0, max: 1, noNaN: true }), (given, overlap) => {
        const most = given.reduce((sum, count) => sum + count, 0)
        const coded = Math.round(Math.max(...given) + overlap * (most - Math.max(...given)))
        const pattern = hiddenCodes(given, { coded, threshold: 5 })
        const shown = given.filter((count, index) => !pattern[index] && count > 0)
        const small = given.filter(count => count > 0 && count < 5)
        expect(given.filter((count, index) => pattern[index] && count < 5)).toEqual(small)
        if (small.length === 0) return
        // With one small count 1 the others as large as the rule lets them be still make up all that are coded.
        const others = given.filter((count, index) => pattern[index] && count >= 5).length
        const room = shown.length === 0 ? coded : others * Math.min(...shown)
        const reached = 1 + (small.length - 1) * 4 + room + shown.reduce((sum, n) => sum + n, 0)
        expect(reached).toBeGreaterThanOrEqual(coded)
      }),
    )
  })
})
