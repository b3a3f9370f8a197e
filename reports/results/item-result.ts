import type { SectorId } from '../../surveys/association.ts'
import type { Scale, ScaleQuestion } from '../../surveys/questions/scale.ts'
import { type DisclosureRule, type ItemPattern, itemPattern } from '../disclosure/item-pattern.ts'
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
import type { ItemResult } from './result-set.ts'
import type { ItemStratum } from './strata.ts'

/** Works one item out and withholds what must be withheld. */
export function itemResult(
  question: ScaleQuestion,
  theme: string,
  { strata, rule }: { readonly strata: readonly ItemStratum[]; readonly rule: DisclosureRule },
): ItemResult {
  const { scale } = question
  const pattern = itemPattern(talliesOf(strata), scale, rule)
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

/** The tallies of an item by sector id. */
export function talliesOf(strata: readonly ItemStratum[]): Readonly<Record<SectorId, ItemTally>> {
  return Object.fromEntries(strata.map(({ sector, tally }) => [sector, tally]))
}

function sectorCell(stratum: ItemStratum, scale: Scale, pattern: ItemPattern): Cell {
  const { sector, size, tally } = stratum
  const hidden = pattern.hidden.get(sector) ?? null
  return itemCell(
    { scale, tally, size, estimate: scoring => sectorEstimate(stratum, scoring) },
    {
      basic: hidden,
      spread: firstReason(hidden, pattern.spread.get(sector)),
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
  const reasons: CellReasons = {
    basic: pattern.hidden,
    spread: firstReason(pattern.hidden, pattern.spread),
    dontKnow: firstReason(pattern.hidden, pattern.dontKnow),
  }
  const cell = itemCell(
    {
      scale,
      tally: pooled,
      size: coverage.covered,
      frame: frameOf(coverage),
      estimate: scoring => domainEstimate(strata, scoring),
    },
    reasons,
  )
  const { unweighted } = pattern
  // n and the number who answered tell how many said "vet inte"; the blank ones tell how many answered.
  const counted = unless(reasons.dontKnow, unweighted.dontKnow)
  const described = unless(reasons.spread, unweighted.sd)
  return {
    ...cell,
    answered: counted(answeredCount(pooled)),
    blank: counted(pooled.blank),
    notShown: counted(pooled.notShown),
    sd: described(describeAnswers(pooled, scale).sd),
    median: described(describeAnswers(pooled, scale).median),
    unweighted: unweightedCell(pooled, scale, { pattern, reasons }),
    byDesign: byDesign(strata, scale, reasons),
    coverage,
  }
}

function frameOf({ size, covered }: Coverage) {
  return size === null || covered === null ? null : { size, covered }
}

interface TotalReasons {
  readonly pattern: ItemPattern['total']
  readonly reasons: CellReasons
}

function unweightedCell(
  pooled: ItemTally,
  scale: Scale,
  { pattern: { unweighted }, reasons: { basic, spread, dontKnow } }: TotalReasons,
): TotalCell['unweighted'] {
  const described = describeAnswers(pooled, scale)
  return {
    mean: unless(basic, unweighted.mean)(described.mean),
    shareHigh: unless(basic, unweighted.mean)(described.shareHigh),
    shareLow: unless(spread, unweighted.mean, unweighted.shareLow)(described.shareLow),
    net: unless(spread, unweighted.mean, unweighted.shareLow)(described.net),
    dontKnow: unless(dontKnow, unweighted.dontKnow)(described.dontKnow),
  }
}

/** As survey programs give it, for whoever works the figures out again with one. */
function byDesign(
  strata: readonly ItemStratum[],
  scale: Scale,
  { spread }: CellReasons,
): TotalCell['byDesign'] {
  const estimate = domainEstimate(strata, gradeScoring(scale))
  const interval = designInterval(estimate)
  const open = unless(spread)
  return {
    df: open(estimate.mean === null ? null : estimate.designDf),
    low: open(interval?.[0] ?? null),
    high: open(interval?.[1] ?? null),
  }
}

/** statistics.md 5. */
const LEAST_COVERAGE = 0.9

/** Which sectors gave any answer to the question, and how many associations those have. */
function coverageOf(strata: readonly ItemStratum[]): Coverage {
  const uncovered = strata.filter(({ tally }) => settledCount(tally) === 0)
  const size = sizeOf(strata)
  const outside = sizeOf(uncovered)
  const covered = size === null || outside === null ? null : size - outside
  return {
    size,
    covered,
    isIncomplete: size !== null && covered !== null && covered < LEAST_COVERAGE * size,
    uncovered: uncovered.map(({ sector }) => sector),
  }
}

/** How many associations the sectors have together; `null` when one of them does not know. */
function sizeOf(strata: readonly ItemStratum[]): number | null {
  return strata.reduce<number | null>(
    (sum, { size }) => (sum === null || size === null ? null : sum + size),
    0,
  )
}
