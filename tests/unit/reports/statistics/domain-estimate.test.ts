import { describe, expect, it } from '@jest/globals'

import { gradeScoring } from '../../../../reports/statistics/scoring.ts'
import { domainEstimate, sectorEstimate } from '../../../../reports/statistics/domain-estimate.ts'

const grade = gradeScoring({ min: 1, max: 5 })
const stratum = (size: number, grades: number[], dontKnow = 0) => ({
  size,
  tally: { grades, dontKnow, blank: 0, notShown: 0 },
})

describe('domainEstimate', () => {
  it('lets each sector weigh as its number of associations', () => {
    // 10 of 10 say 5, 2 of 30 say 1: (10·5 + 30·1) / 40 = 2.
    const strata = [stratum(10, [0, 0, 0, 0, 10]), stratum(30, [2, 0, 0, 0, 0])]
    expect(domainEstimate(strata, grade).mean).toBeCloseTo(2, 12)
  })

  it('leaves "vet inte" out of the mean but keeps its weight outside', () => {
    // Half of the first sector has no opinion: it speaks for 5 of its 10.
    const strata = [stratum(10, [0, 0, 0, 0, 5], 5), stratum(5, [5, 0, 0, 0, 0])]
    expect(domainEstimate(strata, grade).mean).toBeCloseTo(3, 12)
  })

  it('is for one sector the very number that describes it, to the last digit', () => {
    const grades = [3, 2, 0, 0, 0]
    const sizes = Array.from({ length: 90 }, (_, index) => 10 + index)
    const means = sizes.map(size => domainEstimate([stratum(size, grades, 3)], grade).mean)
    expect(new Set(means)).toEqual(new Set([1.4]))
  })

  it('has no uncertainty when everybody answered', () => {
    expect(domainEstimate([stratum(3, [1, 0, 1, 0, 1])], grade)).toMatchObject({ mean: 3, se: 0 })
  })

  it('passes over a sector without answers', () => {
    const strata = [stratum(10, [0, 0, 4, 0, 0]), stratum(90, [0, 0, 0, 0, 0])]
    expect(domainEstimate(strata, grade)).toMatchObject({ mean: 3, n: 4, answered: 4 })
  })

  it('is null when nobody has an opinion', () => {
    expect(domainEstimate([stratum(10, [0, 0, 0, 0, 0], 7)], grade)).toMatchObject({
      mean: null,
      se: null,
      n: 0,
      answered: 7,
    })
  })

  it('believes the answers when there are more of them than the frame has', () => {
    expect(domainEstimate([stratum(2, [0, 0, 3, 0, 0])], grade)).toMatchObject({ mean: 3, se: 0 })
  })
})

describe('sectorEstimate', () => {
  it('knows no error of a single answer', () => {
    expect(sectorEstimate(stratum(9, [0, 1, 0, 0, 0]), grade)).toMatchObject({ mean: 2, se: null })
  })

  it('has none when that was the whole sector', () => {
    expect(sectorEstimate(stratum(1, [0, 1, 0, 0, 0]), grade)).toMatchObject({ mean: 2, se: 0 })
  })
})
