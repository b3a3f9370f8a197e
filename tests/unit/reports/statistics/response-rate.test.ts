import { describe, expect, it } from '@jest/globals'

import { outcomeRates, responseRate } from '../../../../reports/statistics/response-rate.ts'

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

describe('outcomeRates', () => {
  // 50 eligible and 10 that are not: e = 50/60, and of the 30 unknown 25 are taken to be eligible.
  const given = { I: 20, P: 5, R: 10, NC: 12, O: 3, U: 30, NE: 10 }

  it('are those of AAPOR, worked out by hand', () => {
    expect(outcomeRates(given)).toEqual({
      e: 50 / 60,
      RR1: 20 / 80,
      RR2: 25 / 80,
      RR3: 20 / 75,
      RR4: 25 / 75,
      RR5: 20 / 50,
      RR6: 25 / 50,
      REF1: 10 / 80,
      CON1: 38 / 80,
      COOP1: 20 / 38,
      COOP2: 25 / 38,
    })
  })

  it('take a documented share of those whose eligibility is not known', () => {
    expect(outcomeRates(given, 0.5)).toMatchObject({ e: 0.5, RR3: 20 / 65, RR4: 25 / 65 })
    expect(outcomeRates(given, 0)).toMatchObject({ e: 0, RR3: 20 / 50 })
  })

  it('are null where nobody is known to be eligible', () => {
    const rates = outcomeRates({ ...none, U: 7 })
    expect(rates).toMatchObject({ e: null, RR1: 0, RR3: null, RR4: null, RR5: null, COOP1: null })
  })
})
