import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { benjaminiHochberg, holm } from '../../../../reports/statistics/multiplicity.ts'

const anyFamily = fc.array(fc.option(fc.double({ min: 0, max: 1, noNaN: true })), { maxLength: 12 })

describe('holm', () => {
  // Holm 1979: of 0.01, 0.04, 0.03, 0.005 the smallest counts four times, then 3, 2 and 1 times, never falling.
  it('raises the smallest most, and keeps the order', () => {
    const adjusted = holm([0.01, 0.04, 0.03, 0.005])
    for (const [place, p] of [0.03, 0.06, 0.06, 0.02].entries())
      expect(adjusted[place]).toBeCloseTo(p, 14)
  })

  it('leaves one test as it is, and a family of none empty', () => {
    expect(holm([0.04])).toEqual([0.04])
    expect(holm([null, 0.04, null])).toEqual([null, 0.04, null])
    expect(holm([])).toEqual([])
  })

  it('is never above 1', () => {
    expect(holm([0.6, 0.7])).toEqual([1, 1])
  })

  it('is never below the raw p, and never turns their order round', () => {
    fc.assert(
      fc.property(anyFamily, family => {
        const adjusted = holm(family)
        for (const [i, p] of family.entries()) {
          expect(adjusted[i] === null).toBe(p === null)
          if (p === null) continue
          expect(adjusted[i]!).toBeGreaterThanOrEqual(p)
          for (const [j, q] of family.entries()) {
            if (q !== null && p < q) expect(adjusted[i]!).toBeLessThanOrEqual(adjusted[j]!)
          }
        }
      }),
    )
  })
})

describe('benjaminiHochberg', () => {
  it('is that of the article for four tests', () => {
    // 0.005·4/1 = 0.02, 0.01·4/2 = 0.02, 0.03·4/3 = 0.04, 0.04·4/4 = 0.04.
    const adjusted = benjaminiHochberg([0.01, 0.04, 0.03, 0.005])
    for (const [place, p] of [0.02, 0.04, 0.04, 0.02].entries())
      expect(adjusted[place]).toBeCloseTo(p, 14)
  })

  it('lets a larger p hold a smaller one down', () => {
    expect(benjaminiHochberg([0.03, 0.03])).toEqual([0.03, 0.03])
  })

  it('lies between the raw p and Holm’s', () => {
    fc.assert(
      fc.property(anyFamily, family => {
        const strict = holm(family)
        for (const [place, p] of benjaminiHochberg(family).entries()) {
          if (p === null) continue
          expect(p).toBeGreaterThanOrEqual(family[place]! * (1 - 1e-15))
          expect(p).toBeLessThanOrEqual(strict[place]! * (1 + 1e-12))
        }
      }),
    )
  })
})
