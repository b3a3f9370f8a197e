import { describe, expect, it } from '@jest/globals'

import {
  designInterval,
  estimateOf,
  meanInterval,
  sectorEstimateOf,
} from '../../../../reports/statistics/domain-estimate.ts'
import { gradeScoring } from '../../../../reports/statistics/scoring.ts'
import { stratifiedMean } from '../../../../reports/statistics/stratified-mean.ts'
import { pooledSample, sampleOf } from '../../../../reports/statistics/stratum-sample.ts'
import { studentQuantile } from '../../../../reports/statistics/student-quantile.ts'

const grade = gradeScoring({ min: 1, max: 5 })
const sample = (size: number | null, grades: number[], dontKnow = 0, notShown = 0) =>
  sampleOf({ size, tally: { grades, dontKnow, blank: 9, notShown } }, grade)

describe('sampleOf', () => {
  it('has those in the domain, and those of whom it is known that they are not', () => {
    // 1, 1, 4: the mean 2 and the squares 1 + 1 + 4.
    expect(sample(20, [2, 0, 0, 1, 0], 3, 2)).toEqual({
      size: 20,
      answered: 8,
      n: 3,
      mean: 2,
      squares: 6,
    })
  })

  it('has no spread where all said the same', () => {
    expect(sample(20, [0, 0, 7, 0, 0]).squares).toBe(0)
  })

  it('has neither mean nor spread where all were outside', () => {
    expect(sample(20, [0, 0, 0, 0, 0], 4)).toMatchObject({ answered: 4, n: 0, mean: 0, squares: 0 })
  })
})

describe('pooledSample', () => {
  it('is the sample of all answers together', () => {
    const parts = [sample(20, [1, 0, 2, 0, 0], 1), sample(9, [0, 3, 0, 0, 1], 2)]
    const whole = sample(null, [1, 3, 2, 0, 1], 3)
    const pooled = pooledSample(parts)
    expect(pooled).toMatchObject({ size: null, answered: whole.answered, n: whole.n })
    expect(pooled.mean).toBeCloseTo(whole.mean, 14)
    expect(pooled.squares).toBeCloseTo(whole.squares, 13)
  })

  it('is empty of nobody', () => {
    expect(pooledSample([])).toEqual({ size: null, answered: 0, n: 0, mean: 0, squares: 0 })
  })
})

describe('stratifiedMean', () => {
  it('has the variance of Cochran, worked out by hand', () => {
    // Grades 1, 3 of 10 and 4, 4, 5, 5 of 20: weights 1/3 and 2/3, s² 2 and 1/3, f 0.2 and 0.2.
    const strata = [sample(10, [1, 0, 1, 0, 0]), sample(20, [0, 0, 0, 2, 2])]
    const { mean, variance, parts } = stratifiedMean(strata)!
    expect(mean).toBeCloseTo(2 / 3 + 3, 14)
    expect(parts[0]!.variance).toBeCloseTo((1 / 9) * 0.8 * (2 / 2), 15)
    expect(parts[1]!.variance).toBeCloseTo((4 / 9) * 0.8 * (1 / 3 / 4), 15)
    expect(variance).toBeCloseTo(parts[0]!.variance + parts[1]!.variance, 15)
  })

  it('has no variance from a sector that answered to the last, and more from one that did not', () => {
    const { parts } = stratifiedMean([sample(4, [2, 0, 0, 0, 2]), sample(8, [2, 0, 0, 0, 2])])!
    expect(parts[0]!.variance).toBe(0)
    expect(parts[1]!.variance).toBeGreaterThan(0)
    expect(parts[0]!.spread).toBeGreaterThan(0)
  })

  it('measures a single answer by its distance to the mean of all', () => {
    // 5 of 10, and 2, 2, 4, 4 of 10: the mean 4, and (1 − 1/10) · (½ · 1)².
    const { parts } = stratifiedMean([sample(10, [0, 0, 0, 0, 1]), sample(10, [0, 2, 0, 2, 0])])!
    expect(parts[0]).toMatchObject({ spread: null })
    expect(parts[0]!.variance).toBeCloseTo(0.9 * 0.25, 15)
  })

  it('counts "vet inte" as a residual of 0', () => {
    // 1, 3 and two "vet inte" of 8: K = 4/2 · …, Σe² = 2, s² = 4 · 2/3, V = ½ · s²/4.
    const { variance } = stratifiedMean([sample(8, [1, 0, 1, 0, 0], 2)])!
    expect(variance).toBeCloseTo((0.5 * ((4 * 2) / 3)) / 4, 15)
  })

  it('passes over sectors without answers, and keeps the order of the others', () => {
    const strata = [
      sample(5, [0, 0, 0, 0, 0]),
      sample(9, [1, 1, 0, 0, 0]),
      sample(7, [0, 1, 1, 0, 0]),
    ]
    expect(stratifiedMean(strata)!.parts.map(({ size }) => size)).toEqual([9, 7])
  })

  it('takes all sectors as one without a frame when no size is known', () => {
    const { parts, mean } = stratifiedMean([
      sample(null, [3, 0, 0, 0, 0]),
      sample(null, [0, 0, 0, 0, 1]),
    ])!
    expect(parts).toHaveLength(1)
    expect(mean).toBe(2)
    // s²/n with s² = 12/3.
    expect(parts[0]!.variance).toBeCloseTo(1, 15)
  })

  it('does not exist when some sizes are known and others not, or nobody has an opinion', () => {
    expect(stratifiedMean([sample(9, [1, 1, 0, 0, 0]), sample(null, [1, 0, 0, 0, 0])])).toBeNull()
    expect(stratifiedMean([sample(9, [0, 0, 0, 0, 0], 3)])).toBeNull()
    expect(stratifiedMean([])).toBeNull()
  })

  it('passes over a sector of unknown size that has no answers', () => {
    expect(
      stratifiedMean([sample(9, [1, 1, 0, 0, 0]), sample(null, [0, 0, 0, 0, 0])]),
    ).not.toBeNull()
  })

  it('has no variance that is only rounding noise', () => {
    const third = { size: 50, answered: 9, n: 9, mean: 10 / 3, squares: 1e-30 }
    expect(stratifiedMean([third, { ...third, size: 70 }])!.variance).toBe(0)
  })
})

describe('estimateOf', () => {
  it('brings the degrees of freedom down to those of a large, thinly answered sector', () => {
    const thin = sample(100, [1, 1, 0, 1, 1])
    const dense = sample(30, [4, 4, 4, 4, 4])
    const { df, designDf, coveredSize } = estimateOf([thin, dense])
    expect(designDf).toBe(22)
    expect(df).toBeGreaterThan(3)
    expect(df).toBeLessThan(3.1)
    expect(coveredSize).toBe(130)
  })

  it('is a census where every covered sector answered to the last', () => {
    const all = sample(4, [2, 0, 0, 0, 2])
    expect(estimateOf([all, sample(9, [0, 0, 0, 0, 0])]).isCensus).toBe(true)
    expect(estimateOf([all, sample(9, [1, 0, 0, 0, 2])]).isCensus).toBe(false)
    expect(estimateOf([sample(null, [2, 0, 0, 0, 2])]).isCensus).toBe(false)
  })

  it('believes the answers when there are more of them than the frame has', () => {
    expect(estimateOf([sample(3, [2, 0, 0, 0, 2])])).toMatchObject({
      isCensus: true,
      coveredSize: 4,
      se: 0,
      df: null,
    })
  })

  it('knows no size where none is known', () => {
    expect(estimateOf([sample(null, [2, 0, 0, 0, 2])]).coveredSize).toBeNull()
  })

  it('counts no degree of freedom for a sector with only "vet inte"', () => {
    expect(estimateOf([sample(9, [1, 1, 1, 0, 0]), sample(9, [0, 0, 0, 0, 0], 4)]).designDf).toBe(2)
  })
})

describe('sectorEstimateOf', () => {
  it('knows no error of a single answer, unless that was the whole sector', () => {
    expect(sectorEstimateOf(sample(9, [0, 1, 0, 0, 0]))).toMatchObject({
      mean: 2,
      se: null,
      df: null,
    })
    expect(sectorEstimateOf(sample(9, [0, 1, 0, 0, 0], 3))).toMatchObject({ se: null, df: null })
    expect(sectorEstimateOf(sample(1, [0, 1, 0, 0, 0]))).toMatchObject({ mean: 2, se: 0 })
  })
})

describe('intervals of a mean', () => {
  it('are t times the standard error to either side', () => {
    const estimate = estimateOf([sample(100, [1, 2, 3, 2, 2]), sample(40, [3, 2, 3, 2, 1])])
    const [low, high] = meanInterval(estimate)!
    const half = studentQuantile(0.975, estimate.df!) * estimate.se!
    expect(high - estimate.mean!).toBeCloseTo(half, 14)
    expect(estimate.mean! - low).toBeCloseTo(half, 14)
    const [designLow] = designInterval(estimate)!
    expect(estimate.mean! - designLow).toBeCloseTo(
      studentQuantile(0.975, estimate.designDf) * estimate.se!,
      14,
    )
  })

  it('are the value itself where everybody answered', () => {
    expect(meanInterval(estimateOf([sample(4, [2, 0, 0, 0, 2])]))).toEqual([3, 3])
  })

  it('are not known where all said the same; a survey program prints the value', () => {
    const alike = estimateOf([sample(9, [0, 0, 4, 0, 0])])
    expect(meanInterval(alike)).toBeNull()
    expect(designInterval(alike)).toEqual([3, 3])
  })

  it('are not known where nobody has an opinion, or only one', () => {
    const none = estimateOf([sample(9, [0, 0, 0, 0, 0], 2)])
    expect([meanInterval(none), designInterval(none)]).toEqual([null, null])
    const one = sectorEstimateOf(sample(9, [1, 0, 0, 0, 0]))
    expect([meanInterval(one), designInterval(one)]).toEqual([null, null])
    const oneEach = estimateOf([sample(9, [1, 0, 0, 0, 0]), sample(9, [0, 0, 1, 0, 0])])
    expect(designInterval(oneEach)).toBeNull()
    expect(meanInterval(oneEach)).not.toBeNull()
  })
})
