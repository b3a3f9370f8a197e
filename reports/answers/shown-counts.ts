import { DONT_KNOW } from '../../surveys/response.ts'
import { scaleSteps } from '../../surveys/questions/scale.ts'
import { type Figure, withheld } from '../disclosure/figure.ts'
import type { SectorCell } from '../results/measures.ts'
import type { ItemResult } from '../results/result-set.ts'
import { countFrom, type CountRow } from './count-row.ts'
import { wholeVariable } from './variable.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'

/**
 * How many of each sector gave each grade, worked back from what the result shows of it: nothing that the result
 * withholds can be among it.
 *
 * @param isAskedOfAll Nobody was spared the question: else it is not known here of how many a grade is known.
 */
export function shownCounts(
  item: ItemResult,
  question: ScaleQuestion,
  isAskedOfAll: boolean,
): readonly CountRow[] {
  const variable = wholeVariable(question).name
  return item.sectors.flatMap(cell =>
    [...gradeCounts(cell, item), ...basesOf(cell, isAskedOfAll)].map(([code, count]) => ({
      sector: cell.sector,
      variable,
      code,
      count,
    })),
  )
}

type Counted = readonly [code: string, count: Figure]

function gradeCounts(
  { n, answered, dontKnow, distribution }: SectorCell,
  { scale }: ItemResult,
): readonly Counted[] {
  const grades = scaleSteps(scale).map((step, at): Counted => {
    const share = distribution[at] ?? withheld('protectsOthers')
    return [String(step), countFrom([n, share], (graded = 0, part = 0) => graded * part)]
  })
  const unknown = countFrom([dontKnow.value, answered, n], (_, all = 0, graded = 0) => all - graded)
  return [...grades, [DONT_KNOW, unknown]]
}

function basesOf({ n, answered, mean }: SectorCell, isAskedOfAll: boolean): readonly Counted[] {
  const known = isAskedOfAll ? answered : withheld('protectsOthers')
  return [
    ['KANDA', countFrom([known], (all = 0) => all)],
    ['BETYG', countFrom([n], (graded = 0) => graded)],
    ['SUMMA', countFrom([n, mean.value], (graded = 0, value = 0) => graded * value)],
  ]
}
