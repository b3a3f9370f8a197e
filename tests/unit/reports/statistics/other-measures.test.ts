import { describe, expect, it } from '@jest/globals'

import { cronbachAlpha } from '../../../../reports/statistics/cronbach-alpha.ts'
import { ownDegrees, satterthwaite } from '../../../../reports/statistics/degrees-of-freedom.ts'
import { momentsOf } from '../../../../reports/statistics/exact-moments.ts'
import {
  scaleIndex,
  scaleIndexInterval,
  scaleIndexStep,
} from '../../../../reports/statistics/scale-index.ts'

const FIVE = { min: 1, max: 5 }

describe('satterthwaite', () => {
  it('lies between the least degrees of freedom and their sum', () => {
    expect(satterthwaite([{ variance: 3, df: 5 }])).toBe(5)
    expect(
      satterthwaite([
        { variance: 1, df: 5 },
        { variance: 0, df: 1 },
      ]),
    ).toBe(5)
    // (1 + 3)²/(1/4 + 9/9).
    expect(
      satterthwaite([
        { variance: 1, df: 4 },
        { variance: 3, df: 9 },
      ]),
    ).toBeCloseTo(12.8, 12)
  })

  it('does not exist of no variance', () => {
    expect(satterthwaite([{ variance: 0, df: 4 }])).toBeNull()
  })

  it('takes one degree of freedom from one answer, and from none', () => {
    expect([0, 1, 2, 3, 9].map(ownDegrees)).toEqual([1, 1, 1, 2, 8])
  })
})

describe('scaleIndex', () => {
  it('is 0 at the lowest step and 100 at the highest', () => {
    expect([1, 3, 5].map(mean => scaleIndex(mean, FIVE))).toEqual([0, 50, 100])
    expect(scaleIndex(3, { min: 0, max: 4 })).toBe(75)
    expect(scaleIndexStep(FIVE)).toBe(25)
  })

  it('takes an interval along, and none for none', () => {
    expect(scaleIndexInterval([2, 4], FIVE)).toEqual([25, 75])
    expect(scaleIndexInterval(null, FIVE)).toBeNull()
  })
})

describe('momentsOf', () => {
  it('are those of the values, in whole numbers of any size', () => {
    const unit = 12_252_240
    const values = [51n, 54n, 60n].map(grades => (BigInt(unit) / 18n) * grades)
    const sums = {
      count: 3,
      sum: String(values.reduce((a, b) => a + b)),
      sumOfSquares: String(values.reduce((sum, value) => sum + value * value, 0n)),
    }
    const { mean, squares } = momentsOf(sums, unit)
    expect(mean).toBeCloseTo(165 / 54, 14)
    // Around 55/18 in eighteenths: 16 + 1 + 25.
    expect(squares).toBeCloseTo(42 / 324, 14)
  })

  it('have no spread where all are equal, to the last digit', () => {
    expect(momentsOf({ count: 3, sum: '30', sumOfSquares: '300' }, 7).squares).toBe(0)
  })

  it('are 0 of nothing', () => {
    expect(momentsOf({ count: 0, sum: '0', sumOfSquares: '0' }, 7)).toEqual({ mean: 0, squares: 0 })
  })
})

describe('cronbachAlpha', () => {
  it('is 1 where items agree, and 0 where they have nothing to do with each other', () => {
    const same = {
      complete: 3,
      sums: [6, 6],
      products: [
        [14, 14],
        [14, 14],
      ],
    }
    expect(cronbachAlpha(same)).toBeCloseTo(1, 14)
    // (1, 1), (1, 2), (2, 1), (2, 2).
    expect(
      cronbachAlpha({
        complete: 4,
        sums: [6, 6],
        products: [
          [10, 9],
          [9, 10],
        ],
      }),
    ).toBeCloseTo(0, 14)
  })

  it('is negative where items go against each other', () => {
    // (1, 2), (2, 1), (3, 1): variances 1 and 1/3, covariance −1/2: 2 · (1 − (4/3)/(1/3)).
    expect(
      cronbachAlpha({
        complete: 3,
        sums: [6, 4],
        products: [
          [14, 7],
          [7, 6],
        ],
      }),
    ).toBeCloseTo(-6, 12)
  })

  it('is not known of one item, of one response, or where nothing differs', () => {
    expect(cronbachAlpha({ complete: 9, sums: [6], products: [[14]] })).toBeNull()
    expect(
      cronbachAlpha({
        complete: 1,
        sums: [1, 2],
        products: [
          [1, 2],
          [2, 4],
        ],
      }),
    ).toBeNull()
    expect(
      cronbachAlpha({
        complete: 2,
        sums: [6, 6],
        products: [
          [18, 18],
          [18, 18],
        ],
      }),
    ).toBeNull()
    expect(
      cronbachAlpha({
        complete: 2,
        sums: [3, 3],
        products: [
          [5, 5],
          [5, 5],
        ],
      }),
    ).toBeCloseTo(1, 14)
  })
})
