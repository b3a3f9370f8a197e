import { readFileSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { gammaRatio } from '../../../../reports/statistics/gamma-ratio.ts'
import {
  guessedQuantile,
  normalUpperQuantile,
} from '../../../../reports/statistics/quantile-guess.ts'
import { studentQuantile } from '../../../../reports/statistics/student-quantile.ts'
import {
  densityFactor,
  studentCdf,
  studentUpperTail,
} from '../../../../reports/statistics/student-tail.ts'

const file = new URL('../../../../../tests/vectors/student-t.csv', import.meta.url)
const rows = readFileSync(file, 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map(line => line.split(','))
  .map(([what = '', ...numbers]) => ({ what, numbers: numbers.map(Number) }))

/** Smaller numbers have lost digits. */
const SMALLEST = 1e-300

/** The rows of one function of R whose figure is not within a relative distance of ours. */
function different(what: string, ours: (x: number, df: number) => number, within: number) {
  const own = rows.filter(row => row.what === what && Math.abs(row.numbers[2]!) > SMALLEST)
  expect(own.length).toBeGreaterThan(100)
  return own.filter(({ numbers: [df, x, value] }) => {
    const distance = Math.abs(ours(x!, df!) - value!)
    return !(distance <= within * Math.abs(value!))
  })
}

const anyDf = fc.double({ min: 1, max: 1e7, noNaN: true })

describe('studentQuantile', () => {
  it('is that of R, from df 1 to 10 000 000 and from 1e-100 to the middle', () => {
    expect(different('qt', studentQuantile, 1e-11)).toEqual([])
  })

  it('is odd around the middle, which is 0', () => {
    expect(studentQuantile(0.5, 3)).toBe(0)
    expect(studentQuantile(0.75, 7)).toBe(-studentQuantile(0.25, 7))
  })

  it('is a power law far out, where t² is larger than any number', () => {
    // With one degree of freedom the tail is 1/(πt).
    expect((studentQuantile(1e-300, 1) * Math.PI) / -1e300).toBeCloseTo(1, 12)
  })

  it('takes degrees of freedom that a rounding error has brought below 1', () => {
    expect(studentQuantile(0.975, 1 - 1e-12)).toBeCloseTo(studentQuantile(0.975, 1), 9)
  })

  it.each([
    [0, 5],
    [1, 5],
    [NaN, 5],
    [0.975, 0],
    [0.975, NaN],
    [0.975, -1],
    [0.975, Infinity],
  ])('is refused for p = %d and df = %d', (p, df) => {
    expect(() => studentQuantile(p, df)).toThrow(RangeError)
  })

  it('is undone by the tail, wherever it is taken', () => {
    const p = fc.double({ min: 1e-12, max: 0.5, minExcluded: true, maxExcluded: true, noNaN: true })
    fc.assert(
      fc.property(p, anyDf, (q, df) => {
        const back = studentUpperTail(-studentQuantile(q, df), df)
        expect(Math.abs(back - q)).toBeLessThan(1e-10 * q)
      }),
    )
  })
})

describe('normalUpperQuantile', () => {
  // NormalDist().inv_cdf(1 - q) and -inv_cdf(q) of Python's statistics module.
  it.each([
    [0.4, 0.2533471031357998],
    [0.25, 0.6744897501960817],
    [0.1, 1.2815515655446008],
    [0.025, 1.9599639845400538],
    [0.0005, 3.2905267314918945],
    [1e-10, 6.361340902404056],
    [1e-100, 21.27345356096532],
  ])('is of %d within 4.5e-4 of %d', (q, z) => {
    expect(Math.abs(normalUpperQuantile(q) - z)).toBeLessThan(4.5e-4)
  })
})

describe('guessedQuantile', () => {
  it('is near R’s: within 0.4 %, and 12 % over df² where there are few degrees of freedom', () => {
    const guess = (p: number, df: number) =>
      p === 0.5
        ? 0
        : -guessedQuantile(p, df, Math.sqrt(df) * (densityFactor(df) / (df * p)) ** (1 / df))
    const own = rows.filter(({ what, numbers: [df, p] }) => what === 'qt' && df! >= 1.5 && p! < 0.5)
    const far = own.filter(({ numbers: [df, p, t] }) => {
      const bound = 0.004 + 0.12 / df! ** 2
      return !(Math.abs(guess(p!, df!) / t! - 1) <= bound)
    })
    expect(own.length).toBeGreaterThan(100)
    expect(far).toEqual([])
  })
})

describe('studentUpperTail', () => {
  it('is that of R, from the middle to 1e-300', () => {
    expect(different('pt', studentUpperTail, 1e-11)).toEqual([])
  })

  it('is 1/2 − atan(t)/π with one degree of freedom', () => {
    for (const t of [0.1, 0.7, 1, 3]) {
      expect(studentUpperTail(t, 1)).toBeCloseTo(0.5 - Math.atan(t) / Math.PI, 14)
    }
  })

  it('is (1 − t/√(2 + t²))/2 with two', () => {
    for (const t of [0.1, 0.7, 1, 3]) {
      expect(studentUpperTail(t, 2)).toBeCloseTo((1 - t / Math.sqrt(2 + t * t)) / 2, 14)
    }
  })

  it('falls as t grows, also where the way of working it out changes', () => {
    fc.assert(
      fc.property(anyDf, fc.double({ min: 0, max: 30, noNaN: true }), (df, t) => {
        expect(studentUpperTail(t * 1.000_001 + 1e-9, df)).toBeLessThanOrEqual(
          studentUpperTail(t, df),
        )
      }),
    )
  })

  it.each([
    [NaN, 5],
    [1, 0],
    [1, NaN],
    [1, Infinity],
  ])('is refused for t = %d and df = %d', (t, df) => {
    expect(() => studentUpperTail(t, df)).toThrow(RangeError)
  })

  it('is 1 together with the other tail', () => {
    expect(studentUpperTail(-1.3, 4.5) + studentUpperTail(1.3, 4.5)).toBe(1)
    expect(studentCdf(1.3, 4.5)).toBe(studentUpperTail(-1.3, 4.5))
  })
})

describe('gammaRatio', () => {
  it('is what the recurrence of Γ gives for whole and half numbers', () => {
    // Γ(a + ½)/Γ(a): √π/2 for 1, 3√π/4 for 2, 2/√π for 3/2.
    const root = Math.sqrt(Math.PI)
    expect(gammaRatio(1)).toBeCloseTo(root / 2, 14)
    expect(gammaRatio(2)).toBeCloseTo((3 * root) / 4, 14)
    expect(gammaRatio(1.5)).toBeCloseTo(2 / root, 14)
  })

  it('steps up as Γ does, below, across and above where the series takes over', () => {
    for (const a of [0.5, 3.3, 15.5, 15.999, 16, 40, 5e6]) {
      expect((gammaRatio(a + 1) / gammaRatio(a)) * (a / (a + 0.5))).toBeCloseTo(1, 13)
    }
  })
})
