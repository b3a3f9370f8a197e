import { gradeSum } from '../tally/item-tally.ts'
import type { DisclosedIndex, IndexItem } from './index-pattern.ts'
import { keepsOpen, shownMeasures } from './guarded-measures.ts'
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
): PrintedMeasure<'index'> {
  const weights = new Map(
    strata.map(({ sector, size, tally }) => [
      sector,
      size === null || tally.respondents === 0 ? 1 : size / tally.respondents,
    ]),
  )
  const weighted = (value: (place: number) => number) =>
    strata.reduce((sum, { sector }, place) => sum + (weights.get(sector) ?? 0) * value(place), 0)
  const base = weighted(place => strata[place]?.tally.defined ?? 0)
  const mean = weighted(place => Number(strata[place]?.tally.sum ?? 0) / unit) / base
  const sumOf = (given: readonly SectorAnswers[]) =>
    given.reduce(
      (sum, { sector, tally }) => sum + (weights.get(sector) ?? 0) * gradeSum(tally, item.scale),
      0,
    )
  const actual = sumOf(item.strata)
  const sign = isReversed ? -1 : 1
  return {
    measure: 'index',
    means: [],
    rest: given => print(mean + (sign * (sumOf(given) - actual)) / (items.length * base)),
  }
}
