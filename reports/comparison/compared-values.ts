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
import { gradeScoring, type ItemStrata, talliesOf } from '../results/item-result.ts'
import { domainEstimate } from '../statistics/domain-estimate.ts'
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
 * times.
 *
 * @param rule The stricter promise and the larger threshold of the two rounds.
 */
export function comparedValues(
  first: ItemYear,
  second: ItemYear,
  { unit, rule }: { readonly unit: ComparedValues['unit']; readonly rule: DisclosureRule },
): ComparedValues {
  const years = { first: openedYear(first, unit), second: openedYear(second, unit) }
  const decimals = unit === 'index' ? 0 : 1
  const printed = (value: number | null) => asShown(value, 'rounded', decimals)
  const pattern = changePattern({
    first: { ...first, scale: first.question.scale },
    second: { ...second, scale: second.question.scale },
    rule,
    print: {
      mean: strata => [valueOf(printed(years.first.mean(strata)))],
      difference: (earlier, later) => [
        valueOf(printed(differenceOf(years.first.mean(earlier), years.second.mean(later)))),
      ],
    },
  })
  return {
    unit,
    total: totalCell(years, pattern, decimals),
    excluded: pattern.excluded,
    sectors: first.strata.map(({ sector }) => sectorCell(sector, years, pattern)),
  }
}

/** One year's mean of some sectors together, in the unit of the comparison. */
interface OpenedYear {
  readonly strata: ItemStrata['strata']
  mean(strata: readonly Stratum[]): number | null
}

type Years = { readonly first: OpenedYear; readonly second: OpenedYear }

function openedYear({ question, strata }: ItemYear, unit: ComparedValues['unit']): OpenedYear {
  return {
    strata,
    mean(chosen) {
      const { mean } = domainEstimate(chosen, gradeScoring(question.scale))
      return unit === 'index' ? toIndex(mean, question) : mean
    },
  }
}

function sectorCell(sector: SectorId, years: Years, pattern: ChangePattern) {
  const chosen = (year: 'first' | 'second') =>
    years[year].strata.filter(stratum => stratum.sector === sector)
  const cell = (year: 'first' | 'second') =>
    meanCell(chosen(year), years[year], pattern.hidden[year].get(sector) ?? 'exact')
  const difference = differenceOf(
    years.first.mean(chosen('first')),
    years.second.mean(chosen('second')),
  )
  return {
    sector,
    first: cell('first'),
    second: cell('second'),
    difference: asShown(difference, pattern.change.get(sector) ?? 'exact', null),
  }
}

function totalCell(years: Years, { total, excluded }: ChangePattern, decimals: number) {
  const inTotal = ({ strata }: OpenedYear) =>
    strata.filter(({ sector }) => !excluded.includes(sector))
  const [first, second] = [inTotal(years.first), inTotal(years.second)]
  const difference = differenceOf(years.first.mean(first), years.second.mean(second))
  return {
    first: meanCell(first, years.first, total.first, decimals),
    second: meanCell(second, years.second, total.second, decimals),
    difference: asShown(difference, total.difference, decimals),
  }
}

/** 0–100: where on its own scale a mean lies. */
function toIndex(mean: number | null, { scale }: ScaleQuestion): number | null {
  return mean === null ? null : (100 * (mean - scale.min)) / (scale.max - scale.min)
}
