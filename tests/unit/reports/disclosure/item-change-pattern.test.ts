import { describe, expect, it } from '@jest/globals'

import type { DisclosureRule } from '../../../../reports/disclosure/disclosed-item.ts'
import {
  type ComparedItem,
  itemChangePattern,
} from '../../../../reports/disclosure/item-change-pattern.ts'
import { itemPattern } from '../../../../reports/disclosure/item-pattern.ts'
import { roundedTo } from '../../../../reports/disclosure/rounding-step.ts'
import type { SectorAnswers } from '../../../../reports/disclosure/sector-answers.ts'
import { domainEstimate } from '../../../../reports/statistics/domain-estimate.ts'
import { gradeScoring } from '../../../../reports/statistics/scoring.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { FIVE, spread, strata, tally } from './made-answers.ts'

const rule: DisclosureRule = { promise: promiseOf('grouped'), threshold: 5 }

const A = tally([6, 7, 8, 5, 4])
const B = tally([3, 5, 6, 5, 3])
const LARGE = strata({
  a: [60, A],
  b: [50, B],
  c: [40, tally([2, 4, 4, 4, 2])],
  d: [30, spread(12)],
})
const SMALL = strata({
  a: [60, A],
  b: [50, B],
  c: [11, tally([0, 1, 1, 1, 0])],
  d: [9, tally([1, 1, 1, 1, 0])],
})

const meanOf = (given: readonly SectorAnswers[]) =>
  domainEstimate(given, gradeScoring(FIVE)).mean ?? 0

function change(
  first: readonly SectorAnswers[],
  second: readonly SectorAnswers[],
  {
    rules = [rule],
    step = 0.1,
    margin = 0.1,
    ...more
  }: Partial<ComparedItem> & {
    rules?: readonly DisclosureRule[]
    step?: number
    margin?: number
  } = {},
) {
  const patterns = (given: readonly SectorAnswers[]) =>
    rules.map(each => itemPattern({ scale: FIVE, strata: given }, each))
  return itemChangePattern({
    first: { scale: FIVE, strata: first },
    second: { scale: FIVE, strata: second },
    patterns: { first: patterns(first), second: patterns(second) },
    excluded: [],
    threshold: 5,
    print: {
      mean: (_, given) => [roundedTo(meanOf(given), 0.1)],
      difference: (one, other) => [roundedTo(meanOf(other) - meanOf(one), step)],
      interval: (one, other) => [roundedTo(meanOf(other) + meanOf(one), margin)],
    },
    ...more,
  })
}

describe('itemChangePattern, of the sectors', () => {
  it('has no change of a sector that is hidden in either year', () => {
    for (const pattern of [change(SMALL, LARGE), change(LARGE, SMALL)]) {
      expect([...pattern.change]).toEqual([
        ['c', 'few'],
        ['d', 'few'],
      ])
    }
    expect(change(SMALL, LARGE).first.hidden.size).toBe(2)
    expect(change(SMALL, LARGE).second.hidden.size).toBe(0)
  })

  it('has no uncertainty of a change where one year has five to nine, but has the change', () => {
    const limited = strata({ a: [60, A], b: [50, B], c: [40, spread(9)], d: [30, spread(8)] })
    for (const pattern of [change(limited, LARGE), change(LARGE, limited)]) {
      expect([...pattern.spread.keys()]).toEqual(['c', 'd'])
      expect(pattern.change.size).toBe(0)
    }
    expect([...change(SMALL, limited).spread.keys()]).toEqual([])
  })

  it('hides what any of the rules hides, with the reason of the first', () => {
    const eight = { ...rule, threshold: 14 }
    const pattern = change(LARGE, LARGE, { rules: [rule, eight] })
    expect([...pattern.change.keys()].toSorted()).toEqual(['c', 'd'])
    expect(change(LARGE, LARGE, { rules: [eight, rule] }).change.size).toBe(2)
  })
})

describe('itemChangePattern, of the total', () => {
  it('shows all where nothing is withheld of a sector in either year', () => {
    expect(change(LARGE, LARGE).total).toEqual({
      hidden: null,
      first: { mean: 'exact', interval: 'exact' },
      second: { mean: 'exact', interval: 'exact' },
      difference: 'exact',
      interval: 'exact',
      otherWeights: null,
    })
  })

  it('is rounded where a sector is hidden in one year, and has no other weights', () => {
    expect(change(SMALL, LARGE).total).toEqual({
      hidden: null,
      first: { mean: 'rounded', interval: 'rounded' },
      second: { mean: 'exact', interval: 'exact' },
      difference: 'rounded',
      interval: 'rounded',
      otherWeights: 'protectsOthers',
    })
    expect(change(LARGE, SMALL).total).toMatchObject({
      first: { mean: 'exact' },
      second: { mean: 'rounded' },
      difference: 'rounded',
    })
  })

  it('has the difference in full where both means are, though spreads are withheld', () => {
    const limited = strata({ a: [60, A], b: [50, B], c: [40, spread(9)], d: [30, spread(8)] })
    expect(change(limited, LARGE).total).toMatchObject({
      first: { mean: 'exact', interval: 'rounded' },
      difference: 'exact',
      interval: 'rounded',
      otherWeights: 'protectsOthers',
    })
  })

  it('withholds a difference that would tell more than the two means, and its interval with it', () => {
    for (const [first, second] of [
      [SMALL, LARGE],
      [LARGE, SMALL],
    ] as const) {
      expect(change(first, second, { step: 1e-9 }).total).toMatchObject({
        hidden: null,
        difference: 'protectsOthers',
        interval: 'protectsOthers',
      })
    }
  })

  it('withholds an interval that would tell more than the difference', () => {
    for (const [first, second] of [
      [SMALL, LARGE],
      [LARGE, SMALL],
    ] as const) {
      expect(change(first, second, { margin: 1e-9 }).total).toMatchObject({
        difference: 'rounded',
        interval: 'protectsOthers',
      })
    }
  })

  it('is hidden where either year hides its total', () => {
    const alone = strata({ a: [9, spread(4)] })
    const enough = strata({ a: [90, A] })
    expect(change(alone, enough).total).toEqual({
      hidden: 'few',
      first: { mean: 'few', interval: 'few' },
      second: { mean: 'few', interval: 'few' },
      difference: 'few',
      interval: 'few',
      otherWeights: 'few',
    })
    expect(change(enough, alone).total.hidden).toBe('few')
  })

  it('is hidden where a sector that is left out is hidden: the year less the total would be it', () => {
    const none = SMALL.map(each =>
      each.sector === 'd' ? { ...each, tally: tally([0, 0, 0, 0, 0]) } : each,
    )
    expect(change(SMALL, none, { excluded: ['d'] }).total.hidden).toBe('protectsOthers')
  })

  it('tells a second mean of a year over fewer sectors, and no interval of it, where that tells no more', () => {
    const without = (given: readonly SectorAnswers[]) =>
      given.map(each => (each.sector === 'b' ? { ...each, tally: tally([0, 0, 0, 0, 0]) } : each))
    const { total } = change(SMALL, without(SMALL), { excluded: ['b'] })
    expect(total).toMatchObject({
      hidden: null,
      first: { mean: 'rounded', interval: 'protectsOthers' },
      difference: 'rounded',
    })
    const telling = change(SMALL, without(SMALL), {
      excluded: ['b'],
      print: { mean: (_, given) => [meanOf(given)], difference: () => [], interval: () => [] },
    })
    expect(telling.total.hidden).toBe('protectsOthers')
  })

  it('asks only of the sectors that are in the total', () => {
    const seen = new Set<number>()
    change(SMALL, LARGE, {
      excluded: ['b'],
      print: {
        mean: (_, given) => [seen.add(given.length).size > 9],
        difference: (one, other) => [seen.add(one.length).add(other.length).size > 9],
        interval: (one, other) => [seen.add(one.length).add(other.length).size > 9],
      },
    })
    expect([...seen]).toEqual([3])
  })

  it('asks for the mean of each year with the answers of that year', () => {
    const later = SMALL.map(each => (each.sector === 'a' ? { ...each, tally: B } : each))
    const seen = new Set<string>()
    change(SMALL, later, {
      excluded: ['b'],
      print: {
        mean: (year, given) => [seen.add(`${year} ${given[0]?.tally.grades.join()}`).size > 9],
        difference: () => [],
        interval: () => [],
      },
    })
    expect([...seen]).toEqual([`first ${A.grades.join()}`, `second ${B.grades.join()}`])
  })

  it('is guarded as every rule wants it', () => {
    const fourteen = { ...rule, threshold: 14 }
    expect(change(LARGE, LARGE, { rules: [rule, fourteen] }).total.first.mean).toBe('rounded')
    const open = { ...rule, promise: promiseOf('named') }
    const telling = change(SMALL, SMALL, { rules: [rule, open], step: 1e-9 })
    expect(telling.total.difference).toBe('protectsOthers')
  })

  it('has the interval of a year in full where all of that year is shown', () => {
    const without = SMALL.map(each =>
      each.sector === 'b' ? { ...each, tally: tally([0, 0, 0, 0, 0]) } : each,
    )
    expect(change(LARGE, without, { excluded: ['b'] }).total).toMatchObject({
      hidden: null,
      first: { mean: 'exact', interval: 'exact' },
      second: { mean: 'rounded' },
    })
  })

  it('is hidden where those left out are fewer than the threshold, unless nothing is withheld', () => {
    const few = strata({ a: [60, A], b: [50, B], c: [9, spread(6)], d: [9, spread(5)] })
    const later = strata({
      a: [60, A],
      b: [50, B],
      c: [9, spread(6)],
      d: [9, tally([0, 0, 0, 0, 0])],
    })
    expect(change(few, later, { excluded: ['d'], threshold: 6 }).total.hidden).toBe(
      'protectsOthers',
    )
    expect(change(few, later, { excluded: ['d'], threshold: 5 }).total.hidden).toBeNull()
  })
})
