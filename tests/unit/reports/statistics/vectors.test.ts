import { describe, expect, it } from '@jest/globals'

import { gradeScoring } from '../../../../reports/results/item-result.ts'
import { describeAnswers } from '../../../../reports/statistics/descriptives.ts'
import { domainEstimate, sectorEstimate } from '../../../../reports/statistics/domain-estimate.ts'
import { addTallies, answeredCount, emptyTally } from '../../../../reports/tally/item-tally.ts'
import { isWithin, vectorItems } from '../../../builders/vectors.ts'

const SCALE = { min: 1, max: 5 }
const grade = gradeScoring(SCALE)
const high = { grade: (index: number) => (index >= 3 ? 1 : 0), dontKnow: null }
const low = { grade: (index: number) => (index <= 1 ? 1 : 0), dontKnow: null }
const dontKnow = { grade: () => 0, dontKnow: 1 }

const cases = vectorItems(['P01-enkel', 'P02-stratifierad', 'P03-vetej', 'P04-andelar'])
const sized = cases.filter(({ hasSizes }) => hasSizes)

describe('the figures of R', () => {
  it('are there to be compared with', () => {
    expect(cases.length).toBeGreaterThan(6)
    expect(sized.length).toBeGreaterThan(6)
  })

  it.each(cases)(
    'agree on counts and unweighted figures: $claim',
    ({ strata, expected, tolerance }) => {
      const pooled = strata.map(({ tally }) => tally).reduce(addTallies, emptyTally(SCALE))
      const { hist, ve, blank } = expected.tally
      expect(pooled).toEqual({ grades: hist, dontKnow: ve, blank, notShown: 0 })
      const described = describeAnswers(pooled, SCALE)
      const pairs = {
        n: described.n,
        mean: described.mean,
        sd: described.sd,
        shareHigh: described.shareHigh,
        shareLow: described.shareLow,
        veShare: described.dontKnow,
      }
      for (const [name, value] of Object.entries(pairs)) {
        expect([name, value, isWithin(value, expected.unweighted[name], tolerance)]).toEqual([
          name,
          value,
          true,
        ])
      }
    },
  )

  it.each(sized)('agree on the weighted mean, the shares and their errors: $claim', given => {
    const { strata, expected, tolerance } = given
    const agrees = (scoring: typeof grade, mean: number | null, se: number | null) => {
      const estimate = domainEstimate(strata, scoring)
      expect([estimate.mean, isWithin(estimate.mean, mean, tolerance)]).toEqual([
        estimate.mean,
        true,
      ])
      expect([estimate.se, isWithin(estimate.se, se, tolerance)]).toEqual([estimate.se, true])
    }
    agrees(grade, expected.overall.mean, expected.overall.se)
    agrees(high, expected.shareHigh.p, expected.shareHigh.se)
    agrees(low, expected.shareLow.p, expected.shareLow.se)
    agrees(dontKnow, expected.veShare.p, expected.veShare.se)
    const uncovered = strata.filter(({ tally }) => answeredCount(tally) === 0)
    expect(uncovered.map(({ sector }) => sector)).toEqual(expected.overall.uncoveredStrata)
  })

  it.each(sized)('agree on every sector: $claim', ({ strata, expected, tolerance }) => {
    for (const stratum of strata) {
      const sector = expected.sectors?.[stratum.sector]
      if (sector === undefined) continue
      const estimate = sectorEstimate(stratum, grade)
      expect(estimate).toMatchObject({ n: sector.nValid, answered: sector.answered })
      expect([estimate.mean, isWithin(estimate.mean, sector.mean, tolerance)]).toEqual([
        estimate.mean,
        true,
      ])
      expect([estimate.se, isWithin(estimate.se, sector.se, tolerance)]).toEqual([
        estimate.se,
        true,
      ])
    }
  })
})
