import { describe, expect, it } from '@jest/globals'

import {
  changeSincePrinted,
  weightsMatter,
} from '../../../../reports/statistics/change-since-printed.ts'
import {
  possibleMean,
  possiblePercentage,
} from '../../../../reports/statistics/possible-figures.ts'
import { recoverTally } from '../../../../reports/statistics/printed-distribution.ts'
import {
  printedStrataMean,
  printedUncertainty,
} from '../../../../reports/statistics/printed-mean.ts'

const FIVE = { min: 1, max: 5 }
const printed = { mean: 3, n: 50, sd: 1, size: 100, roundingUnit: 0.1 }

describe('printedUncertainty', () => {
  it('is that of who answered, and of the rounding', () => {
    const { variance, df, sd, isUpperBound } = printedUncertainty(printed, FIVE)!
    expect(variance).toBeCloseTo((0.5 * 1) / 50 + 0.01 / 12, 15)
    expect({ df, sd, isUpperBound }).toEqual({ df: 49, sd: 1, isUpperBound: false })
  })

  it('has no correction where the population was not printed', () => {
    expect(printedUncertainty({ ...printed, size: null, roundingUnit: 0 }, FIVE)!.variance).toBe(
      0.02,
    )
  })

  it('is only of the rounding where all had answered, or more than all', () => {
    for (const size of [50, 40]) {
      expect(printedUncertainty({ ...printed, size }, FIVE)!.variance).toBeCloseTo(0.01 / 12, 15)
    }
  })

  it('is the largest that the mean lets it be, where no spread was printed', () => {
    // (3 − 1)(5 − 3)·50/49: half at each end.
    const bound = printedUncertainty({ ...printed, sd: null }, FIVE)!
    expect(bound.sd).toBeCloseTo(Math.sqrt((4 * 50) / 49), 14)
    expect(bound.isUpperBound).toBe(true)
  })

  it('sets a spread right that was divided with n', () => {
    expect(printedUncertainty({ ...printed, sdDivisor: 'n' }, FIVE)!.sd).toBeCloseTo(
      Math.sqrt(50 / 49),
      14,
    )
    expect(printedUncertainty({ ...printed, sdDivisor: 'n-1' }, FIVE)!.sd).toBe(1)
  })

  it('is not known without n, nor of one answer whose spread nobody printed', () => {
    expect(printedUncertainty({ ...printed, n: null }, FIVE)).toBeNull()
    expect(printedUncertainty({ ...printed, n: 1, sd: null }, FIVE)).toBeNull()
    expect(printedUncertainty({ ...printed, n: 1, sdDivisor: 'n' }, FIVE)).toBeNull()
    expect(printedUncertainty({ ...printed, n: 1 }, FIVE)).toMatchObject({ df: 1 })
    expect(printedUncertainty({ ...printed, n: 2, sd: null }, FIVE)).toMatchObject({ df: 1 })
  })
})

describe('printedStrataMean', () => {
  const a = { ...printed, mean: 4, n: 50, size: 100 }
  const b = { ...printed, mean: 2, n: 10, size: 300 }

  it('weighs each sector as its number of associations', () => {
    const { mean, uncertainty } = printedStrataMean([a, b], FIVE)
    expect(mean).toBe(2.5)
    const own = [a, b].map(stratum => printedUncertainty(stratum, FIVE)!)
    const parts = [own[0]!.variance / 16, (9 * own[1]!.variance) / 16]
    const variance = parts[0]! + parts[1]!
    expect(uncertainty!.variance).toBeCloseTo(variance, 15)
    expect(uncertainty!.df).toBeCloseTo(
      variance ** 2 / (parts[0]! ** 2 / 49 + parts[1]! ** 2 / 9),
      12,
    )
  })

  it('has no uncertainty that is known when that of a sector is not', () => {
    expect(printedStrataMean([a, { ...b, n: 1, sd: null }], FIVE)).toEqual({
      mean: 2.5,
      uncertainty: null,
    })
  })

  it('has one degree of freedom where nothing is uncertain', () => {
    const all = { ...a, n: 100, roundingUnit: 0 }
    expect(printedStrataMean([all], FIVE).uncertainty).toEqual({ variance: 0, df: 1 })
  })

  it('is not asked of no sectors', () => {
    expect(() => printedStrataMean([], FIVE)).toThrow(RangeError)
  })
})

describe('changeSincePrinted', () => {
  const then = { mean: 3, uncertainty: { variance: 0.01, df: 20 } }

  it('takes the two for samples apart, with Welch’s degrees of freedom', () => {
    const { difference, se, df, isCensus } = changeSincePrinted(then, {
      mean: 3.5,
      se: 0.1,
      df: 40,
    })
    expect({ difference, isCensus }).toEqual({ difference: 0.5, isCensus: false })
    expect(se).toBeCloseTo(Math.sqrt(0.02), 15)
    expect(df).toBeCloseTo(0.02 ** 2 / (0.01 ** 2 / 20 + 0.01 ** 2 / 40), 10)
  })

  it('has the old degrees of freedom where this year is certain', () => {
    expect(changeSincePrinted(then, { mean: 3.5, se: 0, df: null }).df).toBeCloseTo(20, 12)
  })

  it('cannot be tested where an uncertainty is not known', () => {
    expect(changeSincePrinted(then, { mean: 3.5, se: 0.1, df: null }).df).toBeNull()
    expect(
      changeSincePrinted({ mean: 3, uncertainty: null }, { mean: 3.5, se: 0.1, df: 9 }),
    ).toEqual({
      difference: 0.5,
      se: null,
      df: null,
      isCensus: false,
    })
  })
})

describe('weightsMatter', () => {
  it('from a tenth of a step, either way', () => {
    expect(weightsMatter({ weighted: 3.25, unweighted: 3.125 })).toBe(true)
    expect(weightsMatter({ weighted: 3.125, unweighted: 3.25 })).toBe(true)
    expect(weightsMatter({ weighted: 0.1, unweighted: 0 })).toBe(true)
    expect(weightsMatter({ weighted: 3.09, unweighted: 3 })).toBe(false)
  })
})

describe('possiblePercentage', () => {
  it('knows that 84 % of 30 cannot be, and what can', () => {
    expect(possiblePercentage({ figure: 84, decimals: 0, n: 30 })).toEqual({
      isPossible: false,
      nearest: [
        { figure: 83, total: 25 },
        { figure: 87, total: 26 },
      ],
    })
  })

  it.each([
    [83, 0, 30, 25],
    [83.3, 1, 30, 25],
    [0, 0, 30, 0],
    [100, 0, 30, 30],
    // 12.5 %, rounded either way.
    [12, 0, 8, 1],
    [13, 0, 8, 1],
  ])('takes %d with %i decimals of %i for %i answers', (figure, decimals, n, total) => {
    expect(possiblePercentage({ figure, decimals, n })).toEqual({
      isPossible: true,
      nearest: [{ figure: expect.any(Number), total }],
    })
  })

  it.each([
    [83.4, 1, 30],
    [101, 0, 30],
    [-1, 0, 30],
    [11, 0, 8],
  ])('knows that %d with %i decimals of %i cannot be', (figure, decimals, n) => {
    expect(possiblePercentage({ figure, decimals, n }).isPossible).toBe(false)
  })

  it('knows of every percentage that any count gives that it can be', () => {
    for (const n of [1, 3, 7, 30, 41, 99]) {
      for (let count = 0; count <= n; count += 1) {
        const figure = Math.round((1000 * count) / n) / 10
        expect(possiblePercentage({ figure, decimals: 1, n }).isPossible).toBe(true)
      }
    }
  })

  it.each([0, 2.5, -3])('is not asked of %d answers', n => {
    expect(() => possiblePercentage({ figure: 50, decimals: 0, n })).toThrow(RangeError)
  })
})

describe('possibleMean', () => {
  it('knows which means whole grades can have', () => {
    expect(possibleMean({ figure: 3.25, decimals: 2, n: 20 }, FIVE).isPossible).toBe(true)
    expect(possibleMean({ figure: 3.27, decimals: 2, n: 20 }, FIVE)).toEqual({
      isPossible: false,
      nearest: [
        { figure: 3.25, total: 65 },
        { figure: 3.3, total: 66 },
      ],
    })
  })

  it('takes an index for the mean of more grades', () => {
    expect(possibleMean({ figure: 3.27, decimals: 2, n: 20 }, FIVE, 5).isPossible).toBe(true)
  })

  it('stays on the scale', () => {
    expect(possibleMean({ figure: 5.2, decimals: 1, n: 20 }, FIVE)).toEqual({
      isPossible: false,
      nearest: [{ figure: 5, total: 100 }],
    })
    expect(possibleMean({ figure: 0.5, decimals: 1, n: 20 }, FIVE).nearest).toEqual([
      { figure: 1, total: 20 },
    ])
    expect(possibleMean({ figure: 0.5, decimals: 1, n: 20 }, { min: 0, max: 10 }).isPossible).toBe(
      true,
    )
  })
})

describe('recoverTally', () => {
  it('is the whole numbers nearest to the percentages', () => {
    expect(recoverTally({ percentages: [10, 20, 33, 27, 10], n: 30 })).toEqual({
      tally: { grades: [3, 6, 10, 8, 3], dontKnow: 0, blank: 0, notShown: 0 },
      adjusted: 0,
    })
  })

  it('adjusts the largest step, the first of several, and says by how many', () => {
    const { tally, adjusted } = recoverTally({ percentages: [33, 33, 33, 0, 1], n: 50 })
    expect(tally.grades).toEqual(
      [17, 17, 17, 0, 1].map((count, step) => (step === 0 ? count - 2 : count)),
    )
    expect(adjusted).toBe(-2)
    expect(recoverTally({ percentages: [5, 5, 80, 5, 5], n: 9 })).toMatchObject({
      tally: { grades: [0, 0, 9, 0, 0] },
      adjusted: 2,
    })
  })

  it('takes percentages that rounding has brought a little off 100, and no others', () => {
    expect(recoverTally({ percentages: [33, 33, 33], n: 3 }).tally.grades).toEqual([1, 1, 1])
    expect(() => recoverTally({ percentages: [33, 33, 30], n: 3 })).toThrow(RangeError)
    expect(() => recoverTally({ percentages: [60, 60, 30], n: 3 })).toThrow(RangeError)
  })

  it.each([0, 2.5])('is not asked of %d answers', n => {
    expect(() => recoverTally({ percentages: [50, 50], n })).toThrow(RangeError)
  })
})
