import type { DisclosedItem } from '../../../../reports/disclosure/disclosed-item.ts'
import type { DisclosedIndex, IndexSector } from '../../../../reports/disclosure/index-pattern.ts'
import { itemPattern } from '../../../../reports/disclosure/item-pattern.ts'
import type { SectorAnswers } from '../../../../reports/disclosure/sector-answers.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { FIVE } from './made-answers.ts'

/** A sector of an index of two items whose values are given in halves: twice the mean of two grades. */
export const sector = (
  name: string,
  size: number | null,
  values: readonly number[],
  silent = 0,
): IndexSector => ({
  sector: name,
  size,
  tally: {
    respondents: values.length + silent,
    defined: values.length,
    sum: String(values.reduce((sum, half) => sum + half, 0)),
    sumOfSquares: String(values.reduce((sum, half) => sum + half * half, 0)),
  },
})

/** n values, one half higher each time: 1, 1½ … 5, 1 … */
export const halves = (n: number) => Array.from({ length: n }, (_, place) => 2 + (place % 9))

export const published = (given: readonly SectorAnswers[], isReversed = false) => {
  const item: DisclosedItem = { scale: FIVE, strata: given }
  const rule = { promise: promiseOf('grouped'), threshold: 5 }
  return { item, pattern: itemPattern(item, rule), isReversed }
}

export const index = (
  sectors: DisclosedIndex['strata'],
  items: DisclosedIndex['items'] = [],
  change: Partial<DisclosedIndex> = {},
): DisclosedIndex => ({
  scale: FIVE,
  unit: 2,
  strata: sectors,
  items,
  print: mean => [Math.round(25 * (mean - 1))],
  ...change,
})
