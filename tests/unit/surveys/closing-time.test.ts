import { describe, expect, it } from '@jest/globals'

import { readClosingTime } from '../../../surveys/closing-time.ts'

describe('readClosingTime', () => {
  it.each([
    ['the whole day when no time is written', '', '2022-10-10T21:59:59.000Z'],
    ['to the last second of the day', '23.59', '2022-10-10T21:59:59.000Z'],
    ['to a minute', '14.30', '2022-10-10T12:30:00.000Z'],
    ['with a colon', '9:05', '2022-10-10T07:05:00.000Z'],
  ])('is %s', (_claim, time, at) => {
    expect(readClosingTime('2022-10-10', time)).toEqual({ kind: 'at', at })
  })

  it('is the later moment of a time that comes twice', () => {
    const at = '2026-10-25T01:30:00.000Z'
    expect(readClosingTime('2026-10-25', '02.30')).toEqual({ kind: 'at', at })
  })

  it.each([
    ['skippedTime', '2027-03-28', '02.30'],
    ['noDay', '2027-02-30', ''],
    ['noDay', '', '14.30'],
    ['noTime', '2027-03-28', '25.00'],
    ['noTime', '2027-03-28', 'kväll'],
  ])('is %s for %s at %j', (kind, day, time) => {
    expect(readClosingTime(day, time)).toEqual({ kind })
  })
})
