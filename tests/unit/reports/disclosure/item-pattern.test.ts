import { describe, expect, it } from '@jest/globals'

import type { DisclosedItem } from '../../../../reports/disclosure/disclosed-item.ts'
import { itemPattern } from '../../../../reports/disclosure/item-pattern.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { FIVE, spread, strata, tally } from './made-answers.ts'

const grouped = { promise: promiseOf('grouped'), threshold: 5 }

const pattern = (sectors: Parameters<typeof strata>[0], change: Partial<DisclosedItem> = {}) =>
  itemPattern({ scale: FIVE, strata: strata(sectors), ...change }, grouped)

const LARGE = { a: [60, spread(30)], b: [50, spread(22)] } as const

describe('itemPattern, of the sectors', () => {
  it('hides the few and whoever protects them, and says why from how many responded', () => {
    const { hidden } = pattern({ ...LARGE, c: [9, spread(3)], d: [20, spread(12)] })
    expect([...hidden]).toEqual([
      ['c', 'few'],
      ['d', 'protectsOthers'],
    ])
  })

  it('gives one reason where many responded, whether few had a grade, all were alike, or others need it', () => {
    const alike = pattern({ ...LARGE, c: [20, tally([0, 0, 7, 0, 0])], d: [20, spread(9)] })
    const undecided = pattern({ ...LARGE, c: [20, spread(3, 4)], d: [20, spread(9)] })
    for (const { hidden } of [alike, undecided]) {
      expect([...hidden]).toEqual([
        ['c', 'protectsOthers'],
        ['d', 'protectsOthers'],
      ])
    }
  })

  it('hides a sector where all have said "vet inte": its "–" would tell', () => {
    const { hidden } = pattern({
      ...LARGE,
      c: [9, tally([0, 0, 0, 0, 0], [6])],
      d: [20, spread(12)],
    })
    expect([...hidden]).toEqual([['c', 'protectsOthers']])
  })

  it('has nothing to hide of a sector where nobody answered', () => {
    expect(pattern({ ...LARGE, c: [9, tally([0, 0, 0, 0, 0], [0, 6])] }).hidden.size).toBe(0)
  })

  it('withholds the spread below twice the threshold, in two sectors or none', () => {
    expect([...pattern({ ...LARGE, c: [20, spread(9)] }).spread]).toEqual([
      ['c', 'fewForSpread'],
      ['b', 'protectsOthers'],
    ])
    expect(pattern({ ...LARGE, c: [20, spread(10)] }).spread.size).toBe(0)
  })

  it('withholds the share high where it would tell a bar', () => {
    const { shareHigh } = pattern({
      ...LARGE,
      c: [20, tally([0, 0, 0, 4, 3])],
      d: [20, spread(9)],
    })
    expect([...shareHigh]).toEqual([['c', 'fewForSpread']])
  })

  it('shows the share high of the many, whatever it is', () => {
    const { shareHigh, spread: limited } = pattern({
      ...LARGE,
      b: [20, tally([0, 0, 0, 6, 6])],
      c: [20, spread(9)],
    })
    expect([limited.has('b'), shareHigh.size]).toEqual([true, 0])
  })

  it('withholds "vet inte" by how many answered, among those whose spread is withheld', () => {
    const { dontKnow } = pattern({ ...LARGE, c: [20, spread(7, 3)], d: [30, spread(8, 1)] })
    expect([...dontKnow]).toEqual([
      ['d', 'fewForSpread'],
      ['c', 'protectsOthers'],
    ])
  })

  it('hides a sector that is to be hidden whatever it answered, with its reason', () => {
    const also = new Map([['b', 'corrected' as const]])
    const { hidden } = itemPattern(
      { scale: FIVE, strata: strata({ ...LARGE, c: [20, spread(12)] }) },
      grouped,
      also,
    )
    expect([...hidden]).toEqual([
      ['b', 'corrected'],
      ['c', 'protectsOthers'],
    ])
  })

  it('hides one more where the weighted mean of all would give a mean away', () => {
    // Each answer in c stands for ten associations and in d for one: to the total d hardly matters, so
    // that c's mean would be known to within less than a grade.
    const sectors = {
      a: [30, spread(25)],
      c: [30, spread(3)],
      d: [6, spread(6)],
      e: [30, spread(20)],
    } as const
    const { hidden } = pattern(sectors)
    expect([...hidden.keys()]).toEqual(['c', 'd', 'e'])
    const even = pattern({ ...sectors, c: [6, spread(3)] })
    expect([...even.hidden.keys()]).toEqual(['c', 'd'])
  })

  it('withholds nothing in a round promised as open', () => {
    const open = itemPattern(
      { scale: FIVE, strata: strata({ a: [5, spread(1)], b: [9, spread(7)] }) },
      { ...grouped, promise: promiseOf('named') },
    )
    expect(
      [open.hidden, open.spread, open.shareHigh, open.dontKnow].map(({ size }) => size),
    ).toEqual([0, 0, 0, 0])
    expect(open.total).toEqual({
      hidden: null,
      answered: null,
      measures: {
        mean: 'exact',
        interval: 'exact',
        shareHigh: 'exact',
        shareLow: 'exact',
        dontKnow: 'exact',
        distribution: 'exact',
      },
      unweighted: { mean: null, shareHigh: null, spread: null, dontKnow: null },
    })
  })

  it('keeps to the threshold of the round', () => {
    const seven = { ...grouped, threshold: 7 }
    const given = {
      scale: FIVE,
      strata: strata({ ...LARGE, c: [20, spread(6)], d: [30, spread(13)] }),
    }
    expect([...itemPattern(given, seven).hidden]).toEqual([
      ['c', 'few'],
      ['d', 'protectsOthers'],
    ])
  })
})

describe('itemPattern, of the total', () => {
  it('shows all of it in full where nothing of a sector is withheld', () => {
    const { total } = pattern(LARGE)
    expect(new Set(Object.values(total.measures))).toEqual(new Set(['exact']))
    expect([total.hidden, total.answered, ...Object.values(total.unweighted)]).toEqual([
      null,
      null,
      null,
      null,
      null,
      null,
    ])
  })

  it('rounds the mean and margin as the tables do beside a hidden sector, shares to 5 per cent, and has no second total', () => {
    const { total } = pattern({
      a: [60, tally([6, 7, 8, 5, 4])],
      b: [50, tally([3, 5, 6, 5, 3])],
      c: [9, tally([0, 1, 1, 1, 0])],
      d: [10, tally([1, 1, 1, 1, 0])],
    })
    expect(total.measures).toMatchObject({
      mean: 'rounded',
      interval: 'rounded',
      shareHigh: 'coarse',
    })
    expect([total.hidden, total.answered]).toEqual([null, 'protectsOthers'])
    expect(new Set(Object.values(total.unweighted))).toEqual(new Set(['protectsOthers']))
  })

  it('shows in full what follows from the sectors, where only their spread is withheld', () => {
    const { total } = pattern({ ...LARGE, c: [20, spread(9)], d: [20, spread(8)] })
    expect(total.measures).toMatchObject({ mean: 'exact', shareHigh: 'exact', dontKnow: 'exact' })
    expect(total.measures.shareLow).not.toBe('exact')
    expect(total.unweighted).toEqual({
      mean: null,
      shareHigh: null,
      spread: 'protectsOthers',
      dontKnow: 'protectsOthers',
    })
  })

  it('rounds all that is weighted where it is not known how many answered', () => {
    const { total } = pattern({
      ...LARGE,
      c: [20, tally([1, 2, 3, 2, 1], [0, 1])],
      d: [20, tally([1, 2, 2, 2, 1], [1, 1])],
    })
    expect(total.measures).toMatchObject({ mean: 'rounded', shareHigh: 'rounded' })
  })

  it('is hidden when it has few answers itself, or so few that are all alike', () => {
    const reason = (given: Parameters<typeof strata>[0]) => pattern(given).total.hidden
    expect(reason({ a: [9, spread(4)] })).toBe('few')
    expect(reason({ a: [9, spread(4, 3)] })).toBe('protectsOthers')
    expect(reason({ a: [9, tally([0, 0, 4, 0, 0])], b: [9, tally([0, 0, 4, 0, 0])] })).toBe(
      'protectsOthers',
    )
  })

  it('is hidden where one small sector is all there is, and no figure of it is shown', () => {
    const { total } = pattern({ a: [9, spread(4)] })
    expect(new Set(Object.values(total.measures))).toEqual(new Set(['few']))
    expect(new Set(Object.values(total.unweighted))).toEqual(new Set(['few']))
    expect(total.answered).toBe('few')
  })

  it('withholds the spread of five to nine answers', () => {
    const { total } = pattern({ a: [20, spread(9)] })
    expect(total.measures).toMatchObject({
      mean: 'exact',
      shareHigh: 'exact',
      interval: 'fewForSpread',
      shareLow: 'fewForSpread',
      dontKnow: 'fewForSpread',
      distribution: 'fewForSpread',
    })
  })

  it('withholds the share high of five to nine answers where it would tell a bar', () => {
    const { total } = pattern({ a: [20, tally([0, 0, 0, 4, 3])] })
    expect(total.measures).toMatchObject({ mean: 'exact', shareHigh: 'fewForSpread' })
  })

  it('says of a total without answers that there is none, and not that it is withheld', () => {
    const { total } = pattern({ a: [20, tally([0, 0, 0, 0, 0])], b: [20, tally([0, 0, 0, 0, 0])] })
    expect([total.hidden, ...Object.values(total.measures)]).toEqual([
      null,
      ...Array<string>(6).fill('exact'),
    ])
  })

  it('weighs all answers alike where the size of a sector is not known', () => {
    const { total } = pattern({
      a: [null, tally([6, 7, 8, 5, 4])],
      b: [50, tally([3, 5, 6, 5, 3])],
      c: [9, tally([0, 1, 1, 1, 0])],
      d: [10, tally([1, 1, 1, 1, 0])],
    })
    expect(total.measures.mean).toBe('rounded')
  })

  it('withholds what would tell, when an interval narrows what the mean leaves open', () => {
    const sectors = {
      a: [60, tally([6, 7, 8, 5, 4])],
      b: [50, tally([3, 5, 6, 5, 3])],
      c: [9, tally([0, 1, 1, 1, 0])],
      d: [10, tally([1, 1, 1, 1, 0])],
    } as const
    const telling = pattern(sectors, {
      also: { interval: given => given.map(({ tally: { grades } }) => grades.join()) },
    })
    expect(telling.total.measures.interval).toBe('protectsOthers')
    expect(telling.total.measures.shareHigh).toBe('coarse')
  })
})
