import { describe, expect, it } from '@jest/globals'

import { itemPattern } from '../../../../reports/disclosure/item-pattern.ts'
import { limitedSectors } from '../../../../reports/disclosure/limited-sectors.ts'
import { promiseOf } from '../../../../surveys/promise.ts'

const FIVE = { min: 1, max: 5 }
const grouped = { promise: promiseOf('grouped'), threshold: 5 }
/** n answers, spread evenly over the grades, and some "vet inte". */
const tally = (n: number, dontKnow = 0) => ({
  grades: [0, 1, 2, 3, 4].map(step => Math.floor(n / 5) + (step < n % 5 ? 1 : 0)),
  dontKnow,
  blank: 0,
  notShown: 0,
})

describe('limitedSectors', () => {
  const groups = (...bases: number[]) => bases.map((base, index) => ({ sector: `s${index}`, base }))

  it('limits every sector below twice the threshold', () => {
    expect([...limitedSectors(groups(5, 9, 10), 5).reasons.keys()]).toEqual(['s0', 's1'])
  })

  it('limits two or none: the smallest other goes along', () => {
    const { reasons, limitTotal } = limitedSectors(groups(40, 7, 12), 5)
    expect([...reasons]).toEqual([
      ['s1', 'fewForSpread'],
      ['s2', 'protectsOthers'],
    ])
    expect(limitTotal).toBe(false)
  })

  it('limits the total when there is no other', () => {
    expect(limitedSectors(groups(7), 5).limitTotal).toBe(true)
  })

  it('limits nothing when all have enough, and passes over a sector without answers', () => {
    expect(limitedSectors(groups(10, 0, 11), 5)).toEqual({ reasons: new Map(), limitTotal: false })
  })
})

describe('itemPattern', () => {
  it('withholds the unweighted total as soon as a sector is hidden', () => {
    const open = itemPattern({ a: tally(20), b: tally(20) }, FIVE, grouped)
    const hidden = itemPattern({ a: tally(20), b: tally(20), c: tally(3) }, FIVE, grouped)
    expect(open.total.unweighted).toEqual({ mean: null, sd: null, shareLow: null, dontKnow: null })
    expect(new Set(Object.values(hidden.total.unweighted))).toEqual(new Set(['otherTotal']))
    expect(hidden.total.hidden).toBeNull()
  })

  it('withholds of the second total what sectors with few answers do not show themselves', () => {
    const two = itemPattern({ a: tally(20), b: tally(7, 9), c: tally(8, 9) }, FIVE, grouped)
    expect(two.total.unweighted).toEqual({
      mean: null,
      sd: 'otherTotal',
      shareLow: 'otherTotal',
      dontKnow: null,
    })
    const three = itemPattern({ a: tally(7, 9), b: tally(7, 9), c: tally(8) }, FIVE, grouped)
    expect(three.total.unweighted).toMatchObject({ sd: null, dontKnow: 'otherTotal' })
  })

  it('withholds "vet inte" by how many answered the question, not by how many gave a grade', () => {
    const { spread, dontKnow } = itemPattern(
      { a: tally(7, 9), b: tally(8, 9), c: tally(30) },
      FIVE,
      grouped,
    )
    expect([...spread.keys()]).toEqual(['a', 'b'])
    expect([...dontKnow.keys()]).toEqual([])
  })

  it('withholds the spread of a total with few answers, also from two sectors', () => {
    const { total } = itemPattern({ a: tally(9) }, FIVE, grouped)
    expect(total).toMatchObject({ hidden: null, spread: 'fewForSpread', dontKnow: 'fewForSpread' })
  })

  it('calls a hidden total "few" when it has few answers itself', () => {
    expect(itemPattern({ a: tally(4) }, FIVE, grouped).total.hidden).toBe('few')
    expect(itemPattern({ a: tally(4), b: tally(4) }, FIVE, grouped).total.hidden).toBeNull()
  })

  it('withholds nothing in a round promised as open', () => {
    const { hidden, spread, total } = itemPattern({ a: tally(1) }, FIVE, {
      ...grouped,
      promise: promiseOf('named'),
    })
    expect([hidden.size, spread.size, total.hidden]).toEqual([0, 0, null])
  })
})
