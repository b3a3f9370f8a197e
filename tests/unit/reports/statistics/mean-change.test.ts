import { describe, expect, it } from '@jest/globals'

import { meanChange, sectorChange } from '../../../../reports/statistics/mean-change.ts'
import { NO_MATCH } from '../../../../reports/statistics/matched-sample.ts'
import {
  comparableStrata,
  type PairedStratum,
} from '../../../../reports/statistics/paired-stratum.ts'
import { gradeScoring } from '../../../../reports/statistics/scoring.ts'
import { sampleOf } from '../../../../reports/statistics/stratum-sample.ts'

const grade = gradeScoring({ min: 1, max: 5 })
const sample = (size: number | null, grades: number[], dontKnow = 0) =>
  sampleOf({ size, tally: { grades, dontKnow, blank: 0, notShown: 0 } }, grade)
const pair = (
  sector: string,
  [first, second]: readonly [PairedStratum['first'], PairedStratum['second']],
  rest: Partial<PairedStratum> = {},
): PairedStratum => ({ sector, first, second, matched: NO_MATCH, common: null, ...rest })

const before = sample(40, [2, 3, 3, 1, 1])
const after = sample(30, [1, 1, 3, 3, 2])

describe('comparableStrata', () => {
  it('are those in which somebody answered both years; the others are named by code point', () => {
    const silent = sample(9, [0, 0, 0, 0, 0])
    const strata = [
      pair('ö', [before, silent]),
      pair('b', [before, after]),
      pair('Z', [silent, after]),
      pair('a', [silent, silent]),
    ]
    const { strata: comparable, excluded } = comparableStrata(strata)
    expect(comparable.map(({ sector }) => sector)).toEqual(['b'])
    expect(excluded).toEqual(['Z', 'a', 'ö'])
  })

  it('take "vet inte" for an answer', () => {
    const only = sample(9, [0, 0, 0, 0, 0], 2)
    expect(comparableStrata([pair('a', [only, after])]).excluded).toEqual([])
  })
})

describe('meanChange', () => {
  it('is the second mean less the first, over the sectors that can be compared', () => {
    const change = meanChange([
      pair('a', [before, after]),
      pair('b', [before, sample(90, [0, 0, 0, 0, 0])]),
    ])!
    expect(change.difference).toBeCloseTo(after.mean - before.mean, 14)
    expect([change.first.n, change.second.n]).toEqual([10, 10])
    expect(change.first).toMatchObject({ mean: before.mean })
    expect(change.strata.map(({ sector }) => sector)).toEqual(['a'])
  })

  it('adds the variances of two samples apart', () => {
    const { se, first, second, covariance, matched, correlation } = meanChange([
      pair('a', [before, after]),
    ])!
    expect(se ** 2).toBeCloseTo(first.variance + second.variance, 15)
    expect({ covariance, matched, correlation }).toEqual({
      covariance: 0,
      matched: 0,
      correlation: 0,
    })
  })

  it('is more certain where answers of the same associations go together', () => {
    const alone = meanChange([pair('a', [before, after])])!
    const twice = { ...NO_MATCH, matched: 9 }
    const together = sectorChange(pair('a', [before, after], { matched: twice }), 0.6)!
    const against = sectorChange(pair('a', [before, after], { matched: twice }), -0.6)!
    expect(together.se).toBeLessThan(alone.se)
    expect(against.se).toBeGreaterThan(alone.se)
    expect(together.se ** 2).toBeCloseTo(alone.se ** 2 - 2 * together.covariance, 15)
  })

  it('never takes away more than there is', () => {
    const twice = { ...NO_MATCH, matched: 10 }
    const one = pair('a', [sample(11, [2, 3, 3, 1, 1]), sample(300, [2, 3, 3, 1, 1])], {
      matched: twice,
      common: 10,
    })
    const { se, first, second, covariance } = sectorChange(one, 1)!
    expect(covariance).toBeCloseTo(Math.sqrt(first.variance * second.variance), 15)
    expect(se).toBeGreaterThan(0)
    expect(sectorChange(one, -1)!.covariance).toBeCloseTo(-covariance, 15)
  })

  it('has no covariance in a sector where one answered', () => {
    const one = sample(9, [0, 0, 0, 1, 0])
    const twice = { matched: { ...NO_MATCH, matched: 1 } }
    expect(sectorChange(pair('a', [one, after], twice), 0.9)!.covariance).toBe(0)
    expect(sectorChange(pair('a', [before, one], twice), 0.9)!.covariance).toBe(0)
  })

  it('has no uncertainty where everybody answered both years, and cannot be tested', () => {
    const all = sample(10, [2, 3, 3, 1, 1])
    const now = sample(10, [1, 1, 3, 3, 2])
    const census = meanChange([pair('a', [all, now], { matched: { ...NO_MATCH, matched: 10 } })])!
    expect(census).toMatchObject({ se: 0, df: null, isCensus: true, covariance: 0 })
    expect(meanChange([pair('a', [all, after])])!.isCensus).toBe(false)
    expect(meanChange([pair('a', [before, now])])!.isCensus).toBe(false)
  })

  it('is nothing when nobody has an opinion one of the years', () => {
    const none = sample(9, [0, 0, 0, 0, 0], 3)
    expect(meanChange([pair('a', [none, after])])).toBeNull()
    expect(meanChange([pair('a', [before, none])])).toBeNull()
    expect(meanChange([])).toBeNull()
  })

  it('has for those who answered twice the degrees of freedom of the smaller year', () => {
    const few = sample(30, [1, 1, 1, 0, 0])
    const twice = { ...NO_MATCH, matched: 2 }
    const { strata, df } = meanChange([pair('a', [before, few], { matched: twice })])!
    expect(strata[0]!.df).toBe(2)
    expect(df).toBeCloseTo(2, 12)
    expect(meanChange([pair('a', [before, few])])!.strata[0]!.df).toBeGreaterThan(2)
  })

  it('has one degree of freedom in a sector where nothing differs', () => {
    const alike = sample(9, [0, 0, 3, 0, 0])
    const { strata } = meanChange([pair('a', [alike, alike]), pair('b', [before, after])])!
    // The sector's own distance from the mean is no spread inside it.
    expect(strata[0]).toMatchObject({ varianceFirst: 0, varianceSecond: 0, df: 1 })
  })
})

describe('sectorChange', () => {
  it('is the change of one sector with the correlation of all', () => {
    const one = pair('a', [before, after], { matched: { ...NO_MATCH, matched: 8 } })
    expect(sectorChange(one, 0)).toEqual(meanChange([one]))
    expect(sectorChange(one, 0.5)).toMatchObject({ correlation: 0.5, df: 9 })
  })

  it('knows its degrees of freedom also of a census of the same associations', () => {
    const all = sample(10, [2, 3, 3, 1, 1])
    const one = pair('a', [all, all], { matched: { ...NO_MATCH, matched: 10 } })
    expect(sectorChange(one, 0.5)).toMatchObject({ se: 0, df: 9 })
    expect(sectorChange(pair('a', [all, all]), 0.5)).toMatchObject({ se: 0, df: null })
  })

  it('is nothing when nobody has an opinion one of the years', () => {
    expect(sectorChange(pair('a', [before, sample(9, [0, 0, 0, 0, 0], 3)]), 0.5)).toBeNull()
  })
})
