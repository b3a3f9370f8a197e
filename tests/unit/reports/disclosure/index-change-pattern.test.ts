import { describe, expect, it } from '@jest/globals'

import type { DisclosureRule } from '../../../../reports/disclosure/disclosed-item.ts'
import { indexChangePattern } from '../../../../reports/disclosure/index-change-pattern.ts'
import { type DisclosedIndex, indexPattern } from '../../../../reports/disclosure/index-pattern.ts'
import { itemPattern } from '../../../../reports/disclosure/item-pattern.ts'
import { roundedTo } from '../../../../reports/disclosure/rounding-step.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { FIVE, spread, strata, tally } from './made-answers.ts'

const rule: DisclosureRule = { promise: promiseOf('grouped'), threshold: 5 }

describe('indexChangePattern', () => {
  const sector = (name: string, size: number, n: number) => {
    const halves = Array.from({ length: n }, (_, index) => 2 + (index % 9))
    return {
      sector: name,
      size,
      tally: {
        respondents: n,
        defined: n,
        sum: String(halves.reduce((sum, half) => sum + half, 0)),
        sumOfSquares: String(halves.reduce((sum, half) => sum + half * half, 0)),
      },
    }
  }
  const year = (sizes: Readonly<Record<string, number>>, items: DisclosedIndex['items'] = []) => {
    const disclosed: DisclosedIndex = {
      scale: FIVE,
      unit: 2,
      strata: Object.entries(sizes).map(([name, n]) =>
        sector(name, 3 * n + (name === 'c' ? 2 : 0), n),
      ),
      items,
      print: mean => [roundedTo(25 * (mean - 1), 1)],
    }
    return { disclosed, pattern: indexPattern(disclosed, rule) }
  }
  const MANY = { a: 30, b: 22, c: 16, d: 12 }
  const FEW = { a: 30, b: 22, c: 4, d: 3 }
  const compared = (
    first: ReturnType<typeof year>,
    second: ReturnType<typeof year>,
    {
      excluded = [],
      threshold = 5,
      print = () => [],
    }: {
      excluded?: string[]
      threshold?: number
      print?: (year: 'first' | 'second', mean: number) => number[]
    } = {},
  ) =>
    indexChangePattern({
      years: { first: [first], second: [second] },
      excluded,
      threshold,
      print,
    })

  it('shows all where nothing is withheld', () => {
    expect(compared(year(MANY), year(MANY)).total).toMatchObject({
      hidden: null,
      first: { mean: 'exact', interval: 'exact' },
      difference: 'exact',
      interval: 'exact',
      otherWeights: null,
    })
  })

  it('rounds the total and hides the change of sectors that are hidden in either year', () => {
    const { change: hidden, total } = compared(year(FEW), year(MANY))
    expect([...hidden.keys()]).toEqual(['c', 'd'])
    expect(total).toMatchObject({
      hidden: null,
      first: { mean: 'rounded', interval: 'rounded' },
      second: { mean: 'exact' },
      difference: 'rounded',
      interval: 'rounded',
      otherWeights: 'protectsOthers',
    })
    expect(compared(year(MANY), year(FEW)).total.difference).toBe('rounded')
  })

  it('has no other weights and no better interval than the year that shows least', () => {
    expect(compared(year(MANY), year(FEW)).total.otherWeights).toBe('protectsOthers')
    const nine = year({ a: 9 })
    for (const { total } of [compared(nine, year({ a: 30 })), compared(year({ a: 30 }), nine)]) {
      expect(total).toMatchObject({
        hidden: null,
        difference: 'exact',
        interval: 'fewForSpread',
        otherWeights: 'protectsOthers',
      })
    }
    expect(compared(year({ a: 30 }), year({ a: 3 })).total.hidden).toBe('few')
  })

  it('is hidden where those left out of either year are fewer than the threshold', () => {
    const [six, none] = [year({ a: 30, b: 22, e: 6 }), year({ a: 30, b: 22 })]
    const hidden = (threshold: number) =>
      [
        compared(six, none, { excluded: ['e'], threshold }),
        compared(none, six, { excluded: ['e'], threshold }),
      ].map(({ total }) => total.hidden)
    expect(hidden(7)).toEqual(['protectsOthers', 'protectsOthers'])
    expect(hidden(6)).toEqual([null, null])
  })

  it('is hidden where either total is, and where it would be over fewer sectors than a rounded year', () => {
    expect(compared(year({ a: 3 }), year({ a: 30 })).total.hidden).toBe('few')
    expect(compared(year(FEW), year(MANY), { excluded: ['b'] }).total.hidden).toBe('protectsOthers')
    expect(compared(year(MANY), year(MANY), { excluded: ['b'] }).total.hidden).toBeNull()
  })

  it('withholds a difference that tells more of a hidden sector than the items and the two indices do', () => {
    const answers = strata({
      a: [90, spread(30)],
      b: [66, spread(22)],
      c: [14, tally([1, 1, 1, 1, 0])],
      d: [9, tally([0, 1, 1, 1, 0])],
    })
    const item = {
      item: { scale: FIVE, strata: answers },
      pattern: itemPattern({ scale: FIVE, strata: answers }, rule),
      isReversed: false,
    }
    const few = year(FEW, [item])
    const telling = (name: 'first' | 'second') => (given: 'first' | 'second', mean: number) =>
      given === name ? [mean] : []
    expect(compared(few, year(MANY), { print: telling('first') }).total).toMatchObject({
      hidden: null,
      difference: 'protectsOthers',
      interval: 'protectsOthers',
    })
    expect(compared(few, year(MANY), { print: telling('second') }).total.difference).toBe('rounded')
    const beside = { first: [few, year(MANY)], second: [year(MANY)] }
    const print = telling('first')
    expect(
      indexChangePattern({ years: beside, excluded: [], threshold: 5, print }).total.difference,
    ).toBe('protectsOthers')
    expect(compared(year(MANY), few, { print: telling('second') }).total.difference).toBe(
      'protectsOthers',
    )
  })
})
