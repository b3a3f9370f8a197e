import type { SectorId } from '../../surveys/association.ts'
import type { Scale, ScaleQuestion } from '../../surveys/questions/scale.ts'
import { type Figure, shown, type WithholdingReason, withheld } from '../disclosure/figure.ts'
import { type DisclosureRule, type ItemPattern, itemPattern } from '../disclosure/item-pattern.ts'
import { describeAnswers } from '../statistics/descriptives.ts'
import { domainEstimate, sectorEstimate } from '../statistics/domain-estimate.ts'
import {
  dontKnowScoring,
  gradeScoring,
  highSteps,
  lowSteps,
  shareScoring,
} from '../statistics/scoring.ts'
import type { Stratum } from '../statistics/stratum-sample.ts'
import { addTallies, answeredCount, emptyTally, type ItemTally } from '../tally/item-tally.ts'
import type { Cell, Coverage, ItemResult, TotalCell } from './result-set.ts'

/** One item of a round: how each sector of the frame answered, and how large it is. */
export interface ItemStrata {
  /** In register order. */
  readonly strata: readonly (Stratum & { readonly sector: SectorId; readonly size: number })[]
}

/** Works one item out and withholds what must be withheld. */
export function itemResult(
  question: ScaleQuestion,
  theme: string,
  { strata, rule }: ItemStrata & { readonly rule: DisclosureRule },
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
export function talliesOf(strata: ItemStrata['strata']): Readonly<Record<SectorId, ItemTally>> {
  return Object.fromEntries(strata.map(({ sector, tally }) => [sector, tally]))
}

function sectorCell(
  stratum: ItemStrata['strata'][number],
  scale: Scale,
  pattern: ItemPattern,
): Cell {
  const described = describeAnswers(stratum.tally, scale)
  const hidden = pattern.hidden.get(stratum.sector)
  const figure = unless(hidden)
  const spread = unless(hidden, pattern.spread.get(stratum.sector))
  const dontKnow = unless(hidden, pattern.dontKnow.get(stratum.sector))
  return {
    n: figure(described.n),
    answered: dontKnow(answeredCount(stratum.tally)),
    mean: figure(described.mean),
    se: spread(sectorEstimate(stratum, gradeScoring(scale)).se),
    sd: spread(described.sd),
    shareHigh: figure(described.shareHigh),
    shareLow: spread(described.shareLow),
    dontKnow: dontKnow(described.dontKnow),
  }
}

function totalCell(
  strata: ItemStrata['strata'],
  scale: Scale,
  { total: pattern }: ItemPattern,
): TotalCell {
  const pooled = strata.map(({ tally }) => tally).reduce(addTallies, emptyTally(scale))
  const described = describeAnswers(pooled, scale)
  const mean = domainEstimate(strata, gradeScoring(scale))
  const figure = unless(pattern.hidden)
  const spread = unless(pattern.hidden, pattern.spread)
  const dontKnow = unless(pattern.hidden, pattern.dontKnow)
  const { unweighted } = pattern
  const unweightedFigure = unless(pattern.hidden, unweighted.mean)
  const unweightedDontKnow = unless(pattern.hidden, pattern.dontKnow, unweighted.dontKnow)
  return {
    n: figure(described.n),
    // n and the number who answered tell how many said "vet inte".
    answered: unweightedDontKnow(answeredCount(pooled)),
    mean: figure(mean.mean),
    se: spread(mean.se),
    sd: unless(pattern.hidden, pattern.spread, unweighted.sd)(described.sd),
    shareHigh: figure(weightedShare(strata, scale, highSteps(scale))),
    shareLow: spread(weightedShare(strata, scale, lowSteps(scale))),
    dontKnow: dontKnow(domainEstimate(strata, dontKnowScoring(scale)).mean),
    unweighted: {
      mean: unweightedFigure(described.mean),
      shareHigh: unweightedFigure(described.shareHigh),
      shareLow: unless(pattern.hidden, pattern.spread, unweighted.shareLow)(described.shareLow),
      dontKnow: unweightedDontKnow(described.dontKnow),
    },
    coverage: coverageOf(strata),
  }
}

function weightedShare(
  strata: ItemStrata['strata'],
  scale: Scale,
  steps: readonly number[] | null,
): number | null {
  return steps === null ? null : domainEstimate(strata, shareScoring(scale, steps)).mean
}

/** statistics.md 5. */
const LEAST_COVERAGE = 0.9

/** Which sectors gave any answer to the question, and how many associations those have. */
function coverageOf(strata: ItemStrata['strata']): Coverage {
  const uncovered = strata.filter(({ tally }) => answeredCount(tally) === 0)
  const size = strata.reduce((sum, stratum) => sum + stratum.size, 0)
  const covered = size - uncovered.reduce((sum, stratum) => sum + stratum.size, 0)
  return {
    size,
    covered,
    isIncomplete: covered < LEAST_COVERAGE * size,
    uncovered: uncovered.map(({ sector }) => sector),
  }
}

/** Shows a value unless one of the reasons speaks against it; the first that does is told. */
function unless(
  ...reasons: readonly (WithholdingReason | null | undefined)[]
): (value: number | null) => Figure {
  const reason = reasons.find(given => given !== null && given !== undefined)
  return value => (reason === null || reason === undefined ? shown(value) : withheld(reason))
}
