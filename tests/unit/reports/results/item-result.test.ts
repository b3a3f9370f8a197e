import { describe, expect, it } from '@jest/globals'

import { type Figure, isWithheld } from '../../../../reports/disclosure/figure.ts'
import { itemPattern } from '../../../../reports/disclosure/item-pattern.ts'
import { itemResult } from '../../../../reports/results/item-result.ts'
import { disclosedItem } from '../../../../reports/results/printed-total.ts'
import type { ItemStratum } from '../../../../reports/results/strata.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { scaleQuestionsOf } from '../../../../surveys/survey.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const question = scaleQuestionsOf(testSurvey())[0]!
const rule = { promise: promiseOf('grouped'), threshold: 5 }
const result = (strata: readonly ItemStratum[]) =>
  itemResult(question, 'Helheten', {
    strata,
    pattern: itemPattern(disclosedItem(question.scale, strata), rule),
  })
const stratum = (sector: string, size: number, grades: number[], dontKnow = 0) => ({
  sector,
  size,
  tally: { grades, dontKnow, blank: 0, notShown: 0 },
})

describe('itemResult', () => {
  const large = result([
    stratum('idrott', 40, [0, 0, 5, 5, 10], 4),
    stratum('kultur', 20, [5, 5, 0, 0, 0], 1),
    stratum('social', 10, [0, 0, 0, 0, 0]),
  ])

  it('gives every measure of a large sector', () => {
    const [idrott] = large.sectors
    // 5·3 + 5·4 + 10·5 = 85 over 20.
    expect(idrott).toMatchObject({
      sector: 'idrott',
      n: { value: 20 },
      answered: { value: 24 },
      mean: { value: { value: 4.25 } },
      shareHigh: { value: { value: 0.75 } },
      shareLow: { value: { value: 0 } },
      dontKnow: { value: { value: 4 / 24 } },
    })
  })

  it('knows nothing of a sector without answers, and says that the total does not speak for it', () => {
    expect(large.sectors[2]).toMatchObject({ n: { value: 0 }, mean: { value: { value: null } } })
    expect(large.total.coverage).toEqual({
      size: 70,
      covered: 60,
      isIncomplete: true,
      uncovered: ['social'],
    })
  })

  it('weighs the total by sector, and gives the unweighted beside it', () => {
    const weights = { idrott: 40 / 24, kultur: 20 / 11 }
    const mean =
      (weights.idrott * 85 + weights.kultur * 15) / (weights.idrott * 20 + weights.kultur * 10)
    const { total } = large
    expect((total.mean.value as { value: number }).value).toBeCloseTo(mean, 12)
    expect(total.unweighted.mean).toEqual({ value: 100 / 30 })
    expect(total.n).toEqual({ value: 30 })
  })

  it('shows n, mean and share high of a sector with five to nine answers, and nothing more', () => {
    const { sectors } = result([
      stratum('a', 20, [1, 1, 1, 1, 1]),
      stratum('b', 20, [1, 1, 1, 2, 2]),
    ])
    const { n, mean, shareHigh, level, flags, sector, ...rest } = sectors[0]!
    expect([n, mean.value, shareHigh.value].every(figure => 'value' in figure)).toBe(true)
    expect([sector, level, flags]).toEqual([
      'a',
      { value: { band: 'middling', bordersOn: [] } },
      ['uncertain'],
    ])
    const others = [rest, mean.low, mean.high, mean.se, mean.df, shareHigh.low, shareHigh.high]
    expect(JSON.stringify(others)).not.toMatch(/"value":(null|\d)/)
  })

  it('leaves more than one possibility for what it withholds of sectors with few answers', () => {
    const low = [4, 1]
    const strata = [
      stratum('a', 20, [5, 5, 0, 5, 5]),
      stratum('b', 14, [low[0]!, 0, 0, 3, 0]),
      stratum('c', 8, [low[1]!, 0, 7, 0, 0]),
    ]
    const { total, sectors } = result(strata)
    expect(sectors.slice(1).map(({ shareLow }) => shareLow.value)).toEqual([
      { withheld: 'fewForSpread' },
      { withheld: 'fewForSpread' },
    ])
    // Everyone knows n, how large each sector is, and that a has ten low grades.
    const fits = (figure: Figure, weights: readonly number[], b: number, c: number) => {
      if (isWithheld(figure)) return true
      const [wa = 0, wb = 0, wc = 0] = weights
      const share = (wa * 10 + wb * b + wc * c) / (wa * 20 + wb * 7 + wc * 8)
      return Math.abs(share - (figure.value ?? NaN)) < 1e-9
    }
    const possible = [0, 1, 2, 3, 4, 5, 6, 7].flatMap(b =>
      [0, 1, 2, 3, 4, 5, 6, 7, 8]
        .filter(c => fits(total.shareLow.value, [1, 2, 1], b, c))
        .filter(c => fits(total.unweighted.shareLow, [1, 1, 1], b, c))
        .map(c => [b, c]),
    )
    expect(possible).toContainEqual(low)
    expect(possible.length).toBeGreaterThan(1)
  })

  it('shows nothing at all of a sector with four answers', () => {
    const { sectors, total } = result([
      stratum('a', 20, [1, 1, 1, 1, 0]),
      stratum('b', 20, [4, 4, 4, 4, 4]),
      stratum('c', 20, [2, 2, 2, 2, 4]),
    ])
    const { sector, flags, ...measures } = sectors[0]!
    expect([sector, flags]).toEqual(['a', []])
    expect(JSON.stringify(measures)).not.toMatch(/"value":(null|\d)/)
    expect(measures.mean.value).toEqual({ withheld: 'few' })
    expect(sectors[2]!.mean.value).toEqual({ withheld: 'protectsOthers' })
    expect(total.sd).toEqual({ withheld: 'protectsOthers' })
    expect(total.unweighted.mean).toEqual({ withheld: 'protectsOthers' })
    expect(total.mean.value).toMatchObject({ value: expect.any(Number) })
  })
})
