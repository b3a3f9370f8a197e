import { describe, expect, it } from '@jest/globals'

import { pairwise } from './pairwise.ts'

const FACTORS = {
  page: Array.from({ length: 20 }, (_, index) => `p${index}`),
  width: [320, 768, 1280],
  scripts: [true, false],
  scheme: ['light', 'dark', 'forced'],
}

describe('the pairs that are looked at', () => {
  const rows = pairwise<{ page: string; width: number; scripts: boolean; scheme: string }>(FACTORS)
  const names = ['page', 'width', 'scripts', 'scheme'] as const

  it('are all there', () => {
    for (const one of names) {
      for (const other of names.filter(name => name > one)) {
        for (const a of FACTORS[one]) {
          for (const b of FACTORS[other]) {
            const meet = rows.some(row => row[one] === a && row[other] === b)
            expect([one, a, other, b, meet]).toEqual([one, a, other, b, true])
          }
        }
      }
    }
  })

  it('take little more than the two largest factors', () => {
    expect(rows.length).toBeGreaterThanOrEqual(60)
    expect(rows.length).toBeLessThanOrEqual(66)
  })

  it('are the same every time', () => {
    expect(pairwise(FACTORS)).toEqual(rows)
  })
})
