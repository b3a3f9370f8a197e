import { describe, expect, it } from '@jest/globals'

import { type ItemPattern, itemPattern } from '../../../../../reports/disclosure/item-pattern.ts'
import { itemResult } from '../../../../../reports/results/item-result.ts'
import { disclosedItem } from '../../../../../reports/results/printed-total.ts'
import type { ItemStratum } from '../../../../../reports/results/strata.ts'
import { promiseOf } from '../../../../../surveys/promise.ts'
import { scaleQuestionsOf } from '../../../../../surveys/survey.ts'
import { testSurvey } from '../../../../builders/test-data.ts'
import { askedOfItem, attacked } from './attacked-item.ts'
import { knownItem } from './known-counts.ts'
import { workedOut } from './worked-out.ts'

const question = scaleQuestionsOf(testSurvey())[0]!
const rule = { promise: promiseOf('grouped'), threshold: 5 }

const stratum = (sector: string, size: number, grades: readonly number[]): ItemStratum => ({
  sector,
  size,
  tally: { grades, dontKnow: 0, blank: 0, notShown: 0 },
})

/** Two large sectors and two small ones, of which a third of the associations answered in one and half in the other. */
const TWO_SMALL = [
  stratum('a', 60, [2, 4, 8, 12, 4]),
  stratum('b', 40, [3, 5, 7, 4, 1]),
  stratum('c', 11, [0, 1, 1, 1, 0]),
  stratum('d', 9, [0, 0, 2, 1, 1]),
]
const ONE_SMALL = [
  ...TWO_SMALL.slice(0, 2),
  stratum('c', 9, [0, 1, 1, 1, 0]),
  stratum('d', 20, [1, 2, 4, 3, 1]),
]

/** What an attacker works out of a result that was published under some pattern. */
function found(strata: readonly ItemStratum[], change: (pattern: ItemPattern) => ItemPattern) {
  const pattern = change(itemPattern(disclosedItem(question.scale, strata), rule))
  const item = itemResult(question, 'Tema', { strata, pattern })
  const told = strata.map(({ sector, size, tally }) => ({ id: sector, size: size ?? 0, tally }))
  const known = knownItem(item, told)
  return attacked(known, workedOut(known, askedOfItem(item, told))).byOthers.map(
    ({ sector, what }) => `${sector} ${what}`,
  )
}

const asItIs = (pattern: ItemPattern) => pattern

/** Everything of the total in full precision, but for what is said otherwise. */
const exactTotal =
  (change: Partial<ItemPattern['total']> = {}) =>
  (pattern: ItemPattern) => ({
    ...pattern,
    total: {
      ...pattern.total,
      measures: { ...pattern.total.measures, mean: 'exact' as const },
      ...change,
    },
  })

describe('the attack', () => {
  it('finds nothing with every rule in force', () => {
    expect(found(TWO_SMALL, asItIs)).toEqual([])
    expect(found(ONE_SMALL, asItIs)).toEqual([])
  })

  it('finds all of a sector that is hidden alone (14.4)', () => {
    const primaryOnly = (pattern: ItemPattern) => ({
      ...pattern,
      hidden: new Map([...pattern.hidden].filter(([sector]) => sector === 'c')),
      spread: new Map(),
      shareHigh: new Map(),
      dontKnow: new Map(),
    })
    expect(found(ONE_SMALL, pattern => exactTotal()(primaryOnly(pattern)))).toContain(
      'c medelbetyg',
    )
  })

  it('finds the means of two hidden sectors between two totals (14.5)', () => {
    const unweighted = { mean: null, shareHigh: null, spread: null, dontKnow: null }
    expect(found(TWO_SMALL, exactTotal({ unweighted }))).toEqual(
      expect.arrayContaining(['c medelbetyg', 'd medelbetyg']),
    )
  })

  it('finds them in one total with all its decimals, because the weights are known fractions', () => {
    expect(found(TWO_SMALL, exactTotal())).toEqual(
      expect.arrayContaining(['c medelbetyg', 'd medelbetyg']),
    )
  })

  it('finds how many gave high and low grades in shares to a whole per cent', () => {
    const wholePerCent = (pattern: ItemPattern) => ({
      ...pattern,
      total: {
        ...pattern.total,
        measures: { ...pattern.total.measures, shareHigh: 'rounded', shareLow: 'rounded' } as const,
      },
    })
    expect(found(TWO_SMALL, wholePerCent)).toEqual(expect.arrayContaining(['c låga', 'd låga']))
  })

  it('finds the bars of sectors with five to nine answers in the bars of all to a whole per cent', () => {
    const strata = [
      stratum('a', 60, [2, 4, 8, 12, 4]),
      stratum('b', 20, [1, 1, 3, 2, 0]),
      stratum('c', 9, [1, 0, 2, 2, 1]),
    ]
    expect(found(strata, asItIs)).toEqual([])
    const wholePerCent = (pattern: ItemPattern) => ({
      ...pattern,
      total: {
        ...pattern.total,
        measures: {
          ...pattern.total.measures,
          distribution: 'rounded',
          shareLow: 'rounded',
        } as const,
      },
    })
    expect(found(strata, wholePerCent)).toEqual(expect.arrayContaining(['b betyg 1', 'c betyg 1']))
  })
})
