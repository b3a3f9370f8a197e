import { describe, expect, it } from '@jest/globals'

import { knownSizes } from '../../../../reports/disclosure/imagined-reader.ts'
import { respondentCount } from '../../../../reports/disclosure/sector-answers.ts'
import { spread, strata, tally } from './made-answers.ts'

describe('respondentCount', () => {
  it('counts a grade, "vet inte", a blank and a question that was not shown', () => {
    expect(respondentCount(tally([1, 2, 0, 0, 0], [4, 5, 6]))).toBe(3 + 4 + 5 + 6)
  })
})

describe('knownSizes', () => {
  it('knows all sizes or none', () => {
    expect(knownSizes(strata({ a: [60, spread(9)], b: [50, spread(9)] }))).toEqual([60, 50])
    expect(knownSizes(strata({ a: [60, spread(9)], b: [null, spread(9)] }))).toEqual([null, null])
  })
})
