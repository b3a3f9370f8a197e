import { describe, expect, it } from '@jest/globals'

import { evenParts } from '../../../../reports/figures/even-parts.ts'

const sizes = (count: number, most: number) =>
  evenParts(
    Array.from({ length: count }, () => 30),
    most,
  ).map(({ length }) => length)

describe('even parts', () => {
  it.each([
    [0, 100, [0]],
    [3, 100, [3]],
    [4, 100, [2, 2]],
    [7, 150, [4, 3]],
    [28, 750, [14, 14]],
    [26, 750, [13, 13]],
  ])(
    'of %d rows are as few as there is room for, and as even as can be',
    (count, most, expected) => {
      expect(sizes(count, most)).toEqual(expected)
    },
  )

  it('have every row once, in order, and none that is higher than it may be', () => {
    const heights = Array.from({ length: 41 }, (_, at) => 20 + ((at * 17) % 45))
    const parts = evenParts(heights, 300)
    expect(parts.flat()).toEqual([...heights.keys()])
    for (const part of parts) {
      expect(part.reduce((sum, at) => sum + (heights[at] ?? 0), 0)).toBeLessThanOrEqual(300)
    }
  })

  it('give what is higher than a part may be a part by itself', () => {
    expect(evenParts([10, 500, 10], 100)).toEqual([[0], [1], [2]])
  })
})
