import { describe, expect, it } from '@jest/globals'

import { indexGuardsItems } from '../../../../reports/disclosure/index-guard.ts'
import { indexPattern } from '../../../../reports/disclosure/index-pattern.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { spread, strata, tally } from './made-answers.ts'
import { halves, index, published, sector } from './made-index.ts'

const rule = { promise: promiseOf('grouped'), threshold: 5 }

const LARGE = [sector('a', 60, halves(30)), sector('b', 50, halves(22))]

describe('indexPattern', () => {
  it('shows all of an index with answers enough', () => {
    expect(indexPattern(index(LARGE), rule)).toEqual({
      hidden: new Map(),
      spread: new Map(),
      total: { hidden: null, mean: 'exact', interval: 'exact', unweighted: null },
    })
  })

  it('hides few, and who protects them, and rounds the total', () => {
    const { hidden, total } = indexPattern(
      index([...LARGE, sector('c', 9, halves(3)), sector('d', 20, halves(12))]),
      rule,
    )
    expect([...hidden]).toEqual([
      ['c', 'few'],
      ['d', 'protectsOthers'],
    ])
    expect(total).toEqual({
      hidden: null,
      mean: 'rounded',
      interval: 'rounded',
      unweighted: 'protectsOthers',
    })
  })

  it('is hidden in a sector where one of its items is, though it has answers enough itself', () => {
    const item = published(
      strata({
        a: [60, spread(30)],
        b: [50, spread(22)],
        c: [20, spread(3, 8)],
        d: [20, spread(12)],
      }),
    )
    const sectors = [...LARGE, sector('c', 20, halves(11)), sector('d', 20, halves(12))]
    expect([...indexPattern(index(sectors, [item]), rule).hidden]).toEqual([
      ['c', 'protectsOthers'],
      ['d', 'protectsOthers'],
    ])
    const none = [...LARGE, sector('c', 20, [], 11), sector('d', 20, halves(12))]
    expect([...indexPattern(index(none, [item]), rule).hidden.keys()]).toContain('c')
  })

  it('hides few that all have the same index, and shows many', () => {
    const same = (n: number) =>
      indexPattern(
        index([...LARGE, sector('c', 20, Array<number>(n).fill(7)), sector('d', 20, halves(12))]),
        rule,
      )
    expect([...same(9).hidden.keys()]).toEqual(['c', 'd'])
    expect(same(10).hidden.size).toBe(0)
  })

  it('withholds the spread of five to nine, of one more if they are alone, and where that of an item is', () => {
    const few = indexPattern(index([...LARGE, sector('c', 20, halves(9))]), rule)
    expect([...few.spread]).toEqual([
      ['c', 'fewForSpread'],
      ['b', 'protectsOthers'],
    ])
    expect(few.total).toMatchObject({
      mean: 'exact',
      interval: 'rounded',
      unweighted: 'protectsOthers',
    })
    const item = published(
      strata({ a: [60, spread(30)], b: [50, spread(7, 9)], c: [20, spread(8)] }),
    )
    const many = indexPattern(index([...LARGE, sector('c', 20, halves(11))], [item]), rule)
    expect([...many.spread.keys()].toSorted()).toEqual(['b', 'c'])
  })

  it('hides one more where the weighted mean of all would give one away', () => {
    const sectors = [
      sector('a', 30, halves(25)),
      sector('c', 60, halves(3)),
      sector('d', 6, halves(6)),
      sector('e', 30, halves(20)),
    ]
    expect([...indexPattern(index(sectors), rule).hidden.keys()]).toEqual(['c', 'd', 'e'])
  })

  it('hides the total when no sector is left to hide, and says why from how many responded', () => {
    expect(indexPattern(index([sector('a', 9, halves(3))]), rule).total).toEqual({
      hidden: 'few',
      mean: 'few',
      interval: 'few',
      unweighted: 'few',
    })
    expect(indexPattern(index([sector('a', 9, halves(3), 4)]), rule).total.hidden).toBe(
      'protectsOthers',
    )
  })

  it('withholds the spread of a total of five to nine', () => {
    expect(indexPattern(index([sector('a', 20, halves(9))]), rule).total).toEqual({
      hidden: null,
      mean: 'exact',
      interval: 'fewForSpread',
      unweighted: 'protectsOthers',
    })
  })

  it('hides what is to be hidden, and nothing in a round promised as open', () => {
    const also = new Map([['b', 'corrected' as const]])
    expect(
      indexPattern(index([...LARGE, sector('d', 40, halves(22))]), rule, also).hidden.get('b'),
    ).toBe('corrected')
    const open = { ...rule, promise: promiseOf('named') }
    expect(indexPattern(index([sector('a', 9, halves(1))]), open).hidden.size).toBe(0)
  })

  it('knows of no weights where sizes are not known', () => {
    const sectors = [...LARGE, sector('c', 9, halves(3)), sector('d', 20, halves(12))].map(
      each => ({ ...each, size: null }),
    )
    expect([...indexPattern(index(sectors), rule).hidden.keys()]).toEqual(['c', 'd'])
  })
})

describe('indexGuardsItems', () => {
  const items = strata({
    a: [60, spread(30)],
    b: [50, spread(20)],
    c: [11, tally([0, 1, 1, 1, 0])],
    d: [9, tally([1, 1, 1, 1, 0])],
  })
  const sectors = [
    sector('a', 60, halves(30)),
    sector('b', 50, halves(20)),
    sector('c', 11, [4, 6, 8]),
    sector('d', 9, [2, 4, 6, 8]),
  ]

  it('is content with an index to a whole number, and not with one in full', () => {
    expect(indexGuardsItems(index(sectors, [published(items)]))).toBe(true)
    expect(indexGuardsItems(index(sectors, [published(items)], { print: mean => [mean] }))).toBe(
      false,
    )
    expect(indexGuardsItems(index(sectors, [published(items)]), mean => [mean])).toBe(false)
  })

  it('has the total of the index withheld where it tells', () => {
    const telling = index(sectors, [published(items)], { print: mean => [mean] })
    expect(indexPattern(telling, rule).total.hidden).toBe('protectsOthers')
  })

  it('knows that who answers a reversed item higher has a lower index', () => {
    const seen = (isReversed: boolean) => {
      const printed: number[] = []
      indexGuardsItems(
        index(sectors, [published(items, isReversed)], {
          print: mean => {
            printed.push(mean)
            return []
          },
        }),
      )
      return printed
    }
    const [actual = 0, other = 0] = seen(false)
    const [same = 0, reversed = 0] = seen(true)
    expect(same).toBeCloseTo(actual, 12)
    expect(reversed - same).toBeCloseTo(actual - other, 12)
    // 60·Σ/30 … over the base 130: the index as it is.
    const weighed = [60 / 30, 50 / 20, 11 / 3, 9 / 4]
    const sums = sectors.map(({ tally: { sum } }) => Number(sum) / 2)
    const base = 130
    expect(actual).toBeCloseTo(
      sums.reduce((all, sum, place) => all + sum * weighed[place]!, 0) / base,
      12,
    )
  })

  it('has nothing to guard of items that hide no sector', () => {
    const open = published(strata({ a: [60, spread(30)], b: [50, spread(20)] }))
    expect(indexGuardsItems(index(sectors, [open], { print: mean => [mean] }))).toBe(true)
  })
})
