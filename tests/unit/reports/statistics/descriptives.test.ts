import { describe, expect, it } from '@jest/globals'

import { describeAnswers } from '../../../../reports/statistics/descriptives.ts'

const five = { min: 1, max: 5 }
const tally = (grades: number[], dontKnow = 0) =>
  Object.freeze({ grades, dontKnow, blank: 0, notShown: 0 })

describe('describeAnswers', () => {
  // By hand: 2, 4, 4, 5, 5 has the mean 4 and the squares 4 + 0 + 0 + 1 + 1 = 6, so sd = √(6/4).
  it('agrees with figures worked out by hand', () => {
    expect(describeAnswers(tally([0, 1, 0, 2, 2], 5), five)).toEqual({
      n: 5,
      mean: 4,
      sd: Math.sqrt(1.5),
      median: 4,
      shareHigh: 0.8,
      shareLow: 0.2,
      net: 60,
      dontKnow: 0.5,
    })
  })

  it('knows nothing, rather than zero, of nobody', () => {
    expect(describeAnswers(tally([0, 0, 0, 0, 0]), five)).toEqual({
      n: 0,
      mean: null,
      sd: null,
      median: null,
      shareHigh: null,
      shareLow: null,
      net: null,
      dontKnow: null,
    })
  })

  it('knows no spread of one answer', () => {
    expect(describeAnswers(tally([0, 0, 1, 0, 0]), five)).toMatchObject({ mean: 3, sd: null })
  })

  it.each([
    ['the middle of an odd number', [0, 2, 1, 0, 0], 2],
    ['one of the two middle ones, which agree', [1, 2, 1, 0, 0], 2],
    ['halfway between two middle ones that differ', [2, 0, 0, 1, 1], 2.5],
    ['halfway over steps that nobody chose', [1, 0, 0, 0, 1], 3],
    ['the only one', [0, 0, 0, 0, 1], 5],
  ])('has as its median %s', (_claim, grades, median) => {
    expect(describeAnswers(tally(grades), five).median).toBe(median)
  })

  it('gives no share high or low on a scale that has no counterpart to 4–5 of 5', () => {
    expect(describeAnswers(tally([1, 0, 0, 1]), { min: 1, max: 4 })).toMatchObject({
      mean: 2.5,
      median: 2.5,
      shareHigh: null,
      shareLow: null,
      net: null,
    })
  })

  it('counts from the scale’s own lowest step', () => {
    expect(describeAnswers(tally([1, 0, 1]), { min: 0, max: 2 }).mean).toBe(1)
  })
})
