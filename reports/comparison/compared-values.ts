import type { SectorId } from '../../surveys/association.ts'
import type { ChangePattern, ChangeTotal } from '../disclosure/change-pattern.ts'
import type { DisclosureRule } from '../disclosure/disclosed-item.ts'
import { isWithheld, valueOf, type Withheld } from '../disclosure/figure.ts'
import { type PanelPattern, panelPattern } from '../disclosure/panel-pattern.ts'
import { reasonOf } from '../disclosure/showing.ts'
import { firstReason, measure, unless } from '../results/open-figures.ts'
import { compositionEffect } from '../statistics/composition-effect.ts'
import { estimateOf, meanInterval, sectorEstimateOf } from '../statistics/domain-estimate.ts'
import { breakEven, type RespondingMean } from '../statistics/nonresponse.ts'
import type { PanelChange } from '../statistics/panel-change.ts'
import type { PairedStratum } from '../statistics/paired-stratum.ts'
import type { StratumSample } from '../statistics/stratum-sample.ts'
import { sumOf } from '../statistics/sum-of.ts'
import type { AdjustedP } from './adjusted.ts'
import { changeCell, type JudgedChange, type YearFigures, type YearReasons } from './change-cell.ts'
import type { ChangeCell, ComparedValues, PanelCell } from './comparison.ts'
import type { Year } from './comparison-context.ts'
import { roundedChange, stepOfUnit } from './rounded-change.ts'
import type { WorkedChanges } from './worked-change.ts'

/** Everything that one comparison is shown from. */
export interface ComparedSource {
  readonly unit: ComparedValues['unit']
  /** δ, in that unit. */
  readonly margin: number
  /** In register order. */
  readonly sectors: readonly SectorId[]
  readonly worked: WorkedChanges
  readonly pattern: ChangePattern
  /** The tests of a sector, or of `TOTAL`, within their family; `null`: no verdict is allowed. Withheld: nor told. */
  readonly adjusted: (group: SectorId) => AdjustedP | Withheld | null
  /** `null`: nobody knows who answered twice, or the scales differ. */
  readonly panel: PanelChange | null
  /** The comparison's own. */
  readonly rule: DisclosureRule
  /** How many associations the later round has, and how many of them responded; `null`: nobody knows how many. */
  readonly laterResponse: Omit<RespondingMean, 'mean'> | null
}

/** All sectors together, where a sector's id is asked for; no sector can have it. */
export const TOTAL = '*'

/** A change in all sectors together and in each, as far as each may be shown. */
export function comparedValues(source: ComparedSource): ComparedValues {
  const { unit, margin, sectors, worked, pattern } = source
  const total = totalCell(source)
  return {
    unit,
    margin,
    total,
    excluded: worked.excluded,
    sectors: sectors.map(sector => ({ sector, ...sectorCell(sector, source) })),
    panel: source.panel && panelCell(source.panel, patternOfPanel(source.panel, source)),
    composition: unless(pattern.total.otherWeights)(compositionOf(worked)),
    breakEven: breakEvenOf(total, source),
  }
}

function judgedOf({ adjusted, margin }: ComparedSource, group: SectorId): JudgedChange['judged'] {
  const p = adjusted(group)
  return p === null || isWithheld(p) ? p : { p, margin }
}

function totalCell(source: ComparedSource): ChangeCell {
  const { worked, pattern, unit } = source
  const { total } = pattern
  const inTotal = worked.strata.filter(
    ({ first, second }) => first.answered > 0 && second.answered > 0,
  )
  const year = (name: Year) =>
    figures(
      inTotal.map(stratum => stratum[name]),
      { basic: reasonOf(total[name].mean), spread: reasonOf(total[name].interval) },
    )
  const cell = changeCell(
    { first: year('first'), second: year('second') },
    { worked: worked.total, judged: judgedOf(source, TOTAL) },
    totalReasons(total),
  )
  return roundedChange(cell, total, stepOfUnit(unit))
}

function totalReasons({ difference, interval, otherWeights }: ChangeTotal) {
  const certainty = interval === 'rounded' ? 'protectsOthers' : reasonOf(interval)
  return {
    difference: reasonOf(difference),
    interval: firstReason(reasonOf(difference), reasonOf(interval)),
    certainty: firstReason(reasonOf(difference), certainty),
    effect: otherWeights,
  }
}

function sectorCell(sector: SectorId, source: ComparedSource): ChangeCell {
  const { worked, pattern } = source
  const stratum = worked.strata.find(each => each.sector === sector)
  const difference = pattern.change.get(sector) ?? null
  const spread = firstReason(difference, pattern.spread.get(sector))
  return changeCell(
    { first: sectorYear(stratum, 'first', source), second: sectorYear(stratum, 'second', source) },
    { worked: worked.sectors.get(sector) ?? null, judged: judgedOf(source, sector) },
    { difference, interval: spread, certainty: spread, effect: spread },
  )
}

function sectorYear(
  stratum: PairedStratum | undefined,
  year: Year,
  { pattern }: ComparedSource,
): YearFigures {
  if (stratum === undefined) return figures([], { basic: null, spread: null })
  const { hidden, spread } = pattern[year]
  return figures([stratum[year]], {
    basic: hidden.get(stratum.sector) ?? null,
    spread: spread.get(stratum.sector) ?? null,
  })
}

function patternOfPanel(
  { n, sdDifference }: PanelChange,
  { worked, pattern, rule }: ComparedSource,
): PanelPattern {
  const inTotal = worked.strata.filter(({ sector }) => !worked.excluded.includes(sector))
  const alone = [worked.strata, inTotal].flatMap(strata =>
    (['first', 'second'] as const).map(year => sumOf(strata, stratum => stratum[year].n) - n),
  )
  const counts = { both: n, alone, isUnanimous: sdDifference === 0 }
  const { first, second, hidesTotal } = pattern
  const hidesSectors = first.hidden.size + second.hidden.size > 0
  return panelPattern(counts, rule, { hidesSectors, hidesTotal })
}

function compositionOf({ total, strata }: WorkedChanges): number | null {
  if (total === null) return null
  return compositionEffect(strata, total.change)?.composition ?? null
}

/** From the difference as far as it is shown, so that it tells no more. */
function breakEvenOf(
  { difference }: ChangeCell,
  { worked, laterResponse, pattern }: ComparedSource,
): ComparedValues['breakEven'] {
  const change = valueOf(difference.value)
  const mean = worked.total?.change.second.mean
  const isKnown = change !== null && mean !== undefined && laterResponse !== null
  const value = isKnown ? breakEven({ mean, ...laterResponse }, change) : null
  return unless(reasonOf(pattern.total.difference))(value)
}

function figures(samples: readonly StratumSample[], reasons: YearReasons): YearFigures {
  const [only, ...others] = samples
  const estimate =
    only !== undefined && others.length === 0 ? sectorEstimateOf(only) : estimateOf(samples)
  return { n: estimate.n, mean: estimate.mean, interval: meanInterval(estimate), reasons }
}

function panelCell(change: PanelChange, { hidden, spread }: PanelPattern): PanelCell {
  const { n, up, same, down, meanDifference, sdDifference, test } = change
  const counted = unless(spread)
  return {
    n: unless(hidden)(n),
    up: counted(up),
    same: counted(same),
    down: counted(down),
    difference: measure(
      { value: meanDifference, interval: test?.interval ?? null },
      { value: hidden, interval: spread },
    ),
    sd: counted(sdDifference),
  }
}
