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

/** What is printed of a total beside its means and shares. */
export interface AlsoPrinted {
  /** The level of the mean in words. */
  readonly level?: (mean: number) => string
  /** The mean's margin of error, and what else tells how certain it is. */
  readonly interval?: Print
}

/** Each measure of an item's total as it is printed where it is shown so. */
export function totalMeasures(
  scale: Range,
  showing: Showing,
  { level, interval }: AlsoPrinted = {},
): Readonly<Record<TotalMeasure, PrintedMeasure>> {
  const step = stepOf(PRINTED_STEP.share, showing)
  const shareOf = (steps: readonly number[] | null): readonly PrintedMean[] =>
    steps === null ? [] : [{ scoring: shareScoring(scale, steps), step }]
  return {
    mean: {
      means: [
        {
          scoring: gradeScoring(scale),
          step: PRINTED_STEP.mean,
          ...(level === undefined ? {} : { word: level }),
        },
      ],
    },
    interval: { means: [], ...(interval === undefined ? {} : { rest: interval }) },
    shareHigh: { means: shareOf(highSteps(scale)) },
    shareLow: { means: shareOf(lowSteps(scale)) },
    dontKnow: { means: [{ scoring: dontKnowScoring(scale), step }] },
    distribution: { means: scaleSteps(scale).flatMap(grade => shareOf([grade])) },
  }
}
