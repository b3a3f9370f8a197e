import { describe, expect, it } from '@jest/globals'

import {
  detectableChange,
  plannedDetectableChange,
} from '../../../../reports/statistics/detectable-change.ts'
import { studentQuantile } from '../../../../reports/statistics/student-quantile.ts'
import { forecastWithheld } from '../../../../reports/statistics/withheld-forecast.ts'
import { comparedYears } from '../../../../reports/statistics/year-pairs.ts'

const assumed = {
  sizes: [120, 60, 40],
  response: [0.5, 0.5],
  sd: 1,
  overlap: 0.6,
  correlation: 0.6,
} as const

describe('detectableChange', () => {
  it('is 2.80 standard errors with many degrees of freedom', () => {
    expect(detectableChange({ se: 0.1, df: 1e7 })).toBeCloseTo(0.28016, 4)
    expect(detectableChange({ se: 0.1, df: 9 })).toBeCloseTo(
      0.1 * (studentQuantile(0.975, 9) + studentQuantile(0.8, 9)),
      14,
    )
  })

  it('is not known where the uncertainty is not', () => {
    expect(detectableChange({ se: null, df: 9 })).toBeNull()
    expect(detectableChange({ se: 0.1, df: null })).toBeNull()
  })
})

describe('plannedDetectableChange', () => {
  it('is, of one sector and two samples apart, that of two means', () => {
    // 30 of 60 each year: V = 2 · ½ · 1/30, and Welch's degrees of freedom are 58.
    const planned = plannedDetectableChange({ ...assumed, sizes: [60], overlap: 0 })
    const se = Math.sqrt(1 / 30)
    expect(planned).toBeCloseTo(detectableChange({ se, df: 58 })!, 12)
  })

  it('takes for granted that a sector has as many associations the second year', () => {
    // 36 answer twice of 60 in each: κ = 18/900 − 60/3600, C = κ · 0.6.
    const covariance = (18 / 900 - 1 / 60) * 0.6
    const planned = plannedDetectableChange({ ...assumed, sizes: [60] })
    expect(planned).toBeCloseTo(
      detectableChange({ se: Math.sqrt(1 / 30 - 2 * covariance), df: 29 })!,
      12,
    )
  })

  it('falls with response, with overlap and with how alike the answers are', () => {
    const base = plannedDetectableChange(assumed)!
    expect(plannedDetectableChange({ ...assumed, response: [0.7, 0.7] })).toBeLessThan(base)
    expect(plannedDetectableChange({ ...assumed, response: [0.5, 0.7] })).toBeLessThan(base)
    expect(plannedDetectableChange({ ...assumed, correlation: 0.3 })).toBeGreaterThan(base)
    expect(plannedDetectableChange({ ...assumed, sd: 1.2 })).toBeCloseTo(1.2 * base, 12)
  })

  it('is nothing when everybody answers, or nobody', () => {
    expect(plannedDetectableChange({ ...assumed, response: [1, 1] })).toBeNull()
    expect(plannedDetectableChange({ ...assumed, response: [0, 0.5] })).toBeNull()
  })

  it.each([{ response: [1.1, 0.5] as const }, { overlap: -0.1 }, { correlation: 2 }])(
    'refuses what cannot be: %j',
    given => {
      expect(() => plannedDetectableChange({ ...assumed, ...given })).toThrow(RangeError)
    },
  )
})

describe('forecastWithheld', () => {
  const sectors = [
    { sector: 'idrott', size: 120 },
    { sector: 'kultur', size: 40 },
    { sector: 'tro', size: 14 },
    { sector: 'social', size: 9 },
  ]

  it('names those with too few answers, and the smallest others that protect them', () => {
    expect(forecastWithheld(sectors, 5)).toEqual([
      // 4.. 5 of 14 and 3 of 9: those two hide each other.
      {
        response: 0.4,
        withheld: [
          { sector: 'tro', expected: 5 },
          { sector: 'social', expected: 3 },
        ],
        hideTotal: false,
      },
      {
        response: 0.5,
        withheld: [
          { sector: 'tro', expected: 7 },
          { sector: 'social', expected: 4 },
        ],
        hideTotal: false,
      },
      { response: 0.6, withheld: [], hideTotal: false },
    ])
  })

  it('rounds down, so that no sector is promised that may not come', () => {
    expect(
      forecastWithheld(
        [
          { sector: 'a', size: 9 },
          { sector: 'b', size: 90 },
        ],
        5,
        [0.55],
      )[0]!.withheld,
    ).toHaveLength(2)
    expect(
      forecastWithheld(
        [
          { sector: 'a', size: 10 },
          { sector: 'b', size: 90 },
        ],
        5,
        [0.5],
      )[0]!.withheld,
    ).toEqual([])
  })

  it('hides the total where nothing would be left', () => {
    expect(forecastWithheld([{ sector: 'a', size: 8 }], 5, [0.5])).toEqual([
      { response: 0.5, withheld: [{ sector: 'a', expected: 4 }], hideTotal: true },
    ])
  })
})

describe('comparedYears', () => {
  it('are neighbours, and the first and the last of three or more', () => {
    expect(comparedYears([])).toEqual([])
    expect(comparedYears([2022])).toEqual([])
    expect(comparedYears([2019, 2022])).toEqual([[2019, 2022]])
    expect(comparedYears([2016, 2019, 2022, 2025])).toEqual([
      [2016, 2019],
      [2019, 2022],
      [2022, 2025],
      [2016, 2025],
    ])
  })
})
