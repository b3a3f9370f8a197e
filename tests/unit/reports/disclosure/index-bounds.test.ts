import { describe, expect, it } from '@jest/globals'

import { indexPattern, type IndexSector } from '../../../../reports/disclosure/index-pattern.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { spread, strata, tally } from './made-answers.ts'
import { halves, index, published, sector } from './made-index.ts'

const rule = { promise: promiseOf('grouped'), threshold: 5 }
const pattern = (...sectors: readonly IndexSector[]) => indexPattern(index(sectors), rule)

const LARGE = [sector('a', 60, halves(30)), sector('b', 50, halves(22))]
const WHOLE = { hidden: null, mean: 'exact', interval: 'exact', unweighted: null }

describe('indexPattern, at its bounds', () => {
  it('withholds the interval of a total of nine, also where both its sectors are hidden', () => {
    const { hidden, total } = pattern(
      sector('a', 20, [4, 5, 6, 7]),
      sector('b', 20, [3, 5, 7, 8, 9]),
    )
    expect([...hidden.keys()]).toEqual(['a', 'b'])
    expect(total).toEqual({
      hidden: null,
      mean: 'rounded',
      interval: 'fewForSpread',
      unweighted: 'protectsOthers',
    })
  })

  it('shows that of a total of ten, rounded where its sectors have too few', () => {
    expect(pattern(sector('a', 20, halves(5)), sector('b', 20, halves(5))).total).toEqual({
      hidden: null,
      mean: 'exact',
      interval: 'rounded',
      unweighted: 'protectsOthers',
    })
    expect(pattern(sector('a', 20, halves(10))).total).toEqual(WHOLE)
  })

  it('withholds nothing of nobody, and nothing in a round promised as open', () => {
    expect(pattern(sector('a', 9, [], 3)).total).toEqual(WHOLE)
    const open = { ...rule, promise: promiseOf('named') }
    expect(indexPattern(index([sector('a', 9, halves(3))]), open).total).toEqual(WHOLE)
  })

  it('names a hidden sector once, and rounds the total beside hidden and limited ones', () => {
    const {
      hidden,
      spread: limited,
      total,
    } = pattern(
      ...LARGE,
      sector('c', 9, halves(3)),
      sector('d', 12, halves(4)),
      sector('e', 24, halves(8)),
      sector('f', 21, halves(7)),
    )
    expect([[...hidden.keys()], [...limited.keys()]]).toEqual([
      ['c', 'd'],
      ['e', 'f'],
    ])
    expect(total).toMatchObject({ mean: 'rounded', interval: 'rounded' })
  })

  it('calls those few who responded fewer than the threshold', () => {
    const reason = (silent: number) =>
      pattern(...LARGE, sector('c', 9, halves(3), silent), sector('d', 36, halves(12))).hidden.get(
        'c',
      )
    expect([reason(1), reason(2)]).toEqual(['few', 'protectsOthers'])
  })
})

describe('indexPattern, of sectors that weigh unevenly', () => {
  const uneven = (size: number | null) => [
    sector('a', 30, halves(25)),
    sector('c', size, halves(3)),
    sector('d', 6, halves(6)),
    sector('e', 30, halves(20)),
    sector('f', 10, [], 4),
  ]

  it('passes over a sector without an index when it hides one more, and says that it protects', () => {
    expect([...pattern(...uneven(60)).hidden]).toEqual([
      ['c', 'few'],
      ['d', 'protectsOthers'],
      ['e', 'protectsOthers'],
    ])
  })

  it('takes each answer for itself where it is not known how many a sector has', () => {
    expect([...pattern(...uneven(null)).hidden.keys()]).toEqual(['c', 'd'])
  })

  it('hides the total where no sector is left to hide', () => {
    expect(pattern(sector('c', 60, halves(3)), sector('d', 6, halves(6))).total.hidden).toBe(
      'protectsOthers',
    )
  })

  it('protects a sector that an item hides with the smallest other, and with no more', () => {
    // All of c have said "vet inte": the item hides c alone.
    const item = published(
      strata({
        a: [60, spread(30)],
        b: [44, spread(22)],
        c: [40, tally([0, 0, 0, 0, 0], [6])],
        d: [24, spread(12)],
        e: [16, spread(12)],
      }),
    )
    const sectors = [
      sector('a', 60, halves(30)),
      sector('b', 44, halves(22)),
      sector('c', 40, halves(20)),
      sector('d', 24, halves(12)),
      sector('e', 16, halves(8)),
    ]
    expect([...item.pattern.hidden.keys()]).toEqual(['c'])
    expect([...indexPattern(index(sectors, [item]), rule).hidden.keys()]).toEqual(['c', 'e'])
  })
})
