import { describe, expect, it } from '@jest/globals'

import { loadLocales } from '../../../../../server/rendering/locale.ts'
import { proseOf } from '../../../../../server/views/site/prose.ts'
import { LANGUAGES } from '../../../../../surveys/language.ts'

const localeOf = loadLocales()

describe.each(LANGUAGES)('prose in %s', language => {
  const { say } = localeOf(language)
  const prose = proseOf({ say })
  const missing = [{ text: say('site.missing'), href: null, lang: null }]

  it('marks what the municipality has written as Swedish', () => {
    expect(prose.own('Vi <visar> detta')).toEqual([
      { text: 'Vi <visar> detta', href: null, lang: 'sv' },
    ])
  })

  it('says that something is missing, rather than nothing', () => {
    expect([prose.own(undefined), prose.contact(undefined)]).toEqual([missing, missing])
    expect(prose.linkTo('Digg', undefined)).toEqual(missing)
    expect(prose.linkTo(undefined, 'https://www.digg.se')).toEqual(missing)
  })

  it('says whom to ask in one sentence', () => {
    const runs = prose.ask('about.ask', 'Kim, kim@exempelby.example')
    expect(runs.map(({ text }) => text).join('')).toBe(
      `${say('about.ask')} Kim, kim@exempelby.example.`,
    )
  })
})
