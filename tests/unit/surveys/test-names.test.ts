import { describe, expect, it } from '@jest/globals'

import { looksLikeTest } from '../../../surveys/test-names.ts'

describe('looksLikeTest', () => {
  it.each(['Test', 'TEST IF', 'Kalles testförening', 'prov-1', 'Förening (demo)', 'asdf'])(
    'holds of %j',
    name => {
      expect(looksLikeTest(name)).toBe(true)
    },
  )

  it.each(['Provby IF', 'Protestantiska kören', 'Testamentet', 'Exempelby FC', ''])(
    'does not hold of %j, where it is only a part of a word',
    name => {
      expect(looksLikeTest(name)).toBe(false)
    },
  )
})
