import type { IndexTally } from '../tally/index-tally.ts'
import { gradeSum } from '../tally/item-tally.ts'
import { keepsOpen, shownMeasures } from './guarded-measures.ts'
import type { DisclosedIndex, IndexItem } from './index-pattern.ts'
import { indexWeight } from './index-weight.ts'
import type { Printed, PrintedMeasure } from './printed-measure.ts'
import type { SectorAnswers } from './sector-answers.ts'

/**
 * Whether the printed index of all leaves open what the totals of its items leave open. It is worked out
 * as if whoever might have graded an item otherwise had graded every item of the theme.
 *
 * @param print What is printed; for a change, of both years' index: from this year's mean.
 */
export function indexGuardsItems(
  index: DisclosedIndex,
  print: DisclosedIndex['print'] = index.print,
): boolean {
  return index.items.every(each => {
    const { item, pattern } = each
    if (pattern.hidden.size === 0) return true
    const shown = shownMeasures(item, pattern.total)
    return keepsOpen({ ...item, pattern }, shown, [indexOf(index, each, print)])
  })
}

/** The index of all as a measure of one of its items: what it would be, had the item's answers been others. */
function indexOf(
  { strata, unit, items }: DisclosedIndex,
  { item, isReversed }: IndexItem,
  print: (mean: number) => readonly Printed[],
): PrintedMeasure {
  const weights = new Map(strata.map(each => [each.sector, indexWeight(each)]))
  const weighted = (value: (tally: IndexTally) => number) =>
    strata.reduce((sum, each) => sum + indexWeight(each) * value(each.tally), 0)
  const base = weighted(({ defined }) => defined)
  const mean = weighted(({ sum }) => Number(sum) / unit) / base
  const sumOf = (given: readonly SectorAnswers[]) =>
    given.reduce(
      (sum, { sector, tally }) => sum + (weights.get(sector) ?? 0) * gradeSum(tally, item.scale),
      0,
    )
  const actual = sumOf(item.strata)
  const sign = isReversed ? -1 : 1
  return {
    means: [],
    rest: given => print(mean + (sign * (sumOf(given) - actual)) / (items.length * base)),
  }
}
