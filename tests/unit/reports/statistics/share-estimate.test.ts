import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import {
  domainEstimate,
  type DomainEstimate,
} from '../../../../reports/statistics/domain-estimate.ts'
import {
  dontKnowScoring,
  highSteps,
  indexScoring,
  lowSteps,
  netScoring,
  shareScoring,
} from '../../../../reports/statistics/scoring.ts'
import { shareEstimate } from '../../../../reports/statistics/share-estimate.ts'
import { studentQuantile } from '../../../../reports/statistics/student-quantile.ts'

const FIVE = { min: 1, max: 5 }
const high = shareScoring(FIVE, [4, 5])
const stratum = (size: number | null, grades: number[], dontKnow = 0, notShown = 0) => ({
  size,
  tally: { grades, dontKnow, blank: 0, notShown },
})

/** Wilson 1927 for n answers, worked out in the usual order. */
function wilson(p: number, n: number, t: number) {
  const middle = (p + (t * t) / (2 * n)) / (1 + (t * t) / n)
  const half = (t / (1 + (t * t) / n)) * Math.sqrt((p * (1 - p)) / n + (t * t) / (4 * n * n))
  return [middle - half, middle + half] as const
}

describe('shareEstimate', () => {
  it('is Wilson’s interval for n − 1 answers where the frame is not known', () => {
    // 12 of 30: V = p(1 − p)/29, which is what 29 simple answers have.
    const { share, effectiveN, interval } = shareEstimate(
      domainEstimate([stratum(null, [9, 5, 4, 7, 5])], high),
    )
    expect(share).toBe(0.4)
    expect(effectiveN).toBeCloseTo(29, 12)
    const [low, upper] = wilson(0.4, 29, studentQuantile(0.975, 29))
    expect(interval![0]).toBeCloseTo(low, 12)
    expect(interval![1]).toBeCloseTo(upper, 12)
  })

  it('counts the finite frame as more answers', () => {
    const { effectiveN } = shareEstimate(domainEstimate([stratum(60, [9, 5, 4, 7, 5])], high))
    expect(effectiveN).toBeCloseTo(58, 12)
  })

  it.each([
    ['0', [4, 6, 0, 0, 0], 0],
    ['1', [0, 0, 0, 4, 6], 1],
  ])('has of a share of exactly %s the interval of those who answered', (_claim, grades, share) => {
    const estimate = shareEstimate(domainEstimate([stratum(40, grades)], high))
    expect(estimate).toMatchObject({ share })
    expect(estimate.effectiveN).toBeCloseTo(10 / 0.75, 12)
    const [low, upper] = wilson(share, 10 / 0.75, studentQuantile(0.975, 9))
    expect(estimate.interval![0]).toBeCloseTo(low, 12)
    expect(estimate.interval![1]).toBeCloseTo(upper, 12)
  })

  it('has at least one degree of freedom there, and n where no frame is known', () => {
    const estimate = shareEstimate(domainEstimate([stratum(null, [0, 0, 0, 1, 0])], high))
    expect(estimate.effectiveN).toBe(1)
    expect(estimate.interval![0]).toBeCloseTo(wilson(1, 1, studentQuantile(0.975, 1))[0], 12)
  })

  it('is the share itself where everybody answered', () => {
    expect(shareEstimate(domainEstimate([stratum(10, [4, 0, 0, 6, 0])], high))).toEqual({
      share: 0.6,
      effectiveN: null,
      interval: [0.6, 0.6],
    })
  })

  it('has no interval where sectors differ that answered to the last, and no others do', () => {
    const strata = [stratum(4, [4, 0, 0, 0, 0]), stratum(40, [0, 0, 0, 9, 0])]
    const { share, interval } = shareEstimate(domainEstimate(strata, high))
    expect(share).toBeCloseTo(40 / 44, 12)
    expect(interval).toBeNull()
  })

  it('is nothing where nobody has an opinion', () => {
    expect(shareEstimate(domainEstimate([stratum(9, [0, 0, 0, 0, 0], 4)], high))).toEqual({
      share: null,
      effectiveN: null,
      interval: null,
    })
  })

  it('lies within [0, 1] around the share, whatever was answered', () => {
    const anyCounts = fc.array(fc.nat(12), { minLength: 5, maxLength: 5 })
    const anyStratum = fc.record({ grades: anyCounts, size: fc.integer({ min: 1, max: 90 }) })
    fc.assert(
      fc.property(fc.array(anyStratum, { minLength: 1, maxLength: 5 }), strata => {
        const { share, interval } = shareEstimate(
          domainEstimate(
            strata.map(({ grades, size }) => stratum(size, grades)),
            high,
          ),
        )
        if (share === null || interval === null) return
        expect(interval[0]).toBeGreaterThanOrEqual(0)
        expect(interval[0]).toBeLessThanOrEqual(share + 1e-12)
        expect(interval[1]).toBeGreaterThanOrEqual(share - 1e-12)
        expect(interval[1]).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('what answers are worth', () => {
  const strata = [stratum(40, [2, 1, 3, 2, 4], 3, 5)]
  const mean = (scoring: Parameters<typeof domainEstimate>[1]): DomainEstimate =>
    domainEstimate(strata, scoring)

  it('is in the share of "vet inte" a part of those who saw the question', () => {
    expect(mean(dontKnowScoring(FIVE))).toMatchObject({ mean: 3 / 15, n: 15, answered: 15 })
  })

  it('is in a mean outside for "vet inte" and for the question not shown', () => {
    expect(mean(high)).toMatchObject({ mean: 0.5, n: 12, answered: 20 })
  })

  it('is 100, 0 or −100 in the net score', () => {
    const net = netScoring(FIVE, { high: [4, 5], low: [1, 2] })
    expect(net.grades).toEqual([-100, -100, 0, 100, 100])
    expect(mean(net).mean).toBe(25)
  })

  it('is a place from 0 to 100 on any scale', () => {
    expect(indexScoring({ min: 0, max: 4 }).grades).toEqual([0, 25, 50, 75, 100])
    expect(mean(indexScoring(FIVE)).mean).toBeCloseTo(25 * (mean(gradesOf()).mean! - 1), 12)
  })

  it('has high and low only on a scale 1–5', () => {
    expect([highSteps(FIVE), lowSteps(FIVE)]).toEqual([
      [4, 5],
      [1, 2],
    ])
    for (const scale of [
      { min: 0, max: 5 },
      { min: 1, max: 4 },
    ]) {
      expect([highSteps(scale), lowSteps(scale)]).toEqual([null, null])
    }
  })
})

function gradesOf() {
  return { grades: [1, 2, 3, 4, 5], dontKnow: null }
}
