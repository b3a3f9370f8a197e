import type { Scale } from '../../surveys/questions/scale.ts'
import { type Figure, shown, type WithholdingReason } from '../disclosure/figure.ts'
import type { IndexPattern } from '../disclosure/index-pattern.ts'
import { PRINTED_STEP } from '../disclosure/rounding-step.ts'
import { reasonOf } from '../disclosure/showing.ts'
import { cronbachAlpha } from '../statistics/cronbach-alpha.ts'
import {
  type DomainEstimate,
  estimateOf,
  meanInterval,
  sectorEstimateOf,
} from '../statistics/domain-estimate.ts'
import { indexSampleOf } from '../statistics/index-sample.ts'
import { scaleIndex, scaleIndexInterval } from '../statistics/scale-index.ts'
import type { StratumSample } from '../statistics/stratum-sample.ts'
import type { AlphaTally } from '../tally/alpha-tally.ts'
import type { IndexItems } from '../tally/index-tally.ts'
import { type CellContext, cellFlags } from './cell-flags.ts'
import { meanMeasure } from './item-cell.ts'
import { levelFigure } from './level.ts'
import type { IndexCell } from './measures.ts'
import { type CellReasons, firstReason, measure, unless } from './open-figures.ts'
import type { AlphaFigure, IndexResult } from './result-set.ts'
import { roundedLevel, roundedMeasure, unlessRounded } from './rounded-cell.ts'
import { type IndexSectorStratum, totalSize } from './strata.ts'

type Range = Pick<Scale, 'min' | 'max'>

/** Everything that one index is worked out from. */
export interface IndexSource {
  readonly index: IndexItems
  readonly title: string
  readonly scale: Range
  /** In register order. */
  readonly strata: readonly IndexSectorStratum[]
  /** `null`: alpha is not wanted. */
  readonly alpha: AlphaTally | null
}

type IndexCellReasons = Pick<CellReasons, 'basic' | 'spread'>

/** Works one index out as far as its pattern allows. */
export function indexResult(source: IndexSource, pattern: IndexPattern): IndexResult {
  const { index, title, scale, strata, alpha } = source
  const samples = strata.map(stratum => indexSampleOf(stratum, index.items.length))
  return {
    id: index.id,
    title,
    items: index.items,
    minItems: index.minItems,
    scale: { min: scale.min, max: scale.max },
    total: totalCell(estimateOf(samples), { scale, size: coveredSize(samples) }, pattern.total),
    sectors: strata.map(({ sector, size }, at) => {
      const sample = samples[at]
      const estimate = sample === undefined ? estimateOf([]) : sectorEstimateOf(sample)
      const basic = pattern.hidden.get(sector) ?? null
      const spread = firstReason(basic, pattern.spread.get(sector))
      return { sector, ...indexCell(estimate, { scale, size }, { basic, spread }) }
    }),
    alpha: alpha === null ? null : alphaFigure(alpha, pattern.total.unweighted),
  }
}

/** How many associations the sectors with responses have; `null`: not known. */
function coveredSize(samples: readonly StratumSample[]): number | null {
  return totalSize(samples.filter(({ answered }) => answered > 0).map(({ size }) => size))
}

/** All sectors together: where something of a sector is withheld, with the decimals of the tables. */
function totalCell(
  estimate: DomainEstimate,
  context: CellContext,
  pattern: IndexPattern['total'],
): IndexCell {
  const spread = reasonOf(pattern.interval)
  const cell = indexCell(estimate, context, { basic: pattern.hidden, spread })
  const shown = {
    ...cell,
    mean: {
      ...unlessRounded(cell.mean, pattern.interval),
      ...roundedMeasure(
        cell.mean,
        { value: pattern.mean, interval: pattern.interval },
        PRINTED_STEP.mean,
      ),
    },
    index: roundedMeasure(
      cell.index,
      { value: pattern.mean, interval: pattern.interval },
      PRINTED_STEP.index,
    ),
  }
  return { ...shown, level: roundedLevel(cell, shown.mean) }
}

function indexCell(
  estimate: DomainEstimate,
  context: CellContext,
  reasons: IndexCellReasons,
): IndexCell {
  const { scale } = context
  const { basic, spread } = reasons
  const value = estimate.mean === null ? null : scaleIndex(estimate.mean, scale)
  const interval = scaleIndexInterval(meanInterval(estimate), scale)
  return {
    n: unless(basic)(estimate.n),
    mean: meanMeasure(estimate, reasons),
    index: measure({ value, interval }, { value: basic, interval: spread }),
    level: levelFigure(estimate, scale, reasons),
    flags: cellFlags(estimate, context, reasons),
  }
}

/** With fewer complete answers alpha says nothing (statistics.md 8). */
const LEAST_COMPLETE = 20

function alphaFigure(tally: AlphaTally, reason: WithholdingReason | null): AlphaFigure {
  const open = unless(reason)
  const alpha: Figure = tally.complete < LEAST_COMPLETE ? shown(null) : open(cronbachAlpha(tally))
  return { complete: open(tally.complete), alpha }
}
