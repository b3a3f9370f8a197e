import { describe, expect, it } from '@jest/globals'

import { isWithheld, shown, valueOf, withheld } from '../../../../reports/disclosure/figure.ts'
import { isPrintedAlike } from '../../../../reports/disclosure/printed-measure.ts'
import { marginOf, roundedTo } from '../../../../reports/disclosure/rounding-step.ts'
import { asShown, reasonOf, stepOf } from '../../../../reports/disclosure/showing.ts'

describe('roundedTo', () => {
  it.each([
    [3.25, 0.1, 3.3],
    [2.65, 0.1, 2.7],
    [0.324, 0.05, 0.3],
    [0.325, 0.05, 0.35],
    [-0.15, 0.1, -0.2],
    [57.5, 1, 58],
    [-13, 5, -15],
    [112.4, 5, 110],
  ])('%d to the nearest %d is %d', (x, step, expected) => {
    expect(roundedTo(x, step)).toBe(expected)
  })
})

describe('marginOf', () => {
  it('is half the interval, rounded', () => {
    expect(marginOf([2.9, 3.44], 0.1)).toBe(0.3)
  })

  it('is never rounded to nothing, and nothing for a census', () => {
    expect(marginOf([3, 3.04], 0.1)).toBe(0.1)
    expect(marginOf([3, 3], 0.1)).toBe(0)
  })
})

describe('asShown', () => {
  it('shows a number in full, as it is printed, more coarsely, or says why not', () => {
    expect(asShown(0.3241, 'exact', 0.01)).toEqual({ value: 0.3241 })
    expect(asShown(0.3241, 'rounded', 0.01)).toEqual({ value: 0.32, roundedTo: 0.01 })
    expect(asShown(0.3241, 'coarse', 0.01)).toEqual({ value: 0.3, roundedTo: 0.05 })
    expect(asShown(0.3241, 'few', 0.01)).toEqual({ withheld: 'few' })
  })

  it('has no rounded form of what no table holds', () => {
    expect(asShown(0.0412, 'rounded', null)).toEqual({ withheld: 'protectsOthers' })
    expect(asShown(0.0412, 'exact', null)).toEqual({ value: 0.0412 })
  })

  it('says that nothing is nothing', () => {
    expect(asShown(null, 'rounded', 0.1)).toEqual({ value: null, roundedTo: 0.1 })
  })

  it('knows a reason from a way to show', () => {
    expect((['exact', 'rounded', 'coarse', 'corrected'] as const).map(reasonOf)).toEqual([
      null,
      null,
      null,
      'corrected',
    ])
    expect([stepOf(0.01, 'rounded'), stepOf(0.01, 'coarse')]).toEqual([0.01, 0.05])
  })
})

describe('a figure', () => {
  it('is shown or withheld', () => {
    expect([isWithheld(shown(1)), isWithheld(withheld('few'))]).toEqual([false, true])
    expect([valueOf(shown(1)), valueOf(shown(null)), valueOf(withheld('few'))]).toEqual([
      1,
      null,
      null,
    ])
  })
})

describe('isPrintedAlike', () => {
  it.each([
    [[1, 'högt', null], [1, 'högt', null], true],
    [[1], [1, 2], false],
    [[1, 2], [1, 3], false],
    [[null], [0], false],
    [[], [], true],
  ])('%j and %j: %s', (a, b, expected) => {
    expect(isPrintedAlike(a, b)).toBe(expected)
  })
})
