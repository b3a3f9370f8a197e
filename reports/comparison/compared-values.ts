import type { SectorId } from '../../surveys/association.ts'
import type { ScaleQuestion } from '../../surveys/questions/scale.ts'
import {
  type Figure,
  isWithheld,
  shown,
  type WithholdingReason,
  withheld,
} from '../disclosure/figure.ts'
import { type DisclosureRule, type ItemPattern, itemPattern } from '../disclosure/item-pattern.ts'
import { type ItemStrata, talliesOf } from '../results/item-result.ts'
import { domainEstimate } from '../statistics/domain-estimate.ts'
import { scaleIndex } from '../statistics/scale-index.ts'
import { gradeScoring } from '../statistics/scoring.ts'
import { answeredCount, gradedCount } from '../tally/item-tally.ts'
import type { ComparedCell, ComparedValues, MeanCell } from './comparison.ts'

/** One question of one round, with its answers by sector; both rounds list the same sectors. */
export interface ItemYear extends ItemStrata {
  readonly question: ScaleQuestion
  /** The rule under which the round's own result was published. */
  readonly rule: DisclosureRule
}

/**
 * Compares the answers to one pair of questions.
 *
 * A sector that is withheld in either round, under its own rule or under the comparison's, has no
 * difference: it would give the withheld mean away. The total covers the sectors that answered both
 * times, and is withheld where that would set a withheld sector apart from it.
 *
 * @param rule The stricter promise and the larger threshold of the two rounds.
 */
export function comparedValues(
  first: ItemYear,
  second: ItemYear,
  { unit, rule }: { readonly unit: ComparedValues['unit']; readonly rule: DisclosureRule },
): ComparedValues {
  const years = [first, second].map(year => openedYear(year, rule, unit)) as [
    OpenedYear,
    OpenedYear,
  ]
  const sectors = first.strata.map(({ sector }) => sector)
  const inBoth = sectors.filter(sector => years.every(year => year.hasAnswers(sector)))
  const excluded = sectors.filter(
    sector => !inBoth.includes(sector) && years.some(year => year.hasAnswers(sector)),
  )
  const [earlier, later] = years
  return {
    unit,
    total: comparedCell(earlier.total(inBoth, excluded), later.total(inBoth, excluded)),
    excluded,
    sectors: sectors.map(sector => ({
      sector,
      ...comparedCell(earlier.sector(sector), later.sector(sector)),
    })),
  }
}

/** One year's figures, behind the patterns of its own result and of the comparison. */
interface OpenedYear {
  hasAnswers(sector: SectorId): boolean
  sector(sector: SectorId): MeanCell
  total(sectors: readonly SectorId[], excluded: readonly SectorId[]): MeanCell
}

function openedYear(
  { question, strata, rule: ownRule }: ItemYear,
  rule: DisclosureRule,
  unit: ComparedValues['unit'],
): OpenedYear {
  const tallies = talliesOf(strata)
  const patterns = [ownRule, rule].map(each => itemPattern(tallies, question.scale, each))
  const cell = (sectors: readonly SectorId[], reason: WithholdingReason | null): MeanCell => {
    if (reason !== null) return { n: withheld(reason), mean: withheld(reason) }
    const chosen = strata.filter(({ sector }) => sectors.includes(sector))
    const { mean, n } = domainEstimate(chosen, gradeScoring(question.scale))
    return {
      n: shown(n),
      mean: shown(mean !== null && unit === 'index' ? scaleIndex(mean, question.scale) : mean),
    }
  }
  return {
    hasAnswers: sector => {
      const tally = tallies[sector]
      return tally !== undefined && answeredCount(tally) > 0
    },
    sector: sector => cell([sector], hiddenReason(patterns, sector)),
    total: (sectors, excluded) => cell(sectors, totalReason(patterns, strata, excluded)),
  }
}

function hiddenReason(
  patterns: readonly ItemPattern[],
  sector: SectorId,
): WithholdingReason | null {
  const reasons = patterns.map(pattern => pattern.hidden.get(sector))
  return reasons.find(reason => reason === 'few') ?? reasons.find(reason => reason) ?? null
}

/** The published total less the comparison's total would be the sum of the excluded sectors. */
function totalReason(
  patterns: readonly ItemPattern[],
  strata: ItemStrata['strata'],
  excluded: readonly SectorId[],
): WithholdingReason | null {
  const own = patterns.map(pattern => pattern.total.hidden).find(reason => reason !== null)
  if (own !== undefined && own !== null) return own
  const setsApart = strata.some(
    ({ sector, tally }) =>
      excluded.includes(sector) &&
      gradedCount(tally) > 0 &&
      hiddenReason(patterns, sector) !== null,
  )
  return setsApart ? 'protectsOthers' : null
}

function comparedCell(first: MeanCell, second: MeanCell): ComparedCell {
  return { first, second, difference: differenceOf(first.mean, second.mean) }
}

function differenceOf(first: Figure, second: Figure): Figure {
  if (isWithheld(first)) return first
  if (isWithheld(second)) return second
  if (first.value === null || second.value === null) return shown(null)
  return shown(second.value - first.value)
}
