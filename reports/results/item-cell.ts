import { type Scale, scaleSteps } from '../../surveys/questions/scale.ts'
import { describeAnswers } from '../statistics/descriptives.ts'
import { type DomainEstimate, meanInterval } from '../statistics/domain-estimate.ts'
import {
  dontKnowScoring,
  gradeScoring,
  highSteps,
  lowSteps,
  netScoring,
  type Scoring,
  shareScoring,
} from '../statistics/scoring.ts'
import { shareEstimate } from '../statistics/share-estimate.ts'
import { answeredCount, type ItemTally } from '../tally/item-tally.ts'
import { type CellContext, cellFlags } from './cell-flags.ts'
import { levelFigure } from './level.ts'
import type { Cell, MeanMeasure, Measure } from './measures.ts'
import { type CellReasons, firstReason, measure, unless } from './open-figures.ts'

/** What a cell is worked out from: one sector, or all of them together. */
export interface CellSource {
  readonly scale: Scale
  /** The answers without weights. */
  readonly tally: ItemTally
  readonly estimate: (scoring: Scoring) => DomainEstimate
  /** How many associations the register has in the sectors with answers; `null`: not known. */
  readonly size: number | null
  readonly frame?: CellContext['frame']
}

/** Every measure of one item in one group, as far as each may be shown. */
export function itemCell(source: CellSource, reasons: CellReasons): Cell {
  const { scale, tally, estimate, size, frame = null } = source
  const { basic, spread, described: description, dontKnow } = reasons
  const described = describeAnswers(tally, scale)
  const mean = estimate(gradeScoring(scale))
  return {
    n: unless(basic)(described.n),
    answered: unless(dontKnow)(answeredCount(tally)),
    mean: meanMeasure(mean, reasons),
    level: levelFigure(mean, scale, reasons),
    sd: unless(description)(described.sd),
    median: unless(description)(described.median),
    shareHigh: stepShare(source, highSteps(scale), {
      value: reasons.shareHigh,
      interval: firstReason(reasons.shareHigh, spread),
    }),
    shareLow: stepShare(source, lowSteps(scale), {
      value: reasons.shareLow,
      interval: firstReason(reasons.shareLow, spread),
    }),
    net: netScore(source, reasons),
    dontKnow: shareMeasure(estimate(dontKnowScoring(scale)), {
      value: dontKnow,
      interval: dontKnow,
    }),
    distribution: scaleSteps(scale).map(step =>
      unless(reasons.distribution)(estimate(shareScoring(scale, [step])).mean),
    ),
    flags: cellFlags(mean, { scale, size, frame }, reasons),
  }
}

export function meanMeasure(
  estimate: DomainEstimate,
  { basic, spread }: Pick<CellReasons, 'basic' | 'spread'>,
): MeanMeasure {
  const mean = { value: estimate.mean, interval: meanInterval(estimate) }
  return {
    ...measure(mean, { value: basic, interval: spread }),
    se: unless(spread)(estimate.se),
    df: unless(spread)(estimate.df),
  }
}

type MeasureReasons = Parameters<typeof measure>[1]

const UNDEFINED = { value: null, interval: null } as const

function stepShare(
  { scale, estimate }: CellSource,
  steps: readonly number[] | null,
  reasons: MeasureReasons,
): Measure {
  if (steps === null) return measure(UNDEFINED, reasons)
  return shareMeasure(estimate(shareScoring(scale, steps)), reasons)
}

function shareMeasure(estimate: DomainEstimate, reasons: MeasureReasons): Measure {
  const { share, interval } = shareEstimate(estimate)
  return measure({ value: share, interval }, reasons)
}

function netScore({ scale, estimate }: CellSource, { shareLow, spread }: CellReasons): Measure {
  const reasons = { value: shareLow, interval: firstReason(shareLow, spread) }
  const [high, low] = [highSteps(scale), lowSteps(scale)]
  if (high === null || low === null) return measure(UNDEFINED, reasons)
  const net = estimate(netScoring(scale, { high, low }))
  return measure({ value: net.mean, interval: meanInterval(net) }, reasons)
}
