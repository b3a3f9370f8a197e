import { describe, expect, it } from '@jest/globals'

import { citedStanding, type KnownVersion } from '../../../../reports/comparison/cited-result.ts'

const FIRST: KnownVersion = { digest: 'a', replaces: null }
const SECOND: KnownVersion = { digest: 'b', replaces: 'a' }
const THIRD: KnownVersion = { digest: 'c', replaces: 'b' }

describe('citedStanding', () => {
  it.each<readonly [string, string, readonly KnownVersion[]]>([
    ['holds', 'the latest', [FIRST, SECOND]],
    ['corrected', 'one before the latest', [SECOND, THIRD]],
    ['corrected', 'one that is not here, but is replaced', [THIRD]],
    ['missing', 'one that nothing here tells of', [FIRST]],
    ['missing', 'any where nothing is here', []],
  ])('is %s for %s', (standing, _which, versions) => {
    expect(citedStanding('b', versions)).toBe(standing)
  })
})
