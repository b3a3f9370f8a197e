import type { Scale } from '../../surveys/questions/scale.ts'
import { highSteps, lowSteps } from '../statistics/descriptives.ts'
import type { PrintedMean, PrintedMeasure, TotalMeasure } from './printed-measure.ts'

type Range = Pick<Scale, 'min' | 'max'>

/** What is printed of a measure beside its means: intervals, words, flags. */
export type RestOfTotal = Readonly<Partial<Record<TotalMeasure, PrintedMeasure['rest']>>>

/** Each measure of an item's total, with the decimals of the tables. Shares are whole per cent. */
export function totalMeasures(
  scale: Range,
  rest: RestOfTotal = {},
): Readonly<Record<TotalMeasure, PrintedMeasure>> {
  const steps = Array.from({ length: scale.max - scale.min + 1 }, (_, place) => scale.min + place)
  const measure = (name: TotalMeasure, means: readonly PrintedMean[]): PrintedMeasure => {
    const more = rest[name]
    return more === undefined ? { measure: name, means } : { measure: name, means, rest: more }
  }
  return {
    mean: measure('mean', [
      { scoring: { grade: place => scale.min + place, dontKnow: null }, decimals: 1 },
    ]),
    interval: measure('interval', []),
    shareHigh: measure('shareHigh', shareOf(highSteps(scale), scale)),
    shareLow: measure('shareLow', shareOf(lowSteps(scale), scale)),
    dontKnow: measure('dontKnow', [{ scoring: { grade: () => 0, dontKnow: 1 }, decimals: 2 }]),
    distribution: measure('distribution', steps.flatMap(step => shareOf([step], scale))),
  }
}

function shareOf(steps: readonly number[] | null, { min }: Range): readonly PrintedMean[] {
  if (steps === null) return []
  const grade = (place: number) => (steps.includes(min + place) ? 1 : 0)
  return [{ scoring: { grade, dontKnow: null }, decimals: 2 }]
}
