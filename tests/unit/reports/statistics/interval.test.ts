import { describe, expect, it } from '@jest/globals'

import { confidenceInterval } from '../../../../reports/statistics/interval.ts'

const known = { value: 3, se: 0.5, df: 7, isCensus: false }

describe('confidenceInterval', () => {
  it('is the value give or take t standard errors', () => {
    // qt(0.975, 7) and qt(0.95, 7) of R.
    expect(confidenceInterval(known, 0.95)![0]).toBeCloseTo(3 - 0.5 * 2.364624251592785, 12)
    expect(confidenceInterval(known, 0.9)![1]).toBeCloseTo(3 + 0.5 * 1.894578605090006, 12)
  })

  it('is the value itself of a census', () => {
    expect(confidenceInterval({ ...known, isCensus: true }, 0.95)).toEqual([3, 3])
  })

  it.each([
    ['value', { value: null }],
    ['value, even in a census', { value: null, isCensus: true }],
    ['standard error', { se: null }],
    ['standard error but 0, in what is no census', { se: 0 }],
    ['degrees of freedom', { df: null }],
  ])('is not known where there is no %s', (_what, given) => {
    expect(confidenceInterval({ ...known, ...given }, 0.95)).toBeNull()
  })
})
