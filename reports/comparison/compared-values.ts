import type { SectorId } from '../../surveys/association.ts'
import { type WithholdingReason } from '../disclosure/figure.ts'
import type { DisclosureRule } from '../disclosure/item-pattern.ts'
import { measure, unless } from '../results/open-figures.ts'
import { compositionEffect } from '../statistics/composition-effect.ts'
import { estimateOf, meanInterval, sectorEstimateOf } from '../statistics/domain-estimate.ts'
import { breakEven, type RespondingMean } from '../statistics/nonresponse.ts'
import type { PanelChange } from '../statistics/panel-change.ts'
import type { StratumSample } from '../statistics/stratum-sample.ts'
import type { AdjustedP } from './adjusted.ts'
import { changeCell, type Judged, type YearFigures, type YearReasons } from './change-cell.ts'
import type { ComparedValues, PanelCell } from './comparison.ts'
import type { Year } from './comparison-context.ts'
import { panelReason } from './panel-reason.ts'
import type { WorkedChanges } from './worked-change.ts'

/** Why the figures of one round are withheld, behind its own rule and the comparison's. */
export interface YearPattern {
  sector(sector: SectorId): YearReasons
  /** Of the total over sectors that answered both times; the excluded ones are left out of it. */
  total(excluded: readonly SectorId[]): YearReasons
}

/** Everything that one comparison is shown from. */
export interface ComparedSource {
  readonly unit: ComparedValues['unit']
  /** δ, in that unit. */
  readonly margin: number
  /** In register order. */
  readonly sectors: readonly SectorId[]
  readonly worked: WorkedChanges
  readonly patterns: { readonly first: YearPattern; readonly second: YearPattern }
  /** The tests of a sector, or of `TOTAL`, within their family; `null`: no verdict is allowed. */
  readonly adjusted: (group: SectorId) => AdjustedP | null
  /** `null`: nobody knows who answered twice, or the scales differ. */
  readonly panel: PanelChange | null
  /** The comparison's own. */
  readonly rule: DisclosureRule
  /** How many associations the later round has, and how many of them responded. */
  readonly laterResponse: Omit<RespondingMean, 'mean'>
}

/** All sectors together, where a sector's id is asked for; no sector can have it. */
export const TOTAL = '*'

/** A change in all sectors together and in each, as far as each may be shown. */
export function comparedValues(source: ComparedSource): ComparedValues {
  const { unit, margin, sectors, worked, patterns, adjusted, panel, rule, laterResponse } = source
  const { strata, excluded } = worked
  const judged = (group: SectorId): Judged | null => {
    const p = adjusted(group)
    return p && { p, margin }
  }
  const inTotal = strata.filter(({ first, second }) => first.answered > 0 && second.answered > 0)
  const totals = {
    first: figures(
      inTotal.map(({ first }) => first),
      patterns.first.total(excluded),
    ),
    second: figures(
      inTotal.map(({ second }) => second),
      patterns.second.total(excluded),
    ),
  }
  const bySector = new Map(strata.map(stratum => [stratum.sector, stratum]))
  return {
    unit,
    margin,
    total: changeCell(totals, worked.total, judged(TOTAL)),
    excluded,
    sectors: sectors.map(sector => {
      const stratum = bySector.get(sector)
      const years = {
        first: figures(stratum === undefined ? [] : [stratum.first], patterns.first.sector(sector)),
        second: figures(
          stratum === undefined ? [] : [stratum.second],
          patterns.second.sector(sector),
        ),
      }
      return { sector, ...changeCell(years, worked.sectors.get(sector) ?? null, judged(sector)) }
    }),
    panel: panel && panelCell(panel, reasonOfPanel(panel, worked, { totals, rule })),
    composition: unless(...reasonsOf(totals))(compositionOf(worked)),
    breakEven: unless(...reasonsOf(totals))(breakEvenOf(worked, laterResponse)),
  }
}

interface Totals {
  readonly first: YearFigures
  readonly second: YearFigures
}

function reasonsOf({ first, second }: Totals): readonly (WithholdingReason | null)[] {
  return [first.reasons.basic, second.reasons.basic]
}

function reasonOfPanel(
  panel: PanelChange,
  { strata }: WorkedChanges,
  { totals, rule }: { readonly totals: Totals; readonly rule: DisclosureRule },
): WithholdingReason | null {
  const graded = (year: Year) => strata.reduce((sum, stratum) => sum + stratum[year].n, 0)
  const counts = { both: panel.n, years: [graded('first'), graded('second')] }
  return panelReason(counts, rule, reasonsOf(totals))
}

function compositionOf({ total, strata }: WorkedChanges): number | null {
  if (total === null) return null
  return compositionEffect(strata, total.change)?.composition ?? null
}

function breakEvenOf(
  { total }: WorkedChanges,
  response: Omit<RespondingMean, 'mean'>,
): number | null {
  if (total === null) return null
  const { second, difference } = total.change
  return breakEven({ mean: second.mean, ...response }, difference)
}

function figures(samples: readonly StratumSample[], reasons: YearReasons): YearFigures {
  const [only, ...others] = samples
  const estimate =
    only !== undefined && others.length === 0 ? sectorEstimateOf(only) : estimateOf(samples)
  return { n: estimate.n, mean: estimate.mean, interval: meanInterval(estimate), reasons }
}

function panelCell(change: PanelChange, reason: WithholdingReason | null): PanelCell {
  const open = unless(reason)
  const { n, up, same, down, meanDifference, sdDifference, test } = change
  return {
    n: open(n),
    up: open(up),
    same: open(same),
    down: open(down),
    difference: measure(
      { value: meanDifference, interval: test?.interval ?? null },
      { value: reason, interval: reason },
    ),
    sd: open(sdDifference),
  }
}
