import { describe, expect, it } from '@jest/globals'

import { itemPattern } from '../../../../reports/disclosure/item-pattern.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { FIVE, spread, strata, tally } from './made-answers.ts'

const rule = { promise: promiseOf('grouped'), threshold: 5 }
const pattern = (
  sectors: Parameters<typeof strata>[0],
  scale = FIVE as { min: number; max: number },
) => itemPattern({ scale, strata: strata(sectors) }, rule)

const LARGE = { a: [60, spread(30)], b: [50, spread(22)] } as const
const NOBODY = tally([0, 0, 0, 0, 0])

describe('itemPattern, at its bounds', () => {
  it.each([
    ['three grades and a "vet inte"', [1], 'few'],
    ['three grades and two "vet inte"', [2], 'protectsOthers'],
    ['three grades and two blanks', [0, 2], 'protectsOthers'],
    ['three grades and two who never saw the question', [0, 0, 2], 'protectsOthers'],
  ])('calls those few who responded fewer than the threshold: %s', (_, others, reason) => {
    const few = tally([1, 1, 1, 0, 0], others)
    expect(pattern({ ...LARGE, c: [9, few], d: [20, spread(12)] }).hidden.get('c')).toBe(reason)
    expect(pattern({ c: [9, few] }).total.hidden).toBe(reason)
  })

  it('shows the spread of a total of ten', () => {
    expect(new Set(Object.values(pattern({ a: [20, spread(10)] }).total.measures))).toEqual(
      new Set(['exact']),
    )
  })

  it('withholds "vet inte" of a total where the others that answered have all said so', () => {
    const { total } = pattern({ c: [20, spread(9)], d: [20, tally([0, 0, 0, 0, 0], [12])] })
    expect(total.measures).toMatchObject({ dontKnow: 'protectsOthers', interval: 'fewForSpread' })
  })

  it('has no share high to withhold on another scale', () => {
    const all = tally([3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3])
    const few = tally([0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1])
    const { spread: limited, shareHigh } = pattern(
      { a: [60, all], c: [20, few] },
      { min: 0, max: 10 },
    )
    expect([[...limited.keys()], shareHigh.size]).toEqual([['c', 'a'], 0])
    expect(pattern({ c: [20, few] }, { min: 0, max: 10 }).total.measures.shareHigh).toBe('exact')
  })

  it('does not show the share high of all in full where that of a sector is withheld', () => {
    const { shareHigh, total } = pattern({
      ...LARGE,
      c: [20, tally([0, 0, 0, 4, 3])],
      d: [20, spread(9)],
    })
    expect(shareHigh.size).toBe(1)
    expect(total.measures.mean).toBe('exact')
    expect(total.measures.shareHigh).not.toBe('exact')
  })
})

describe('itemPattern, of sectors that weigh unevenly', () => {
  it('passes over a sector without answers when it hides one more, and says that it protects', () => {
    const { hidden } = pattern({
      a: [30, spread(25)],
      c: [30, spread(3)],
      d: [6, spread(6)],
      e: [30, spread(20)],
      f: [10, NOBODY],
    })
    expect([...hidden]).toEqual([
      ['c', 'few'],
      ['d', 'protectsOthers'],
      ['e', 'protectsOthers'],
    ])
  })

  it('hides the total where no sector is left to hide', () => {
    // Each answer in c stands for twenty: the mean of all tells c's to within four tenths of a grade.
    const { total } = pattern({ c: [60, spread(3)], d: [6, spread(6)], f: [10, NOBODY] })
    expect(total.hidden).toBe('protectsOthers')
  })

  it('hides one more also for the sake of a sector with answers enough', () => {
    // c stands for 100 and d for 3: c's mean would be free by 3 · 4 / 100 of a grade.
    const heavy = { c: [100, spread(10)], d: [3, spread(3)] } as const
    expect([...pattern({ ...LARGE, ...heavy }).hidden.keys()]).toEqual(['b', 'c', 'd'])
    expect([
      ...pattern({ ...LARGE, c: [10, spread(10)], d: [3, spread(3)] }).hidden.keys(),
    ]).toEqual(['c', 'd'])
    // As many are in c as not, where it is not known how many there are in a.
    const unknown = { ...LARGE, a: [null, spread(30)], ...heavy } as const
    expect([...pattern(unknown).hidden.keys()]).toEqual(['c', 'd'])
  })
})
