import { describe, expect, it } from '@jest/globals'

import {
  breakEven,
  meanIfOthersDiffer,
  nonresponseWarning,
  representativity,
  worstCase,
} from '../../../../reports/statistics/nonresponse.ts'

const given = { mean: 3.4, size: 100, respondents: 50 }

describe('representativity', () => {
  // Schouten, Cobben & Bethlehem's measure for N = (60, 40) and rates (0.5, 0.25): 0.754.
  it('is that of the example', () => {
    expect(
      representativity([
        { size: 60, respondents: 30 },
        { size: 40, respondents: 10 },
      ]),
    ).toBeCloseTo(0.753817, 6)
  })

  it('is 1 where all sectors respond alike, and a sector of none is nothing', () => {
    expect(
      representativity([
        { size: 60, respondents: 15 },
        { size: 40, respondents: 10 },
        { size: 0, respondents: 0 },
      ]),
    ).toBe(1)
  })

  it('is not known of fewer than two associations', () => {
    expect(representativity([{ size: 1, respondents: 1 }])).toBeNull()
    expect(representativity([])).toBeNull()
    expect(representativity([{ size: 2, respondents: 1 }])).toBe(1)
  })
})

describe('what those who are silent could do', () => {
  it('moves the mean with the share that they are', () => {
    expect(meanIfOthersDiffer(given, 0.5)).toBeCloseTo(3.65, 14)
    expect(meanIfOthersDiffer({ ...given, respondents: 75 }, -0.5)).toBeCloseTo(3.275, 14)
  })

  it('is nothing where everybody responded, more than everybody, or nobody was there', () => {
    for (const counts of [
      { respondents: 100 },
      { respondents: 120 },
      { size: 0, respondents: 0 },
    ]) {
      expect(meanIfOthersDiffer({ ...given, ...counts }, 0.5)).toBe(3.4)
      expect(breakEven({ ...given, ...counts }, 0.2)).toBeNull()
    }
  })

  it('would take a change away with the opposite of it, the more the fewer they are', () => {
    expect(breakEven(given, 0.2)).toBeCloseTo(-0.4, 14)
    expect(breakEven({ ...given, respondents: 80 }, -0.2)).toBeCloseTo(1, 14)
  })

  it('is bounded by the ends of the scale', () => {
    const [low, high] = worstCase(given, { min: 1, max: 5 })
    expect(low).toBeCloseTo((50 * 3.4 + 50 * 1) / 100, 14)
    expect(high).toBeCloseTo((50 * 3.4 + 50 * 5) / 100, 14)
  })
})

describe('nonresponseWarning', () => {
  it('warns below 40 % of all, and below 25 % of a sector', () => {
    expect(nonresponseWarning(0.39, [0.24, 0.25, 0.9, 0])).toEqual({
      overall: true,
      sectors: [0, 3],
    })
    expect(nonresponseWarning(0.4, [0.25])).toEqual({ overall: false, sectors: [] })
  })

  it('says nothing of nobody', () => {
    expect(nonresponseWarning(null, [null])).toEqual({ overall: false, sectors: [] })
  })
})
