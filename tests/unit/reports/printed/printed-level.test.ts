import { describe, expect, it } from '@jest/globals'

import { levelUncertainty, printedLevel } from '../../../../reports/printed/printed-level.ts'
import { printedQuestion } from '../../../builders/printed-records.ts'

const whole = (value: number) => ({ value, decimals: 0 })
const SHARES = [10, 20, 33, 27, 10].map(whole)

describe('the level of a printed question', () => {
  it('is the mean that is printed, else that of the answers behind the shares', () => {
    expect(printedLevel(printedQuestion())).toEqual({ mean: 3.2, isFromShares: false })
    // 3, 6, 10, 8 and 3 of 30.
    const fromShares = printedQuestion({ mean: null, n: 30, percentages: SHARES })
    expect(printedLevel(fromShares)?.mean).toBeCloseTo(92 / 30, 12)
    expect(
      printedLevel(printedQuestion({ mean: null, percentages: [null, ...SHARES.slice(1)] })),
    ).toBeNull()
  })

  it('is as uncertain as its standard deviation says, and its rounding', () => {
    const question = printedQuestion()
    const uncertainty = levelUncertainty(question, printedLevel(question)!)
    expect(uncertainty?.variance).toBeCloseTo(1.1 ** 2 / 50 + 0.1 ** 2 / 12, 12)
    expect(uncertainty?.isUpperBound).toBe(false)
  })

  it('takes the spread of the shares where none is printed, else the largest that can be', () => {
    const withShares = printedQuestion({ sd: null, mean: null, n: 30, percentages: SHARES })
    expect(levelUncertainty(withShares, printedLevel(withShares)!)?.isUpperBound).toBe(false)
    const without = printedQuestion({ sd: null })
    expect(levelUncertainty(without, printedLevel(without)!)?.isUpperBound).toBe(true)
    const ofUnknown = printedQuestion({ n: null })
    expect(levelUncertainty(ofUnknown, printedLevel(ofUnknown)!)).toBeNull()
  })
})
