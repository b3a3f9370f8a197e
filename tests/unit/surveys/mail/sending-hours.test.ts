import { describe, expect, it } from '@jest/globals'

import { isSendingTime, nextSendingTime } from '../../../../surveys/mail/sending-hours.ts'

const USUAL = Object.freeze({ from: '20:00', to: '07:00', weekends: true })

// 2026-11-25 is a Wednesday, in winter time: one hour before UTC.
describe('isSendingTime', () => {
  it.each([
    ['2026-11-25T18:59:59.000Z', true, 'a second before eight in the evening'],
    ['2026-11-25T19:00:00.000Z', false, 'eight in the evening'],
    ['2026-11-25T05:59:59.000Z', false, 'a second before seven'],
    ['2026-11-25T06:00:00.000Z', true, 'seven in the morning'],
    ['2026-11-28T11:00:00.000Z', false, 'a Saturday'],
    ['2026-11-29T22:59:59.000Z', false, 'the last second of a Sunday'],
    ['2026-06-24T05:00:00.000Z', true, 'seven in summer'],
  ])('at %s is %s: %s', (now, expected) => {
    expect(isSendingTime(now, USUAL)).toBe(expected)
  })

  it('knows hours that are quiet within one day, and weekends that are not', () => {
    const noon = { from: '11:30', to: '13:00', weekends: false }
    expect(isSendingTime('2026-11-28T11:00:00.000Z', noon)).toBe(false)
    expect(isSendingTime('2026-11-28T12:00:00.000Z', noon)).toBe(true)
  })

  it('is always where the hours are none', () => {
    expect(
      isSendingTime('2026-11-25T03:00:00.000Z', { from: '00:00', to: '00:00', weekends: false }),
    ).toBe(true)
  })
})

describe('nextSendingTime', () => {
  it.each([
    ['2026-11-25T10:00:00.000Z', '2026-11-25T10:00:00.000Z', 'at once in the day'],
    ['2026-11-25T20:00:00.000Z', '2026-11-26T06:00:00.000Z', 'in the morning'],
    ['2026-11-27T20:00:00.000Z', '2026-11-30T06:00:00.000Z', 'on Monday'],
    ['2026-11-25T03:00:00.000Z', '2026-11-25T06:00:00.000Z', 'later the same morning'],
  ])('from %s is %s: %s', (at, expected) => {
    expect(nextSendingTime(at, USUAL)).toBe(expected)
  })

  it('is midnight after a weekend, where nights are not quiet', () => {
    const hours = { from: '00:00', to: '00:00', weekends: true }
    expect(nextSendingTime('2026-11-28T10:00:00.000Z', hours)).toBe('2026-11-29T23:00:00.000Z')
  })
})
