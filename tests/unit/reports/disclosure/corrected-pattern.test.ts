import { describe, expect, it } from '@jest/globals'

import { changedAnswers, correctedSectors } from '../../../../reports/disclosure/changed-answers.ts'
import { correctedPattern } from '../../../../reports/disclosure/corrected-pattern.ts'
import { itemPattern } from '../../../../reports/disclosure/item-pattern.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { FIVE, strata, tally } from './made-answers.ts'

const rule = { promise: promiseOf('grouped'), threshold: 5 }

const A = tally([6, 7, 8, 5, 4])
const B = tally([3, 5, 6, 5, 3])
const before = strata({ a: [60, A], b: [50, B], c: [40, tally([2, 4, 4, 4, 2])] })

/** b as it was but for some answers. */
const after = (b: typeof B) => ({
  scale: FIVE,
  strata: before.map(each => (each.sector === 'b' ? { ...each, tally: b } : each)),
})

describe('changedAnswers', () => {
  it.each([
    ['none', tally([1, 2]), tally([1, 2]), 0],
    ['one answer that is another', tally([1, 2]), tally([2, 1]), 1],
    ['two that are others', tally([4, 0], [1]), tally([2, 1], [2]), 2],
    ['one that has come', tally([1, 2]), tally([1, 3]), 1],
    ['one that has come and two that are others', tally([4, 0]), tally([2, 3]), 3],
    ['one that has gone', tally([1, 2], [0, 1]), tally([1, 2]), 1],
    ['one that was not asked before', tally([1, 2], [0, 1]), tally([1, 2], [0, 0, 1]), 1],
  ])('counts %s', (_, old, now, expected) => {
    expect(changedAnswers(old, now)).toBe(expected)
  })
})

describe('correctedSectors', () => {
  it('names those with fewer changes than the threshold, and a sector that was not there', () => {
    const now = strata({
      a: [60, tally([5, 8, 8, 5, 4])],
      b: [50, tally([0, 3, 11, 5, 3])],
      c: [40, tally([2, 4, 4, 4, 2])],
      d: [9, tally([1, 1, 1, 0, 0])],
      e: [9, tally([1, 1, 1, 1, 1])],
    })
    expect([...correctedSectors(before, now, 5)]).toEqual([
      ['a', 'corrected'],
      ['d', 'corrected'],
    ])
  })
})

describe('correctedPattern', () => {
  it('withholds the sector that a correction changes a little, and another so that it is not alone', () => {
    const { hidden, total } = correctedPattern([before], after(tally([3, 5, 6, 4, 4])), rule)
    expect([...hidden]).toEqual([
      ['b', 'corrected'],
      ['c', 'protectsOthers'],
    ])
    expect(total.hidden).toBeNull()
    expect(total.measures.mean).toBe('rounded')
  })

  it('withholds nothing that many corrections have changed, and nothing where none has', () => {
    expect(correctedPattern([before], after(tally([0, 4, 8, 6, 4])), rule).hidden.get('b')).toBe(
      'corrected',
    )
    expect(correctedPattern([before], after(tally([0, 3, 8, 8, 3])), rule).hidden.size).toBe(0)
    expect(correctedPattern([before], after(B), rule).hidden.size).toBe(0)
  })

  it('withholds the total too where its printed mean shows which answer was corrected', () => {
    // Of six associations: one answer more or less is seen in the mean.
    const few = strata({ a: [6, tally([1, 1, 2, 1, 1])], b: [7, tally([2, 1, 1, 1, 1])] })
    const now = {
      scale: FIVE,
      strata: few.map(each =>
        each.sector === 'b' ? { ...each, tally: tally([1, 1, 1, 1, 2]) } : each,
      ),
    }
    const { total } = correctedPattern([few], now, rule)
    expect([total.hidden, total.answered]).toEqual(['corrected', 'corrected'])
    expect(new Set(Object.values(total.measures))).toEqual(new Set(['corrected']))
  })

  it('holds a sector against its own old answers', () => {
    // b's sum has risen by four, and 72 / 24 is 3,0: one more or less would be printed alike. One answer has
    // changed, so that it has gone from 1 to 5, 1 to 4 or 2 to 5, and b has one 3 as before.
    const old = strata({ a: [18, tally([4, 4, 3, 4, 3])], b: [6, tally([2, 1, 1, 1, 1])] })
    const now = {
      scale: FIVE,
      strata: old.map(each =>
        each.sector === 'b' ? { ...each, tally: tally([1, 1, 1, 1, 2]) } : each,
      ),
    }
    expect(itemPattern(now, rule, new Map([['b', 'corrected']])).total.hidden).toBeNull()
    expect(correctedPattern([old], now, rule).total.hidden).toBe('corrected')
  })

  it('withholds a sector that has come, of which the old version tells nothing', () => {
    const come = strata({ d: [9, tally([1, 1, 1, 0, 0])] })
    const now = { scale: FIVE, strata: [...before, ...come] }
    const { hidden, total } = correctedPattern([before], now, rule)
    // d's three leave the mean of c's sixteen free by 3 · 4 / 16 of a grade: b has to protect it too.
    expect([...hidden]).toEqual([
      ['b', 'protectsOthers'],
      ['c', 'protectsOthers'],
      ['d', 'corrected'],
    ])
    expect(total.hidden).toBeNull()
  })

  it('leaves a hidden total as it is', () => {
    const few = strata({ a: [9, tally([1, 1, 1, 0, 0])] })
    const now = { scale: FIVE, strata: strata({ a: [9, tally([1, 1, 0, 1, 0])] }) }
    expect(correctedPattern([few], now, rule).total.hidden).toBe('few')
  })

  it('withholds nothing in a round promised as open', () => {
    const open = { ...rule, promise: promiseOf('named') }
    expect(correctedPattern([before], after(tally([3, 5, 6, 4, 4])), open).hidden.size).toBe(0)
    const few = strata({ a: [6, tally([1, 1, 2, 1, 1])] })
    const now = { scale: FIVE, strata: strata({ a: [6, tally([1, 1, 1, 2, 1])] }) }
    expect(correctedPattern([few], now, open).total.hidden).toBeNull()
  })
})
