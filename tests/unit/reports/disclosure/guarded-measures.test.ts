import { describe, expect, it } from '@jest/globals'

import { shownMeasures } from '../../../../reports/disclosure/guarded-measures.ts'
import { totalMeasures } from '../../../../reports/disclosure/total-measures.ts'
import { FIVE, spread, strata } from './made-answers.ts'

describe('shownMeasures', () => {
  it('is what is not withheld, each as it is printed', () => {
    const item = { scale: FIVE, strata: strata({ a: [60, spread(30)] }) }
    const measures = {
      mean: 'exact',
      interval: 'protectsOthers',
      shareHigh: 'coarse',
      shareLow: 'few',
      dontKnow: 'rounded',
      distribution: 'corrected',
    } as const
    const printed = totalMeasures(FIVE, 'rounded')
    expect(shownMeasures(item, { measures })).toEqual([
      printed.mean,
      totalMeasures(FIVE, 'coarse').shareHigh,
      printed.dontKnow,
    ])
  })
})
