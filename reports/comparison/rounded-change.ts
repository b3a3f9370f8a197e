import type { ChangeTotal } from '../disclosure/change-pattern.ts'
import { PRINTED_STEP } from '../disclosure/rounding-step.ts'
import { roundedMeasure } from '../results/rounded-cell.ts'
import type { ChangeCell, ComparedValues } from './comparison.ts'

/** How finely the tables print a mean and a difference. */
export function stepOfUnit(unit: ComparedValues['unit']): number {
  return unit === 'index' ? PRINTED_STEP.index : PRINTED_STEP.mean
}

/** The change of a total of which some figures are shown only as they are printed. */
export function roundedChange(cell: ChangeCell, total: ChangeTotal, step: number): ChangeCell {
  const { first, second, difference } = cell
  const year = (name: 'first' | 'second') => ({
    value: total[name].mean,
    interval: total[name].interval,
  })
  const change = { value: total.difference, interval: total.interval }
  return {
    ...cell,
    first: { ...first, mean: roundedMeasure(first.mean, year('first'), step) },
    second: { ...second, mean: roundedMeasure(second.mean, year('second'), step) },
    difference: roundedMeasure(difference, change, step),
  }
}
