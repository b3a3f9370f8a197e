import { describe, expect, it } from '@jest/globals'

import { compositionEffect } from '../../../../reports/statistics/composition-effect.ts'
import { effectSize } from '../../../../reports/statistics/effect-size.ts'
import { meanChange } from '../../../../reports/statistics/mean-change.ts'
import { NO_MATCH } from '../../../../reports/statistics/matched-sample.ts'
import type { PairedStratum } from '../../../../reports/statistics/paired-stratum.ts'
import { gradeScoring } from '../../../../reports/statistics/scoring.ts'
import { sampleOf } from '../../../../reports/statistics/stratum-sample.ts'

const FIVE = { min: 1, max: 5 }
const sample = (size: number | null, grades: number[], dontKnow = 0) =>
  sampleOf({ size, tally: { grades, dontKnow, blank: 0, notShown: 0 } }, gradeScoring(FIVE))
const pair = (
  sector: string,
  first: PairedStratum['first'],
  second: PairedStratum['second'],
): PairedStratum => ({ sector, first, second, matched: NO_MATCH, common: null })

describe('effectSize', () => {
  it('is the difference over the spread of both years', () => {
    // 1, 3 and 2, 4, 6 less one: squares 2 and 8, df 3.
    const pairs = [pair('a', sample(9, [1, 0, 1, 0, 0]), sample(9, [1, 0, 1, 0, 1]))]
    const { sdPooled, cohenD, hedgesG } = effectSize(pairs, 0.5)
    expect(sdPooled).toBeCloseTo(Math.sqrt(10 / 3), 14)
    expect(cohenD).toBeCloseTo(0.5 / Math.sqrt(10 / 3), 14)
    expect(hedgesG).toBeCloseTo(cohenD! * (1 - 3 / 11), 14)
  })

  it('looks at all sectors as one, and only at those that are compared', () => {
    const one = pair('a', sample(9, [1, 0, 1, 0, 0]), sample(9, [1, 0, 1, 0, 1]))
    const silent = pair('b', sample(9, [0, 0, 0, 0, 9]), sample(9, [0, 0, 0, 0, 0]))
    expect(effectSize([one, silent], 0.5)).toEqual(effectSize([one], 0.5))
    const apart = pair('b', sample(9, [0, 0, 0, 0, 2]), sample(9, [1, 0, 0, 0, 0]))
    expect(effectSize([one, apart], 0.5).sdPooled).toBeGreaterThan(effectSize([one], 0.5).sdPooled!)
  })

  it('does not exist where nothing differs, or with two answers', () => {
    const alike = [pair('a', sample(9, [0, 0, 3, 0, 0]), sample(9, [0, 0, 0, 3, 0]))]
    expect(effectSize(alike, 1)).toEqual({ sdPooled: 0, cohenD: null, hedgesG: null })
    const two = [pair('a', sample(9, [1, 0, 0, 0, 0]), sample(9, [0, 0, 0, 0, 1]))]
    expect(effectSize(two, 4)).toEqual({ sdPooled: null, cohenD: null, hedgesG: null })
    const three = [pair('a', sample(9, [1, 0, 0, 0, 0]), sample(9, [1, 0, 0, 0, 1]))]
    expect(effectSize(three, 2)).toMatchObject({ hedgesG: 0 })
  })
})

describe('compositionEffect', () => {
  // No sector changes its mind, but the content one has come to be half of all instead of a third.
  const grown = [
    pair('a', sample(10, [0, 0, 0, 0, 5]), sample(20, [0, 0, 0, 0, 5])),
    pair('b', sample(20, [5, 0, 0, 0, 0]), sample(20, [5, 0, 0, 0, 0])),
  ]

  it('is the whole change where only the sectors have changed', () => {
    const effect = compositionEffect(grown, meanChange(grown)!)!
    expect(effect.standardised).toBeCloseTo(0, 14)
    expect(effect.composition).toBeCloseTo(3 - 7 / 3, 14)
    expect(effect.isNoticeable).toBe(true)
  })

  it('is nothing where only the answers have', () => {
    const same = [
      pair('a', sample(20, [0, 0, 5, 0, 0]), sample(20, [0, 0, 0, 0, 5])),
      pair('b', sample(20, [5, 0, 0, 0, 0]), sample(20, [5, 0, 0, 0, 0])),
    ]
    const effect = compositionEffect(same, meanChange(same)!)!
    expect(effect.standardised).toBeCloseTo(1, 14)
    expect(effect.isNoticeable).toBe(false)
  })

  it('counts those with an opinion only', () => {
    // Half of b has no opinion the second year: it weighs 10 to 20.
    const doubting = [
      grown[0]!,
      pair('b', sample(20, [5, 0, 0, 0, 0]), sample(20, [0, 5, 0, 0, 0], 5)),
    ]
    expect(compositionEffect(doubting, meanChange(doubting)!)!.standardised).toBeCloseTo(1 / 3, 14)
  })

  it('is told from a twentieth of a step', () => {
    expect(compositionEffect(grown, { difference: 0.05 })!.isNoticeable).toBe(true)
    expect(compositionEffect(grown, { difference: -0.05 })!.isNoticeable).toBe(true)
    expect(compositionEffect(grown, { difference: 0.049 })!.isNoticeable).toBe(false)
  })

  it('is not known without a frame, or of a sector that has an opinion the second year only', () => {
    const unframed = [pair('a', sample(null, [0, 0, 5, 0, 0]), sample(null, [0, 0, 0, 5, 0]))]
    expect(compositionEffect(unframed, { difference: 1 })).toBeNull()
    const late = [grown[0]!, pair('b', sample(9, [0, 0, 0, 0, 0], 3), sample(9, [3, 0, 0, 0, 0]))]
    expect(compositionEffect(late, { difference: 1 })).toBeNull()
    const early = [grown[0]!, pair('b', sample(9, [3, 0, 0, 0, 0]), sample(9, [0, 0, 0, 0, 0], 3))]
    expect(compositionEffect(early, { difference: 1 })).toMatchObject({ standardised: 0 })
    expect(compositionEffect([], { difference: 1 })).toBeNull()
  })
})
