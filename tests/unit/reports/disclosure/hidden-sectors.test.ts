import { readFileSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'

import { hiddenSectors, narrowestInterval } from '../../../../reports/disclosure/hidden-sectors.ts'

interface SuppressionVector {
  readonly input: {
    readonly suppression: readonly {
      readonly threshold: number
      readonly n: Readonly<Record<string, number>>
      readonly sum: Readonly<Record<string, number>>
    }[]
  }
  readonly expected: {
    readonly suppression: readonly {
      readonly primary: readonly string[]
      readonly secondary: readonly string[]
      readonly hideTotal: boolean
      readonly minFeasibleWidth: number | null
    }[]
  }
}

const file = new URL('../../../../../tests/vectors/P12-avrundning-rojande.json', import.meta.url)
const { input, expected } = JSON.parse(readFileSync(file, 'utf8')) as SuppressionVector
const FIVE = { min: 1, max: 5 }

const cases = input.suppression.map(({ threshold, n, sum }, index) => ({
  claim: Object.entries(n).flat().join(' '),
  threshold,
  groups: Object.keys(n).map(sector => ({ sector, n: n[sector]!, sum: sum[sector]! })),
  expected: expected.suppression[index]!,
}))

describe('hiddenSectors', () => {
  it.each(cases)('hides as the reference does: $claim', given => {
    const { reasons, hideTotal } = hiddenSectors(given.groups, FIVE, given.threshold)
    const withReason = (reason: string) =>
      [...reasons]
        .filter(([, each]) => each === reason)
        .map(([sector]) => sector)
        .toSorted()
    expect(withReason('few')).toEqual(given.expected.primary)
    expect(withReason('protectsOthers')).toEqual(given.expected.secondary)
    expect(hideTotal).toBe(given.expected.hideTotal)
    const hidden = given.groups.filter(({ sector }) => reasons.has(sector))
    const width = hidden.length < 2 ? null : narrowestInterval(hidden, FIVE)
    if (given.expected.minFeasibleWidth === null) expect(width).toBeNull()
    else expect(width).toBeCloseTo(given.expected.minFeasibleWidth, 9)
  })

  it('hides nothing when every sector has enough answers', () => {
    const groups = [5, 6, 7].map((n, index) => ({ sector: `s${index}`, n, sum: 3 * n }))
    expect(hiddenSectors(groups, FIVE, 5)).toEqual({ reasons: new Map(), hideTotal: false })
  })

  it('takes the smallest sector first, and of two alike the first by name', () => {
    const groups = [
      { sector: 'c', n: 8, sum: 24 },
      { sector: 'b', n: 8, sum: 24 },
      { sector: 'a', n: 3, sum: 9 },
      { sector: 'd', n: 9, sum: 27 },
    ]
    const { reasons } = hiddenSectors(groups, FIVE, 5)
    expect([...reasons]).toEqual([
      ['a', 'few'],
      ['b', 'protectsOthers'],
    ])
  })

  it('passes over a sector without answers', () => {
    const groups = [
      { sector: 'a', n: 3, sum: 9 },
      { sector: 'b', n: 0, sum: 0 },
      { sector: 'c', n: 8, sum: 24 },
    ]
    expect([...hiddenSectors(groups, FIVE, 5).reasons.keys()]).toEqual(['a', 'c'])
  })

  it('hides one more where the few together are still few', () => {
    const groups = [
      { sector: 'a', n: 2, sum: 6 },
      { sector: 'b', n: 2, sum: 6 },
      { sector: 'c', n: 9, sum: 27 },
    ]
    expect([...hiddenSectors(groups, FIVE, 5).reasons]).toEqual([
      ['a', 'few'],
      ['b', 'few'],
      ['c', 'protectsOthers'],
    ])
  })

  it('hides the total of a round with one small sector', () => {
    expect(hiddenSectors([{ sector: 'a', n: 4, sum: 12 }], FIVE, 5).hideTotal).toBe(true)
  })
})
