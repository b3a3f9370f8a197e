import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { canonical, sha256 } from '../../../../reports/results/canonical.ts'
import {
  certifiedContent,
  fileLine,
  signedContent,
} from '../../../../reports/results/certified-file.ts'

describe('canonical', () => {
  // RFC 8785, section 3.2.3: keys sort by UTF-16 code units.
  it('sorts keys as the standard does', () => {
    const data = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    }
    expect(Object.values(JSON.parse(canonical(data)) as object)).toEqual([
      'One',
      'Carriage Return',
      'Control',
      'Latin Small Letter O With Diaeresis',
      'Euro Sign',
      'Emoji: Grinning Face',
      'Hebrew Letter Dalet With Dagesh',
    ])
  })

  // RFC 8785, section 3.2.2 and appendix B.
  it('writes numbers as the standard does', () => {
    const numbers = [333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001, -0]
    expect(canonical(numbers)).toBe('[333333333.3333333,1e+30,4.5,0.002,1e-27,0]')
  })

  it.each([NaN, Infinity, undefined, { a: undefined }, '\ud800', [() => 1]])(
    'refuses %p, which it could not write exactly',
    data => {
      expect(() => canonical(data)).toThrow(TypeError)
    },
  )

  it('gives the same bytes for the same data, whatever the order of its keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), data => {
        const shuffled = Object.fromEntries(Object.entries(data).toReversed())
        expect(canonical(shuffled)).toBe(canonical(data))
        expect(JSON.parse(canonical(data))).toEqual(JSON.parse(JSON.stringify(data)))
      }),
    )
  })
})

describe('a certified file', () => {
  it('is one line with the content’s own bytes in it, and the digest is of those', () => {
    const content = certifiedContent({ b: 'å', a: 1.5 })
    expect(fileLine(content)).toBe('{"content":{"a":1.5,"b":"å"},"signature":null}\n')
    expect(content.digest).toBe(sha256('{"a":1.5,"b":"å"}'))
  })

  it('has who signed the content after it', () => {
    const content = signedContent({ b: 'å', a: 1.5 }, text => ({ value: `of ${text}`, key: 'k' }))
    const [, after] = fileLine(content).split(',"signature":')
    expect(JSON.parse(after!.slice(0, -2))).toEqual({ key: 'k', value: 'of {"a":1.5,"b":"å"}' })
    expect(content.digest).toBe(sha256('{"a":1.5,"b":"å"}'))
  })
})
