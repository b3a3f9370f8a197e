import { readFileSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'

import { formatDecimal } from '../../../../reports/formats/swedish.ts'
import { roundHalfAway } from '../../../../reports/statistics/rounding.ts'

interface FormatVector {
  readonly input: {
    readonly rounding: readonly { readonly x: number; readonly decimals: number }[]
  }
  readonly expected: { readonly rounding: readonly string[] }
}

const file = new URL('../../../../../tests/vectors/P12-avrundning-rojande.json', import.meta.url)
const { input, expected } = JSON.parse(readFileSync(file, 'utf8')) as FormatVector
const cases = input.rounding.map(({ x, decimals }, index) => ({
  x,
  decimals,
  text: expected.rounding[index],
}))

describe('rounding half away from zero', () => {
  it.each(cases)('writes $x with $decimals decimals as $text', ({ x, decimals, text }) => {
    expect(formatDecimal(x, decimals)).toBe(text)
  })

  it('never gives minus zero', () => {
    expect(Object.is(roundHalfAway(-0.01, 1), 0)).toBe(true)
  })
})
