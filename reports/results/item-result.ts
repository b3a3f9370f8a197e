import type { Scale, ScaleQuestion } from '../../surveys/questions/scale.ts'
import type { ItemPattern } from '../disclosure/item-pattern.ts'
import { asShown, reasonOf } from '../disclosure/showing.ts'
import { describeAnswers } from '../statistics/descriptives.ts'
import { designInterval, domainEstimate, sectorEstimate } from '../statistics/domain-estimate.ts'
import { gradeScoring } from '../statistics/scoring.ts'
import {
  addTallies,
  answeredCount,
  emptyTally,
  type ItemTally,
  settledCount,
} from '../tally/item-tally.ts'
import { itemCell } from './item-cell.ts'
import type { Cell, Coverage, TotalCell } from './measures.ts'
import { type CellReasons, firstReason, unless } from './open-figures.ts'
import type { PublishedItem } from './published-item.ts'
import type { ItemResult } from './result-set.ts'
import { roundedCell, roundedLevel } from './rounded-cell.ts'
import { type ItemStratum, totalSize } from './strata.ts'

/** Works one item out as far as its pattern allows. */
export function itemResult(
  question: ScaleQuestion,
  theme: string,
  { strata, pattern }: Pick<PublishedItem, 'strata' | 'pattern'>,
): ItemResult {
  const { scale } = question
  return {
    id: question.id,
    theme,
    wording: question.label.sv,
    scale: {
      min: scale.min,
      max: scale.max,
      minLabel: scale.minLabel.sv,
      maxLabel: scale.maxLabel.sv,
    },
    total: totalCell(strata, scale, pattern),
    sectors: strata.map(stratum => ({
      sector: stratum.sector,
      ...sectorCell(stratum, scale, pattern),
    })),
  }
}

function sectorCell(stratum: ItemStratum, scale: Scale, pattern: ItemPattern): Cell {
  const { sector, size, tally } = stratum
  const hidden = pattern.hidden.get(sector) ?? null
  const spread = firstReason(hidden, pattern.spread.get(sector))
  return itemCell(
    { scale, tally, size, estimate: scoring => sectorEstimate(stratum, scoring) },
    {
      basic: hidden,
      spread,
      described: spread,
      shareHigh: firstReason(hidden, pattern.shareHigh.get(sector)),
      shareLow: spread,
      distribution: spread,
      dontKnow: firstReason(hidden, pattern.dontKnow.get(sector)),
    },
  )
}

function totalCell(
  strata: readonly ItemStratum[],
  scale: Scale,
  { total: pattern }: ItemPattern,
): TotalCell {
  const pooled = strata.map(({ tally }) => tally).reduce(addTallies, emptyTally(scale))
  const coverage = coverageOf(strata)
  const cell = itemCell(
    {
      scale,
      tally: pooled,
      size: coverage.covered,
      frame: frameOf(coverage),
      estimate: scoring => domainEstimate(strata, scoring),
    },
    totalReasons(pattern),
  )
  // n and the number who answered tell how many said "vet inte"; the blank ones tell how many answered.
  const counted = unless(pattern.answered)
  const rounded = roundedCell(cell, pattern)
  return {
    ...rounded,
    level: roundedLevel(cell, rounded.mean),
    answered: counted(answeredCount(pooled)),
    blank: counted(pooled.blank),
    notShown: counted(pooled.notShown),
    unweighted: unweightedCell(pooled, scale, pattern.unweighted),
    byDesign: byDesign(strata, scale, pattern),
    coverage,
  }
}

function totalReasons({ hidden, measures, unweighted }: ItemPattern['total']): CellReasons {
  return {
    basic: hidden,
    spread: reasonOf(measures.interval),
    described: unweighted.spread,
    shareHigh: reasonOf(measures.shareHigh),
    shareLow: reasonOf(measures.shareLow),
    distribution: reasonOf(measures.distribution),
    dontKnow: reasonOf(measures.dontKnow),
  }
}

function frameOf({ size, covered }: Coverage) {
  return size === null || covered === null ? null : { size, covered }
}

function unweightedCell(
  pooled: ItemTally,
  scale: Scale,
  { mean, shareHigh, spread, dontKnow }: ItemPattern['total']['unweighted'],
): TotalCell['unweighted'] {
  const described = describeAnswers(pooled, scale)
  return {
    mean: unless(mean)(described.mean),
    shareHigh: unless(shareHigh)(described.shareHigh),
    shareLow: unless(spread)(described.shareLow),
    net: unless(spread)(described.net),
    dontKnow: unless(dontKnow)(described.dontKnow),
  }
}

/** As survey programs give it, for whoever works the figures out again with one. */
function byDesign(
  strata: readonly ItemStratum[],
  scale: Scale,
  { measures: { interval: showing } }: ItemPattern['total'],
): TotalCell['byDesign'] {
  const estimate = domainEstimate(strata, gradeScoring(scale))
  const interval = designInterval(estimate)
  const figure = (value: number | null) => asShown(value, showing, null)
  return {
    df: figure(estimate.mean === null ? null : estimate.designDf),
    low: figure(interval?.[0] ?? null),
    high: figure(interval?.[1] ?? null),
  }
}

/** statistics.md 5. */
const LEAST_COVERAGE = 0.9

/** Which sectors gave any answer to the question, and how many associations those have. */
function coverageOf(strata: readonly ItemStratum[]): Coverage {
  const uncovered = strata.filter(({ tally }) => settledCount(tally) === 0)
  const size = totalSize(strata.map(stratum => stratum.size))
  const outside = totalSize(uncovered.map(stratum => stratum.size))
  const covered = size === null || outside === null ? null : size - outside
  return {
    size,
    covered,
    isIncomplete: size !== null && covered !== null && covered < LEAST_COVERAGE * size,
    uncovered: uncovered.map(({ sector }) => sector),
  }
}
