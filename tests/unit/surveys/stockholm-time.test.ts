import { describe, expect, it } from '@jest/globals'

import {
  endOfDay,
  startOfDay,
  stockholmDay,
  stockholmInstant,
} from '../../../surveys/stockholm-time.ts'

describe('stockholmInstant', () => {
  it.each([
    ['is one hour before UTC in winter', '2022-01-15', '12:00:00', '2022-01-15T11:00:00.000Z'],
    ['is two hours before UTC in summer', '2022-07-15', '12:00:00', '2022-07-15T10:00:00.000Z'],
    [
      'is the later one when a time comes twice',
      '2026-10-25',
      '02:30:00',
      '2026-10-25T01:30:00.000Z',
    ],
    ['is null when the clock skips the time', '2027-03-28', '02:30:00', null],
    ['is null for a day that does not exist', '2022-02-30', '12:00:00', null],
    ['is null for what is no day', 'i morgon', '12:00:00', null],
  ])('%s', (_claim, day, time, expected) => {
    expect(stockholmInstant(day, time)).toBe(expected)
  })
})

describe('a closing day', () => {
  it('ends at 23.59.59 in Stockholm', () => {
    expect(endOfDay('2022-10-10')).toBe('2022-10-10T21:59:59.000Z')
  })

  it('begins at midnight in Stockholm', () => {
    expect(startOfDay('2022-01-01')).toBe('2021-12-31T23:00:00.000Z')
  })
})

describe('the day of an instant', () => {
  it('is that of Stockholm', () => {
    expect(stockholmDay('2022-10-10T21:59:59.000Z')).toBe('2022-10-10')
    expect(stockholmDay('2022-10-10T22:00:00.000Z')).toBe('2022-10-11')
  })
})
