import { describe, expect, it } from '@jest/globals'

import { isEmailAddress } from '../../../surveys/association.ts'

describe('isEmailAddress', () => {
  it.each(['styrelsen@exempelby.example', 'a.b+c@x.se', 'ordförande@åmål.example'])(
    'takes %p',
    address => {
      expect(isEmailAddress(address)).toBe(true)
    },
  )

  it.each([
    '',
    'styrelsen',
    'a@b',
    'a@b.se, c@d.se',
    'a@b.se\nBcc: x@y.se',
    'Anna <a@b.se>',
    'a@b.se\u0000',
    `${'a'.repeat(250)}@b.se`,
  ])('refuses %j: not one plain address', address => {
    expect(isEmailAddress(address)).toBe(false)
  })
})
