import { type Scale, scaleSteps } from '../../surveys/questions/scale.ts'
import {
  dontKnowScoring,
  gradeScoring,
  highSteps,
  lowSteps,
  shareScoring,
} from '../statistics/scoring.ts'
import type { Print, PrintedMean, PrintedMeasure, TotalMeasure } from './printed-measure.ts'
import { PRINTED_STEP } from './rounding-step.ts'
import { type Showing, stepOf } from './showing.ts'

type Range = Pick<Scale, 'min' | 'max'>

/** What is printed of some measures beside their means: a level, a margin of error, flags. */
export type RestOfTotal = Readonly<Partial<Record<TotalMeasure, Print>>>

/** Each measure of an item's total as it is printed where it is shown so. */
export function totalMeasures(
  scale: Range,
  showing: Showing,
  rests: RestOfTotal = {},
): Readonly<Record<TotalMeasure, PrintedMeasure>> {
  const measure = (name: TotalMeasure, means: readonly PrintedMean[]): PrintedMeasure => {
    const rest = rests[name]
    return rest === undefined ? { measure: name, means } : { measure: name, means, rest }
  }
  const step = stepOf(PRINTED_STEP.share, showing)
  const shareOf = (steps: readonly number[] | null): readonly PrintedMean[] =>
    steps === null ? [] : [{ scoring: shareScoring(scale, steps), step }]
  return {
    mean: measure('mean', [{ scoring: gradeScoring(scale), step: PRINTED_STEP.mean }]),
    interval: measure('interval', []),
    shareHigh: measure('shareHigh', shareOf(highSteps(scale))),
    shareLow: measure('shareLow', shareOf(lowSteps(scale))),
    dontKnow: measure('dontKnow', [{ scoring: dontKnowScoring(scale), step }]),
    distribution: measure(
      'distribution',
      scaleSteps(scale).flatMap(grade => shareOf([grade])),
    ),
  }
}
