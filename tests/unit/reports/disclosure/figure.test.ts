import { describe, expect, it } from '@jest/globals'

import {
  isWithheld,
  shown,
  valueOf,
  WITHHOLDING_REASONS,
  withheld,
} from '../../../../reports/disclosure/figure.ts'

describe('a figure', () => {
  it('is withheld for one of four reasons', () => {
    expect(WITHHOLDING_REASONS).toEqual(['few', 'protectsOthers', 'fewForSpread', 'corrected'])
  })

  it('has its value where it is shown, and none where it is withheld or undefined', () => {
    expect([shown(3.5), shown(null), withheld('few')].map(valueOf)).toEqual([3.5, null, null])
    expect([shown(3.5), shown(null), withheld('few')].map(isWithheld)).toEqual([false, false, true])
  })
})
