import { describe, expect, it } from '@jest/globals'

import { responseRate } from '../../../../reports/statistics/response-rate.ts'

const none = { I: 0, P: 0, R: 0, NC: 0, O: 0, U: 0, NE: 0 }

describe('responseRate', () => {
  it.each([
    ['counts complete and partial responses', { I: 28, P: 2, NC: 70 }, 0.3],
    ['counts unknown eligibility as eligible', { I: 30, NC: 50, U: 20 }, 0.3],
    ['leaves out those who are not eligible', { I: 30, NC: 70, NE: 900 }, 0.3],
    ['is one when everyone answered', { I: 12 }, 1],
    ['is zero when nobody answered', { NC: 12 }, 0],
    ['is null, not zero, when nobody was eligible', { NE: 3 }, null],
  ])('%s', (_claim, given, expected) => {
    expect(responseRate({ ...none, ...given })).toBe(expected)
  })
})
