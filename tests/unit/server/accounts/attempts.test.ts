import { describe, expect, it } from '@jest/globals'

import {
  type Attempts,
  oneMore,
  PATIENCE,
  type Patience,
  takenBack,
  waitMs,
} from '../../../../server/accounts/attempts.ts'

const NOW = '2026-11-22T12:00:00.000Z'
const later = (seconds: number) => new Date(Date.parse(NOW) + seconds * 1000).toISOString()

/** So many that failed, one after the other at the same moment. */
function failed(times: number, patience: Patience = PATIENCE.account): Attempts {
  let attempts: Attempts | null = null
  for (let time = 0; time < times; time += 1) {
    attempts = oneMore({ key: 'k', before: attempts }, NOW, patience)
  }
  return attempts!
}

describe('attempts that fail', () => {
  it('cost nothing at first, then a wait that doubles, and never more than a quarter of an hour', () => {
    const waits = [5, 6, 7, 8, 16, 17, 200].map(times =>
      Math.round(waitMs(failed(times), NOW, PATIENCE.account) / 1000),
    )
    expect(waits).toEqual([0, 1, 2, 4, 900, 900, 900])
  })

  it('can be made again when the wait is over', () => {
    expect(waitMs(failed(8), later(3), PATIENCE.account)).toBe(1000)
    expect(waitMs(failed(8), later(4), PATIENCE.account)).toBe(0)
  })

  it('are forgotten after a day without', () => {
    const again = oneMore({ key: 'k', before: failed(20) }, later(24 * 3600 + 1), PATIENCE.account)
    expect(again.failures).toBe(1)
  })

  it('make nobody wait longer because the clock was set back', () => {
    expect(waitMs(failed(6), later(-365 * 24 * 3600), PATIENCE.account)).toBe(900_000)
    expect(waitMs(failed(400, PATIENCE.everyone), later(-3600), PATIENCE.everyone)).toBe(10_000)
  })

  it('are taken back when one was right: all of one’s own, and one of those that are shared', () => {
    expect(takenBack(failed(8), 'all')).toMatchObject({ failures: 0, revision: 9 })
    expect(waitMs(takenBack(failed(8), 'all'), NOW, PATIENCE.account)).toBe(0)
    expect(takenBack(failed(8), 'one').failures).toBe(7)
  })
})
