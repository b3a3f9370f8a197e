import { describe, expect, it } from '@jest/globals'

import {
  isAdmitted,
  loginKey,
  normaliseName,
  normaliseUserName,
  standingOf,
} from '../../../../server/accounts/user.ts'
import { user } from '../../../builders/staff-records.ts'

describe('a user name', () => {
  it.each([
    ['is the same whatever case it is typed in', ' Anna@Exempelby.SE ', 'anna@exempelby.se'],
    ['is the same however its characters are composed', 'a\u030asa', 'åsa'],
    ['may be a plain name', 'nodkonto', 'nodkonto'],
    ['is not of two letters', 'ab', null],
    ['has no spaces in it', 'anna andersson', null],
    ['has no characters that cannot be seen', 'anna\u200b', null],
    ['is no longer than an address can be', 'a'.repeat(255), null],
  ])('%s', (_claim, typed, expected) => {
    expect(normaliseUserName(typed)).toBe(expected)
  })

  it('and another service’s name for someone are never the same login', () => {
    const local = loginKey({ kind: 'local', userName: 'a' })
    expect(loginKey({ kind: 'openid', issuer: 'a', subject: '' })).not.toBe(local)
  })
})

describe('a name', () => {
  it.each([
    ['has no spaces around it', ' Anna Ek ', 'Anna Ek'],
    ['is never only spaces', '  ', null],
    ['has no characters that a terminal obeys', 'Anna\u001B[2J', null],
    ['has none that turn the text around', 'Anna\u202E', null],
    ['has at most a hundred characters', 'a'.repeat(101), null],
  ])('%s', (_claim, typed, expected) => {
    expect(normaliseName(typed)).toBe(expected)
  })
})

describe('an account', () => {
  const until = (lastDay: string | null) => user('anna', { lastDay })

  it.each([
    [
      'at the end of its last day in Stockholm in summer',
      '2026-06-30',
      '2026-06-30T21:59:59.000Z',
      true,
    ],
    ['a second later', '2026-06-30', '2026-06-30T22:00:00.000Z', false],
    ['at the end of its last day in winter', '2026-12-31', '2026-12-31T22:59:59.000Z', true],
    ['a second later', '2026-12-31', '2026-12-31T23:00:00.000Z', false],
    ['on the night when the clock is turned back', '2026-10-25', '2026-10-25T22:59:59.000Z', true],
    ['on the night when it is turned forward', '2027-03-28', '2027-03-28T22:00:00.000Z', false],
    ['for ever, without a last day', null, '2099-01-01T00:00:00.000Z', true],
    ['never, when its last day is none', '2026-02-30', '2026-01-01T00:00:00.000Z', false],
  ])('is good %s: %s, %s', (_claim, lastDay, now, expected) => {
    expect(isAdmitted(until(lastDay), now)).toBe(expected)
  })

  it('is not good once it is disabled', () => {
    const disabled = user('anna', { isDisabled: true, lastDay: null })
    expect(isAdmitted(disabled, '2026-01-01T00:00:00.000Z')).toBe(false)
    expect(standingOf(disabled, '2026-01-01T00:00:00.000Z')).toBe('disabled')
  })

  it('waits while nobody has chosen its password', () => {
    const now = '2026-01-01T00:00:00.000Z'
    expect(standingOf(user('anna', { password: null }), now)).toBe('waiting')
    expect(standingOf(user('anna'), now)).toBe('active')
    expect(standingOf(user('anna', { lastDay: '2025-12-31' }), now)).toBe('ended')
  })
})
