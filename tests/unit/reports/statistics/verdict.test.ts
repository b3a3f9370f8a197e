import { describe, expect, it } from '@jest/globals'

import { testDifference } from '../../../../reports/statistics/difference-test.ts'
import { type Evidence, judgeChange } from '../../../../reports/statistics/verdict.ts'

const evidence: Evidence = {
  difference: 0.4,
  n: [50, 50],
  isCensus: false,
  p: 0.01,
  equivalenceP: 0.8,
  margin: 0.3,
  alpha: 0.05,
}

describe('judgeChange', () => {
  it.each<readonly [string, Partial<Evidence>, string, boolean | null]>([
    ['says improved of a demonstrated rise', {}, 'improved', false],
    ['says worsened of a demonstrated fall', { difference: -0.4 }, 'worsened', false],
    ['says so of a small one too, and that it is small', { equivalenceP: 0.01 }, 'improved', true],
    [
      'says unchanged where the margin holds it',
      { p: 0.2, equivalenceP: 0.04 },
      'unchanged_within_margin',
      true,
    ],
    ['says neither where neither is shown', { p: 0.2 }, 'no_demonstrable_change', false],
    [
      'takes a p at the level for no proof',
      { p: 0.05, equivalenceP: 0.05 },
      'no_demonstrable_change',
      false,
    ],
    ['says nothing of few grades the first year', { n: [4, 50] }, 'not_assessable', null],
    ['says nothing of few grades the second year', { n: [50, 4] }, 'not_assessable', null],
    [
      'says nothing of a few even when they were all',
      { n: [50, 4], isCensus: true },
      'not_assessable',
      null,
    ],
    ['needs five', { n: [5, 5] }, 'improved', false],
    ['says nothing where no test could be made', { p: null }, 'not_assessable', null],
    [
      'says nothing where equivalence could not be tested',
      { equivalenceP: null },
      'not_assessable',
      null,
    ],
    [
      'goes by the sign in a census',
      { isCensus: true, p: null, equivalenceP: null },
      'improved',
      false,
    ],
    [
      'says of a small one in a census that it is small',
      { isCensus: true, difference: -0.2, p: null },
      'worsened',
      true,
    ],
    ['takes the margin itself for outside', { isCensus: true, difference: 0.3 }, 'improved', false],
    [
      'says unchanged in a census without difference',
      { isCensus: true, difference: 0 },
      'unchanged_within_margin',
      true,
    ],
    [
      'takes rounding noise for no difference',
      { isCensus: true, difference: -1e-13 },
      'unchanged_within_margin',
      true,
    ],
    ['goes by another level where one is given', { p: 0.08, alpha: 0.1 }, 'improved', false],
  ])('%s', (_claim, given, verdict, withinMargin) => {
    expect(judgeChange({ ...evidence, ...given })).toEqual({ verdict, withinMargin })
  })
})

describe('testDifference', () => {
  const difference = { difference: 0.1, se: 0.1, df: 80, isCensus: false }

  // t.test's figures of R for the same t and df: pt(-1, 80) · 2, qt(.975, 80), qt(.95, 80).
  it('has the p and the limits of a t-test', () => {
    const { t, p, interval95, interval90 } = testDifference(difference)
    expect(t).toBe(1)
    expect(p).toBeCloseTo(0.320325670312582, 12)
    expect(interval95![0]).toBeCloseTo(-0.0990063421254446, 12)
    expect(interval90![1]).toBeCloseTo(0.2664124578589667, 12)
  })

  it('has the two tests of equivalence, of which the larger counts', () => {
    const { equivalence } = testDifference(difference)
    expect(equivalence.margin).toBe(0.3)
    expect(equivalence.pLower).toBeCloseTo(7.021998392378742e-5, 14)
    expect(equivalence.pUpper).toBeCloseTo(0.024446923946779657, 12)
    expect(equivalence.p).toBe(equivalence.pUpper)
    const fall = testDifference({ ...difference, difference: -0.1 }).equivalence
    expect(fall.p).toBe(fall.pLower)
    expect(fall.p).toBeCloseTo(equivalence.p!, 14)
  })

  it('says equivalent just when the 90 % interval is within the margin', () => {
    const { interval90 } = testDifference(difference)
    expect(testDifference(difference, interval90![1] + 1e-9).equivalence.p).toBeLessThan(0.05)
    expect(testDifference(difference, interval90![1] - 1e-9).equivalence.p).toBeGreaterThan(0.05)
  })

  it('gives the same p to a fall as to a rise', () => {
    expect(testDifference({ ...difference, difference: -0.1 })).toMatchObject({
      t: -1,
      p: testDifference(difference).p,
    })
  })

  it.each([
    ['nothing differs', { se: 0 }],
    ['the uncertainty is not known', { se: null }],
    ['the degrees of freedom are not known', { df: null }],
  ])('tests nothing where %s', (_claim, given) => {
    expect(testDifference({ ...difference, ...given })).toEqual({
      t: null,
      p: null,
      interval95: null,
      interval90: null,
      equivalence: { margin: 0.3, pLower: null, pUpper: null, p: null },
    })
  })

  it('has of a census the difference itself for interval', () => {
    const census = { difference: 0.1, se: 0, df: null, isCensus: true }
    expect(testDifference(census)).toMatchObject({
      p: null,
      interval95: [0.1, 0.1],
      interval90: [0.1, 0.1],
    })
  })
})
