import { describe, expect, it } from '@jest/globals'

import {
  matchedIndexOf,
  matchedSampleOf,
  NO_MATCH,
} from '../../../../reports/statistics/matched-sample.ts'
import {
  commonFrame,
  overlapFactor,
  pooledCorrelation,
} from '../../../../reports/statistics/overlap.ts'
import { gradeScoring } from '../../../../reports/statistics/scoring.ts'

const grade = gradeScoring({ min: 1, max: 5 })

/** Joint counts from answers: 1–5, 6 outside, 7 none. */
function joint(pairs: readonly (readonly [number, number])[]) {
  const counts = Array.from({ length: 7 }, () => Array.from({ length: 7 }, () => 0))
  for (const [first, second] of pairs) counts[first - 1]![second - 1]! += 1
  return counts
}

/** Pearson's r of residuals around two means, 0 outside the domain, worked out directly. */
function pearson(
  pairs: readonly (readonly [number, number])[],
  [m1, m2]: readonly [number, number],
) {
  const e = pairs.map(([x, y]) => [x > 5 ? 0 : x - m1, y > 5 ? 0 : y - m2] as const)
  const mean = (i: 0 | 1) => e.reduce((sum, each) => sum + each[i], 0) / e.length
  const around = (i: 0 | 1, j: 0 | 1) =>
    e.reduce((sum, each) => sum + (each[i] - mean(i)) * (each[j] - mean(j)), 0)
  return around(0, 1) / Math.sqrt(around(0, 0) * around(1, 1))
}

describe('matchedSampleOf', () => {
  it('counts those who answered both times, in the domain or not', () => {
    const sample = matchedSampleOf(
      joint([
        [1, 2],
        [5, 4],
        [3, 6],
        [6, 6],
        [4, 7],
        [7, 4],
        [7, 7],
      ]),
      grade,
    )
    expect(sample).toMatchObject({ matched: 4, both: 2 })
    expect(sample.first).toMatchObject({ n: 3, mean: 3, squares: 8 })
    expect(sample.second).toMatchObject({ n: 2, mean: 3, squares: 2 })
    // (1 − 3)(2 − 3) + (5 − 3)(4 − 3).
    expect(sample.products).toBe(4)
    expect(sample.first.restOfBoth).toBe(0)
    expect(sample.second.restOfBoth).toBe(0)
  })

  it('measures both from the means of each year, not of those in both', () => {
    const sample = matchedSampleOf(
      joint([
        [1, 2],
        [4, 6],
        [4, 6],
      ]),
      grade,
    )
    expect(sample.first).toMatchObject({ n: 3, mean: 3, restOfBoth: -2 })
    expect(sample.second).toMatchObject({ n: 1, mean: 2, restOfBoth: 0 })
  })

  it('is nobody where nobody answered twice', () => {
    expect(
      matchedSampleOf(
        joint([
          [7, 3],
          [2, 7],
        ]),
        grade,
      ),
    ).toEqual(NO_MATCH)
  })
})

describe('matchedIndexOf', () => {
  it('is the same of exact moments as of joint counts', () => {
    const pairs = [
      [1, 2],
      [5, 4],
      [3, 6],
      [2, 2],
      [6, 5],
      [6, 6],
    ] as const
    const unit = 60
    const v = (x: number) => (x > 5 ? 0 : unit * x)
    const sum = (term: (x: number, y: number) => number) =>
      pairs.reduce((total, [x, y]) => total + term(x, y), 0)
    const text = (term: (x: number, y: number) => number) => String(sum(term))
    const ofIndex = matchedIndexOf(
      {
        respondents: 6,
        definedFirst: sum(x => (x > 5 ? 0 : 1)),
        definedSecond: sum((_x, y) => (y > 5 ? 0 : 1)),
        definedBoth: sum((x, y) => (x > 5 || y > 5 ? 0 : 1)),
        sumFirst: text(x => v(x)),
        sumSecond: text((_x, y) => v(y)),
        squaresFirst: text(x => v(x) ** 2),
        squaresSecond: text((_x, y) => v(y) ** 2),
        products: text((x, y) => v(x) * v(y)),
        sumFirstWhereSecond: text((x, y) => (y > 5 ? 0 : v(x))),
        sumSecondWhereFirst: text((x, y) => (x > 5 ? 0 : v(y))),
      },
      unit,
    )
    const ofItem = matchedSampleOf(joint(pairs), grade)
    expect(ofIndex.matched).toBe(ofItem.matched)
    expect(ofIndex.products).toBeCloseTo(ofItem.products, 12)
    for (const year of ['first', 'second'] as const) {
      for (const [name, value] of Object.entries(ofItem[year])) {
        expect(ofIndex[year][name as 'mean']).toBeCloseTo(value, 12)
      }
    }
  })
})

describe('pooledCorrelation', () => {
  const pairs = [
    [1, 2],
    [2, 2],
    [3, 4],
    [4, 3],
    [5, 5],
    [2, 6],
    [6, 3],
  ] as const
  const means = { first: 3.2, second: 2.9 }

  it('is in one sector the correlation of the residuals', () => {
    const r = pooledCorrelation([matchedSampleOf(joint(pairs), grade)], means)
    expect(r).toBeCloseTo(pearson(pairs, [3.2, 2.9]), 12)
  })

  it('adds products and squares over sectors, each around its own means', () => {
    const one = matchedSampleOf(joint(pairs), grade)
    expect(pooledCorrelation([one, one], means)).toBeCloseTo(pooledCorrelation([one], means), 14)
    const single = matchedSampleOf(joint([[1, 5]]), grade)
    expect(pooledCorrelation([one, single], means)).toBe(pooledCorrelation([one], means))
  })

  it('is not estimated with fewer than five degrees of freedom', () => {
    const five = matchedSampleOf(joint(pairs.slice(0, 5)), grade)
    expect(pooledCorrelation([five], means)).toBe(0)
    const six = matchedSampleOf(joint(pairs.slice(0, 6)), grade)
    expect(pooledCorrelation([six], means)).not.toBe(0)
    const three = matchedSampleOf(joint(pairs.slice(0, 3)), grade)
    expect(pooledCorrelation([five, three], means)).not.toBe(0)
  })

  it('is 0 where one of the years has no spread', () => {
    const alike = pairs.map(([x]) => [x, 3] as const)
    expect(pooledCorrelation([matchedSampleOf(joint(alike), grade)], { first: 3, second: 3 })).toBe(
      0,
    )
    expect(
      pooledCorrelation([matchedSampleOf(joint(alike.map(([x, y]) => [y, x])), grade)], {
        first: 3,
        second: 3,
      }),
    ).toBe(0)
  })

  it('is 1 where everyone kept to the same distance', () => {
    const same = [1, 2, 3, 4, 1, 2].map(x => [x, x + 1] as const)
    expect(pooledCorrelation([matchedSampleOf(joint(same), grade)], means)).toBeCloseTo(1, 14)
  })
})

describe('overlapFactor', () => {
  const counts = { matched: 8, answered: [20, 10], sizes: [50, 40], common: 30 } as const

  it('is m/(a₁a₂) less M/(N₁N₂)', () => {
    expect(overlapFactor(counts)).toBeCloseTo(8 / 200 - 30 / 2000, 15)
  })

  it('has no second part where no frame is known', () => {
    expect(overlapFactor({ ...counts, sizes: null })).toBe(8 / 200)
    expect(commonFrame({ ...counts, sizes: null })).toBeNull()
  })

  it('takes as many as can be for common where nobody knows', () => {
    expect(commonFrame({ ...counts, common: null })).toBe(40)
  })

  it('never takes more for common than the smaller frame has, nor fewer than answered twice', () => {
    expect(commonFrame({ ...counts, common: 45 })).toBe(40)
    expect(commonFrame({ ...counts, common: 3 })).toBe(8)
    expect(commonFrame(counts)).toBe(30)
  })
})
