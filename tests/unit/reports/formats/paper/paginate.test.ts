import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { paginate } from '../../../../../reports/formats/paper/paginate.ts'
import { type Strip, strip } from '../../../../../reports/formats/paper/strip.ts'

const PAGE = 100
const high = (height: number, rest: Partial<Strip> = {}) => strip([], { height, ...rest })

/** Where each strip stands, page by page: its height, from where, and whether it is there once more. */
const places = (strips: readonly Strip[]) =>
  paginate(strips, PAGE).map(page =>
    page.map(({ strip: { height }, y, isRepeated }) => [
      height,
      y,
      ...(isRepeated ? ['again'] : []),
    ]),
  )

describe('a form that is divided into pages', () => {
  it('fills a page before it begins another, without the space above the first', () => {
    const strips = [high(40, { above: 9 }), high(50, { above: 10 }), high(30, { above: 5 })]
    expect(places(strips)).toEqual([
      [
        [40, 0],
        [50, 50],
      ],
      [[30, 0]],
    ])
  })

  it('has no page when it has nothing', () => {
    expect(paginate([], PAGE)).toEqual([])
  })

  it('takes a heading along to the page of what it is the heading of', () => {
    const strips = [high(70), high(10, { keepsWithNext: true }), high(30)]
    expect(places(strips)).toEqual([
      [[70, 0]],
      [
        [10, 0],
        [30, 10],
      ],
    ])
  })

  it('is divided where it must be when what is to stay together is taller than a page', () => {
    const strips = [60, 60, 60].map(height => high(height, { keepsWithNext: true }))
    expect(places(strips)).toEqual([[[60, 0]], [[60, 0]], [[60, 0]]])
  })

  it('has the head of a table once more above the rows that come on the next page', () => {
    const head = high(20, { keepsWithNext: true })
    const rows = [50, 50, 10].map(height => high(height, { repeats: head }))
    expect(places([head, ...rows])).toEqual([
      [
        [20, 0],
        [50, 20],
      ],
      [
        [20, 0, 'again'],
        [50, 20],
        [10, 70],
      ],
    ])
  })

  it('has everything once, in order, and nothing below the page unless it is taller than it alone', () => {
    const strips = fc.array(
      fc.record({
        height: fc.integer({ min: 1, max: 130 }),
        above: fc.integer({ min: 0, max: 20 }),
        keepsWithNext: fc.boolean(),
      }),
    )
    fc.assert(
      fc.property(strips, described => {
        const made = described.map(({ height, ...rest }) => high(height, rest))
        const pages = paginate(made, PAGE)
        expect(pages.flatMap(page => page.map(placed => placed.strip))).toEqual(made)
        for (const { strip: each, y } of pages.flat()) {
          if (each.height <= PAGE) expect(y + each.height).toBeLessThanOrEqual(PAGE)
          else expect(y).toBe(0)
        }
      }),
    )
  })
})
