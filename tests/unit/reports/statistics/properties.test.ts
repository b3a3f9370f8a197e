import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { domainEstimate, meanInterval } from '../../../../reports/statistics/domain-estimate.ts'
import { type ItemPair, pairedItem } from '../../../../reports/statistics/item-pair.ts'
import { meanChange } from '../../../../reports/statistics/mean-change.ts'
import { itemPanel } from '../../../../reports/statistics/panel-change.ts'
import { gradeScoring } from '../../../../reports/statistics/scoring.ts'
import type { Stratum } from '../../../../reports/statistics/stratum-sample.ts'
import {
  addTallies,
  emptyTally,
  gradedCount,
  type ItemTally,
} from '../../../../reports/tally/item-tally.ts'
import { countAnswers } from '../../../builders/count-answers.ts'
import { estimateInput, yearTable } from '../../../builders/estimate-cases.ts'

const FIVE = { min: 1, max: 5 }
const grade = gradeScoring(FIVE)
const scoring = { first: grade, second: grade }

const anyAnswer = fc.constantFrom<number | string | undefined>(1, 2, 3, 4, 5, 'VE', undefined)
const anyCounts = fc.array(fc.nat(9), { minLength: 5, maxLength: 5 })
const tallyOf = (grades: number[], dontKnow = 0): ItemTally => ({
  grades,
  dontKnow,
  blank: 0,
  notShown: 0,
})

/** A sector that has not answered to the last association. */
const anyStratum: fc.Arbitrary<Stratum & { size: number }> = fc
  .record({ grades: anyCounts, dontKnow: fc.nat(4), more: fc.integer({ min: 1, max: 90 }) })
  .map(({ grades, dontKnow, more }) => {
    const tally = tallyOf(grades, dontKnow)
    return { size: gradedCount(tally) + dontKnow + more, tally }
  })
const anyStrata = fc.array(anyStratum, { minLength: 1, maxLength: 6 })

describe('estimates', () => {
  it('have the same bits however the answers were divided and ordered', () => {
    const anySectors = fc.array(fc.array(anyAnswer, { maxLength: 30 }), {
      minLength: 1,
      maxLength: 4,
    })
    fc.assert(
      fc.property(anySectors, fc.nat(), (sectors, seed) => {
        const strata = (count: (answers: (typeof sectors)[number]) => ItemTally) =>
          sectors.map((answers, at) => ({ size: 50 + at, tally: count(answers) }))
        const inParts = (answers: (typeof sectors)[number]) => {
          const cut = answers.length === 0 ? 0 : seed % answers.length
          return [answers.slice(cut).toReversed(), answers.slice(0, cut)]
            .map(part => countAnswers(part))
            .reduce(addTallies, emptyTally(FIVE))
        }
        expect(domainEstimate(strata(inParts), grade)).toEqual(
          domainEstimate(
            strata(answers => countAnswers(answers)),
            grade,
          ),
        )
      }),
    )
  })

  it('have a mean between those of the sectors, and an interval around it', () => {
    fc.assert(
      fc.property(anyStrata, strata => {
        const estimate = domainEstimate(strata, grade)
        const means = strata.flatMap(stratum => domainEstimate([stratum], grade).mean ?? [])
        if (estimate.mean === null) return
        expect(estimate.mean).toBeGreaterThanOrEqual(Math.min(...means) - 1e-12)
        expect(estimate.mean).toBeLessThanOrEqual(Math.max(...means) + 1e-12)
        const interval = meanInterval(estimate)
        if (interval === null) return
        expect(interval[0]).toBeLessThan(estimate.mean)
        expect(interval[1]).toBeGreaterThan(estimate.mean)
      }),
    )
  })

  it('have degrees of freedom between the least of a sector and their sum', () => {
    fc.assert(
      fc.property(anyStrata, strata => {
        const { df } = domainEstimate(strata, grade)
        if (df === null) return
        const own = strata.flatMap(({ tally }) => {
          const n = gradedCount(tally)
          return n + tally.dontKnow === 0 ? [] : [Math.max(1, n - 1)]
        })
        expect(df).toBeGreaterThanOrEqual(Math.min(...own) * (1 - 1e-12))
        expect(df).toBeLessThanOrEqual(own.reduce((a, b) => a + b) * (1 + 1e-12))
      }),
    )
  })

  it('depend on the frames only through the shares and the correction, when these grow alike', () => {
    fc.assert(
      fc.property(anyStrata, strata => {
        const [once, twice, fourTimes] = [1, 2, 4].map(times =>
          domainEstimate(
            strata.map(({ size, tally }) => ({ size: times * size, tally })),
            grade,
          ),
        )
        if (once!.mean === null) return
        expect(twice!.mean).toBeCloseTo(once!.mean, 12)
        // V = A − B/c: from c = 1 to 2 it grows twice as much as from 2 to 4.
        const [v1, v2, v4] = [once, twice, fourTimes].map(each => each!.se! ** 2)
        expect(v2! - v1!).toBeCloseTo(2 * (v4! - v2!), 12)
      }),
    )
  })

  it('have half the variance of twice as many like sectors, and twice the degrees of freedom', () => {
    fc.assert(
      fc.property(anyStrata, strata => {
        const once = domainEstimate(strata, grade)
        const twice = domainEstimate([...strata, ...strata], grade)
        if (once.mean === null || once.df === null) return
        // Around a mean that rounding has moved, equal answers have some noise for spread.
        if (once.se! < 1e-6) return
        expect(twice.mean).toBeCloseTo(once.mean, 12)
        expect(twice.se! ** 2).toBeCloseTo(once.se! ** 2 / 2, 12)
        expect(twice.df! / once.df).toBeCloseTo(2, 6)
      }),
    )
  })

  it('do not depend on how sectors are divided when no size is known', () => {
    fc.assert(
      fc.property(anyStrata, strata => {
        const apart = domainEstimate(
          strata.map(({ tally }) => ({ size: null, tally })),
          grade,
        )
        const tally = strata.map(stratum => stratum.tally).reduce(addTallies, emptyTally(FIVE))
        const together = domainEstimate([{ size: null, tally }], grade)
        expect([apart.n, apart.answered, apart.designDf]).toEqual([
          together.n,
          together.answered,
          together.designDf,
        ])
        expect(apart.se ?? 0).toBeCloseTo(together.se ?? 0, 7)
        expect(apart.mean ?? 0).toBeCloseTo(together.mean ?? 0, 12)
      }),
    )
  })
})

/** One sector in two years, from pairs of grades: everyone answered both times. */
function panelOf(pairs: readonly (readonly [number, number])[], size: number | null): ItemPair {
  const counts = Array.from({ length: 7 }, () => Array.from({ length: 7 }, () => 0))
  for (const [first, second] of pairs) counts[first - 1]![second - 1]! += 1
  const stratum = (year: 0 | 1) => ({ size, tally: countAnswers(pairs.map(pair => pair[year])) })
  return {
    strata: [{ sector: 'a', first: stratum(0), second: stratum(1), common: size }],
    joint: { sectors: { a: counts }, movers: [] },
  }
}

const anyGrade = fc.integer({ min: 1, max: 5 })
const moments = (values: readonly number[]) => {
  const mean = values.reduce((a, b) => a + b) / values.length
  const variance = values.reduce((sum, x) => sum + (x - mean) ** 2, 0) / (values.length - 1)
  return { mean, variance, n: values.length }
}

describe('a change of one sector', () => {
  it('is Welch’s t-test of two samples apart, without a frame', () => {
    const anySample = fc.array(anyGrade, { minLength: 2, maxLength: 30 })
    fc.assert(
      fc.property(anySample, anySample, (x, y) => {
        const [one, other] = [moments(x), moments(y)]
        const [v1, v2] = [one.variance / one.n, other.variance / other.n]
        if (v1 + v2 === 0) return
        const strata = [
          {
            sector: 'a',
            first: { size: null, tally: countAnswers(x) },
            second: { size: null, tally: countAnswers(y) },
            common: null,
          },
        ]
        const change = meanChange(pairedItem({ strata, joint: null }, scoring))!
        expect(change.difference).toBeCloseTo(other.mean - one.mean, 12)
        expect(change.se).toBeCloseTo(Math.sqrt(v1 + v2), 12)
        const df = (v1 + v2) ** 2 / (v1 ** 2 / (one.n - 1) + v2 ** 2 / (other.n - 1))
        expect(change.df! / df).toBeCloseTo(1, 10)
      }),
    )
  })

  it('is the paired t-test of the same associations, without a frame', () => {
    const anyPairs = fc.array(fc.tuple(anyGrade, anyGrade), { minLength: 6, maxLength: 40 })
    fc.assert(
      fc.property(anyPairs, pairs => {
        const pair = panelOf(pairs, null)
        const change = meanChange(pairedItem(pair, scoring))!
        const { meanDifference, sdDifference, test } = itemPanel(pair.joint!, FIVE)
        expect(change.difference).toBeCloseTo(meanDifference!, 12)
        expect(change.se).toBeCloseTo(sdDifference! / Math.sqrt(pairs.length), 7)
        if (test !== null && change.df !== null) expect(change.df).toBeCloseTo(test.df, 6)
      }),
    )
  })

  it('is certain where the sector is as large as its answers, both years', () => {
    const anyPairs = fc.array(fc.tuple(anyGrade, anyGrade), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(anyPairs, pairs => {
        const change = meanChange(pairedItem(panelOf(pairs, pairs.length), scoring))!
        expect(change).toMatchObject({ se: 0, df: null, isCensus: true })
      }),
    )
  })

  it('never has a negative variance, nor more than one of perfect opposites', () => {
    const anyPairs = fc.array(fc.tuple(anyGrade, anyGrade), { minLength: 2, maxLength: 20 })
    fc.assert(
      fc.property(anyPairs, fc.integer({ min: 1, max: 50 }), (pairs, more) => {
        const change = meanChange(pairedItem(panelOf(pairs, pairs.length + more), scoring))!
        const most = Math.sqrt(change.first.variance) + Math.sqrt(change.second.variance)
        expect(change.se).toBeLessThanOrEqual(most + 1e-12)
        expect(Math.abs(change.correlation)).toBeLessThanOrEqual(1 + 1e-12)
      }),
    )
  })
})

describe('a whole case', () => {
  it('has the same bits when the rows are shuffled', () => {
    const anyRow = fc.tuple(
      fc.constantFrom('a', 'b'),
      fc.constantFrom<number | 'VE' | null>(1, 2, 3, 4, 5, 'VE', null),
    )
    const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 20 })
    const table = (rows: readonly (readonly [string, number | 'VE' | null])[]) =>
      rows.map(([stratum, answer], at) => [`x${at}`, stratum, answer] as const)
    fc.assert(
      fc.property(anyRows, anyRows, fc.nat(), (first, second, seed) => {
        const told = (order: <T>(rows: readonly T[]) => T[]) =>
          estimateInput({
            kind: 'change',
            items: ['q1'],
            pairs: [['A', 'B']],
            years: {
              A: yearTable(order(table(first)), { a: 30, b: 20 }),
              B: yearTable(order(table(second)), { a: 30, b: 20 }),
            },
          })
        const cut = seed % 7
        expect(told(rows => [...rows.slice(cut).toReversed(), ...rows.slice(0, cut)])).toEqual(
          told(rows => [...rows]),
        )
      }),
      { numRuns: 40 },
    )
  })
})
