import type { SectorId } from '../../surveys/association.ts'
import type { Scale, ScaleQuestion } from '../../surveys/questions/scale.ts'
import type { DisclosureRule } from '../disclosure/disclosed-item.ts'
import { type Figure, shown, type WithholdingReason, withheld } from '../disclosure/figure.ts'
import { type ItemPattern, itemPattern } from '../disclosure/item-pattern.ts'
import { asShown } from '../disclosure/showing.ts'
import { describeAnswers, highSteps, lowSteps } from '../statistics/descriptives.ts'
import {
  domainEstimate,
  type Scoring,
  sectorEstimate,
  type Stratum,
} from '../statistics/domain-estimate.ts'
import { addTallies, answeredCount, emptyTally, type ItemTally } from '../tally/item-tally.ts'
import type { Cell, Coverage, ItemResult, TotalCell } from './result-set.ts'

/** One item of a round: how each sector of the frame answered, and how large it is. */
export interface ItemStrata {
  /** In register order. */
  readonly strata: readonly (Stratum & { readonly sector: SectorId })[]
}

/** Works one item out and withholds what must be withheld. */
export function itemResult(
  question: ScaleQuestion,
  theme: string,
  { strata, rule }: ItemStrata & { readonly rule: DisclosureRule },
): ItemResult {
  const { scale } = question
  const pattern = itemPattern({ scale, strata }, rule)
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

/** A grade is worth itself; "vet inte" is outside. */
export function gradeScoring({ min }: Pick<Scale, 'min'>): Scoring {
  return { grade: index => min + index, dontKnow: null }
}

const DONT_KNOW_SCORING: Scoring = { grade: () => 0, dontKnow: 1 }

function stepScoring({ min }: Pick<Scale, 'min'>, steps: readonly number[]): Scoring {
  return { grade: index => (steps.includes(min + index) ? 1 : 0), dontKnow: null }
}

function sectorCell(
  stratum: ItemStrata['strata'][number],
  scale: Scale,
  pattern: ItemPattern,
): Cell {
  const { sector, tally } = stratum
  const described = describeAnswers(tally, scale)
  const hidden = pattern.hidden.get(sector)
  const figure = unless(hidden)
  const spread = unless(hidden, pattern.spread.get(sector))
  const dontKnow = unless(hidden, pattern.dontKnow.get(sector))
  return {
    n: figure(described.n),
    answered: dontKnow(answeredCount(tally)),
    mean: figure(described.mean),
    se: spread(sectorEstimate(stratum, gradeScoring(scale)).se),
    sd: spread(described.sd),
    shareHigh: unless(hidden, pattern.shareHigh.get(sector))(described.shareHigh),
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
  const { mean, se } = domainEstimate(strata, gradeScoring(scale))
  const { unweighted, measures } = pattern
  return {
    n: unless(pattern.hidden)(described.n),
    answered: unless(pattern.answered)(answeredCount(pooled)),
    mean: asShown(mean, measures.mean, 1),
    se: asShown(se, measures.interval, null),
    sd: unless(unweighted.spread)(described.sd),
    shareHigh: asShown(weightedShare(strata, scale, highSteps(scale)), measures.shareHigh, 2),
    shareLow: asShown(weightedShare(strata, scale, lowSteps(scale)), measures.shareLow, 2),
    dontKnow: asShown(domainEstimate(strata, DONT_KNOW_SCORING).mean, measures.dontKnow, 2),
    unweighted: {
      mean: unless(unweighted.mean)(described.mean),
      shareHigh: unless(unweighted.shareHigh)(described.shareHigh),
      shareLow: unless(unweighted.spread)(described.shareLow),
      dontKnow: unless(unweighted.dontKnow)(described.dontKnow),
    },
    isRounded: Object.values(measures).includes('rounded'),
    coverage: coverageOf(strata),
  }
}

function weightedShare(
  strata: ItemStrata['strata'],
  scale: Scale,
  steps: readonly number[] | null,
): number | null {
  return steps === null ? null : domainEstimate(strata, stepScoring(scale, steps)).mean
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
