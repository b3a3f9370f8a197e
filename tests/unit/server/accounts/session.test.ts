import { describe, expect, it } from '@jest/globals'

import { isOver, isToBeSeen } from '../../../../server/accounts/session.ts'
import { session } from '../../../builders/staff-records.ts'

const LIMITS = { idleMinutes: 30, longestHours: 8 }
const STARTED = '2026-10-24T20:00:00.000Z'

const over = (lastSeenAt: string, now: string, stage: 'begun' | 'full' = 'full') =>
  isOver(session('s', { startedAt: STARTED, lastSeenAt, stage }), now, LIMITS)

describe('a session', () => {
  it.each([
    ['lives while it is used', '2026-10-24T21:00:00.000Z', '2026-10-24T21:29:59.000Z', false],
    ['ends when it is not', '2026-10-24T21:00:00.000Z', '2026-10-24T21:30:00.000Z', true],
    [
      'ends after eight hours, however used',
      '2026-10-25T03:59:30.000Z',
      '2026-10-25T04:00:00.000Z',
      true,
    ],
    [
      'is eight hours also on the night that has 25',
      '2026-10-25T03:30:00.000Z',
      '2026-10-25T03:59:59.000Z',
      false,
    ],
    [
      'ends when the clock is set back by a day',
      '2026-10-24T21:00:00.000Z',
      '2026-10-23T21:01:00.000Z',
      true,
    ],
    [
      'ends when it is set back by an hour',
      '2026-10-24T21:00:00.000Z',
      '2026-10-24T20:01:00.000Z',
      true,
    ],
    ['bears that clocks of servers differ by a minute', '2026-10-24T20:01:00.000Z', STARTED, false],
    [
      'ends when the clock is set ahead by a day',
      '2026-10-24T21:00:00.000Z',
      '2026-10-25T21:00:00.000Z',
      true,
    ],
    [
      'ends when it is set ahead by ten years',
      '2026-10-24T21:00:00.000Z',
      '2036-10-24T21:00:00.000Z',
      true,
    ],
  ])('%s', (_claim, lastSeenAt, now, expected) => {
    expect(over(lastSeenAt, now)).toBe(expected)
  })

  it('that is only begun has a quarter of an hour', () => {
    expect(over('2026-10-24T20:10:00.000Z', '2026-10-24T20:14:59.000Z', 'begun')).toBe(false)
    expect(over('2026-10-24T20:14:00.000Z', '2026-10-24T20:15:00.000Z', 'begun')).toBe(true)
  })

  it('is noted as used once a minute, and not at each request', () => {
    const used = session('s', { lastSeenAt: STARTED })
    expect(isToBeSeen(used, '2026-10-24T20:00:59.000Z')).toBe(false)
    expect(isToBeSeen(used, '2026-10-24T20:01:00.000Z')).toBe(true)
  })
})
