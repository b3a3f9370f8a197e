import { describe, expect, it } from '@jest/globals'

import { passwordFault } from '../../../../server/accounts/password-rules.ts'

const CONTEXT = ['Huddinge kommun', 'Anna Andersson', 'anna.andersson@huddinge.example']

describe('a password', () => {
  it.each([
    'tre gula cyklar i regn',
    'Kråkan satt på Vasaloppets mål',
    'x7!kQ2#vLp9z',
    'sommar med fotboll vid havet',
    'пароль из многих слов',
    '🐘🦒🦓🐘 på savannen',
    'a1'.repeat(2) + ' och något helt annat '.repeat(6),
  ])('is taken whatever its characters are: %s', password => {
    expect(passwordFault(password, CONTEXT)).toBeNull()
  })

  it.each([
    ['elva tecken', 'short'],
    ['', 'short'],
    ['å'.repeat(257), 'long'],
    ['aaaaaaaaaaaaaa', 'monotonous'],
    ['121212121212', 'monotonous'],
    ['1234567890123', 'monotonous'],
    ['abcdefghijklmn', 'monotonous'],
    ['83920175639201', 'monotonous'],
    ['1qaz2wsx3edc4rfv', 'common'],
    ['Password1234!', 'common'],
    ['P4$$w0rd2026!!', 'common'],
    ['passwordpassword', 'common'],
    ['Sommaren2026!', 'common'],
    ['LÖSENORD123456', 'common'],
    ['välkommen1234', 'common'],
    ['Huddinge2026!', 'context'],
    ['huddingekommun', 'context'],
    ['Andersson1987!!', 'context'],
    ['annaandersson1', 'context'],
  ])('is not taken when it is one that is guessed first: %s is %s', (password, fault) => {
    expect(passwordFault(password, CONTEXT)).toBe(fault)
  })

  it('may be at least 64 characters long', () => {
    const words = 'ett lösenord som är längre än sextiofyra tecken, därför att någon vill det'
    expect(words.length).toBeGreaterThan(64)
    expect(passwordFault(words, CONTEXT)).toBeNull()
  })
})
