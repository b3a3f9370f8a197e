import { describe, expect, it } from '@jest/globals'

import { languageOfPath, pathWithoutLanguage } from '../../../server/public-languages.ts'

describe('an address', () => {
  it.each([
    ['/svara/x', 'sv', '/svara/x'],
    ['/fi/svara/x/del/2?a=b', 'fi', '/svara/x/del/2'],
    ['/lattlast', 'sv-simple', '/'],
    ['/en/', 'en', '/'],
    ['/finns-inte', 'sv', '/finns-inte'],
    ['/FI/om', 'fi', '/om'],
    ['/fi//evil.example', 'fi', '/'],
    ['//evil.example', 'sv', '/'],
    ['/en/\\evil.example', 'en', '/'],
  ] as const)('%j asks for %s, and is %s without that', (url, language, path) => {
    expect([languageOfPath(url), pathWithoutLanguage(url)]).toEqual([language, path])
  })
})
