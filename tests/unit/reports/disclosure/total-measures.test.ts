import { describe, expect, it } from '@jest/globals'

import { totalMeasures } from '../../../../reports/disclosure/total-measures.ts'
import { FIVE } from './made-answers.ts'

/** The mean of what each grade is worth, rounded. */
const worth = (grades: readonly number[], step: number) => ({
  scoring: { grades, dontKnow: null },
  step,
})

const opinion = (steps: number, step: number) => ({
  scoring: { grades: Array<number>(steps).fill(0), dontKnow: 1 },
  step,
})

describe('totalMeasures', () => {
  it('prints a mean to a tenth, and shares and bars to a whole per cent', () => {
    expect(totalMeasures(FIVE, 'rounded')).toStrictEqual({
      mean: { means: [worth([1, 2, 3, 4, 5], 0.1)] },
      interval: { means: [] },
      shareHigh: { means: [worth([0, 0, 0, 1, 1], 0.01)] },
      shareLow: { means: [worth([1, 1, 0, 0, 0], 0.01)] },
      dontKnow: { means: [opinion(5, 0.01)] },
      distribution: {
        means: [
          worth([1, 0, 0, 0, 0], 0.01),
          worth([0, 1, 0, 0, 0], 0.01),
          worth([0, 0, 1, 0, 0], 0.01),
          worth([0, 0, 0, 1, 0], 0.01),
          worth([0, 0, 0, 0, 1], 0.01),
        ],
      },
    })
  })

  it('prints shares to five per cent where they are coarse, and the mean to a tenth all the same', () => {
    const { mean, shareHigh, dontKnow } = totalMeasures(FIVE, 'coarse')
    expect([mean, shareHigh, dontKnow].map(({ means }) => means[0]?.step)).toEqual([
      0.1, 0.05, 0.05,
    ])
  })

  it('has no high or low grades on another scale, but its bars', () => {
    expect(totalMeasures({ min: 0, max: 2 }, 'rounded')).toStrictEqual({
      mean: { means: [worth([0, 1, 2], 0.1)] },
      interval: { means: [] },
      shareHigh: { means: [] },
      shareLow: { means: [] },
      dontKnow: { means: [opinion(3, 0.01)] },
      distribution: {
        means: [worth([1, 0, 0], 0.01), worth([0, 1, 0], 0.01), worth([0, 0, 1], 0.01)],
      },
    })
  })

  it('says the level of the mean in words, and prints its interval, where they are to be printed', () => {
    const level = (mean: number) => (mean > 3 ? 'hög' : 'låg')
    const interval = () => [2.9, 3.7]
    const measures = totalMeasures(FIVE, 'rounded', { level, interval })
    expect(measures.mean.means).toStrictEqual([{ ...worth([1, 2, 3, 4, 5], 0.1), word: level }])
    expect(measures.interval).toStrictEqual({ means: [], rest: interval })
  })
})
