import { describe, expect, it } from '@jest/globals'

import { loadLocales } from '../../../../server/rendering/locale.ts'
import type { Instant } from '../../../../surveys/instant.ts'

const localeOf = loadLocales()
/** The last moment of 10 October in Stockholm, when clocks there are two hours ahead. */
const EVENING = '2022-10-10T21:59:00.000Z' as Instant

describe('a locale', () => {
  it.each([
    ['sv', '10 oktober 2022 kl.\u00a023.59', '23.59'],
    ['sv-simple', '10 oktober 2022 klockan 23.59', '23.59'],
    ['fi', '10. lokakuuta 2022 klo\u00a023.59', '23.59'],
    ['en', '10 October 2022 at 23:59', '23:59'],
  ] as const)('of %s writes a moment in Stockholm as %s', (language, moment, time) => {
    const locale = localeOf(language)
    expect(locale.moment(EVENING)).toBe(moment)
    expect(locale.time(EVENING)).toBe(time)
    expect(moment.startsWith(locale.day('2022-10-10'))).toBe(true)
  })

  it('keeps links in its language', () => {
    expect(localeOf('sv').to.answer('x')).toBe('/svara/x')
    expect(localeOf('fi').to.answer('x')).toBe('/fi/svara/x')
    expect(localeOf('sv-simple').to.home()).toBe('/lattlast')
  })

  it('refuses a key that has no sentence, rather than print nothing', () => {
    expect(() => localeOf('fi').say('finns.inte')).toThrow(RangeError)
  })
})
