import { describe, expect, it } from '@jest/globals'

import { indexPanel, itemPanel } from '../../../../reports/statistics/panel-change.ts'

const FIVE = { min: 1, max: 5 }

describe('itemPanel', () => {
  const counts = (pairs: readonly (readonly [number, number])[]) => {
    const table = Array.from({ length: 7 }, () => Array.from({ length: 7 }, () => 0))
    for (const [first, second] of pairs) table[first - 1]![second - 1]! += 1
    return table
  }
  const NOBODY = counts([])

  it('is the paired t-test, worked out by hand, of all who have a grade both years', () => {
    // Differences 1, 1, 0, −1, 2: mean 0.6, squares 5.2 around it.
    const { test, ...panel } = itemPanel(
      {
        sectors: {
          a: counts([
            [1, 2],
            [3, 4],
            [2, 2],
            [6, 3],
            [3, 7],
          ]),
        },
        movers: counts([
          [5, 4],
          [2, 4],
        ]),
      },
      FIVE,
    )
    expect(panel).toEqual({
      n: 5,
      up: 3,
      same: 1,
      down: 1,
      meanDifference: 0.6,
      sdDifference: Math.sqrt(1.3),
    })
    expect(test!.se).toBeCloseTo(Math.sqrt(0.26), 14)
    expect(test!.df).toBe(4)
    expect(test!.t).toBeCloseTo(0.6 / Math.sqrt(0.26), 14)
    // t.test(c(2, 4, 2, 4, 4), c(1, 3, 2, 5, 2), paired = TRUE) of R.
    expect(test!.p).toBeCloseTo(0.304558784680535, 12)
    expect(test!.effectOfDifferences).toBeCloseTo(0.6 / Math.sqrt(1.3), 14)
    // 1, 3, 2, 5, 2 have the squares 9.2 around their mean, 2, 4, 2, 4, 4 have 4.8, and 4.4 together.
    expect(test!.effectOfYears).toBeCloseTo(0.6 / ((Math.sqrt(2.3) + Math.sqrt(1.2)) / 2), 14)
    expect(test!.correlation).toBeCloseTo(4.4 / Math.sqrt(9.2 * 4.8), 14)
    expect(test!.interval![0]).toBeCloseTo(-0.8157147769822722, 12)
  })

  it('is nothing of nobody, and no test of one or of equal changes', () => {
    expect(itemPanel({ sectors: {}, movers: NOBODY }, FIVE)).toEqual({
      n: 0,
      up: 0,
      same: 0,
      down: 0,
      meanDifference: null,
      sdDifference: null,
      test: null,
    })
    expect(itemPanel({ sectors: {}, movers: counts([[1, 3]]) }, FIVE)).toMatchObject({
      n: 1,
      meanDifference: 2,
      sdDifference: null,
      test: null,
    })
    expect(
      itemPanel(
        {
          sectors: {},
          movers: counts([
            [1, 3],
            [2, 4],
          ]),
        },
        FIVE,
      ),
    ).toMatchObject({
      meanDifference: 2,
      sdDifference: 0,
      test: null,
    })
  })

  it('has no correlation where one of the years has no spread', () => {
    const { test } = itemPanel(
      {
        sectors: {},
        movers: counts([
          [1, 3],
          [2, 3],
          [4, 3],
        ]),
      },
      FIVE,
    )
    expect(test).toMatchObject({ correlation: null })
    expect(test!.effectOfYears).toBeCloseTo(2 / 3 / (Math.sqrt(7 / 3) / 2), 12)
  })

  it('counts from the scale’s own lowest step', () => {
    const { test: onTen } = itemPanel(
      {
        sectors: {},
        movers: counts([
          [1, 3],
          [2, 3],
        ]),
      },
      { min: 0, max: 4 },
    )
    const { test: onFive } = itemPanel(
      {
        sectors: {},
        movers: counts([
          [1, 3],
          [2, 3],
        ]),
      },
      FIVE,
    )
    expect(onTen).toEqual(onFive)
  })

  it('is of an index the same, in the unit that it was counted in', () => {
    const pairs = [
      [1, 2],
      [3, 4],
      [2, 2],
      [5, 4],
      [2, 4],
    ] as const
    const sum = (term: (x: number, y: number) => number) =>
      String(pairs.reduce((total, [x, y]) => total + term(60 * x, 60 * y), 0))
    const panel = {
      both: 5,
      up: 3,
      same: 1,
      down: 1,
      sumFirst: sum(x => x),
      sumSecond: sum((_x, y) => y),
      squaresFirst: sum(x => x * x),
      squaresSecond: sum((_x, y) => y * y),
      products: sum((x, y) => x * y),
    }
    const ofIndex = indexPanel({ sectors: {}, panel }, 5)
    const ofItem = itemPanel({ sectors: {}, movers: counts(pairs) }, FIVE)
    expect(ofIndex.sdDifference).toBeCloseTo(ofItem.sdDifference!, 14)
    for (const [name, value] of Object.entries(ofItem.test!)) {
      if (typeof value === 'number') expect(ofIndex.test![name as 'se']).toBeCloseTo(value, 12)
    }
  })
})
