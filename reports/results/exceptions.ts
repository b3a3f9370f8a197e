import type { SectorId } from '../../surveys/association.ts'
import type { Figure } from '../disclosure/figure.ts'
import { guardedTotals } from '../disclosure/guarded-measures.ts'
import { PRINTED_STEP, roundedTo } from '../disclosure/rounding-step.ts'
import { asShown } from '../disclosure/showing.ts'
import { domainEstimate } from '../statistics/domain-estimate.ts'
import { gradeScoring } from '../statistics/scoring.ts'
import { sectorExceptions } from '../statistics/sector-exceptions.ts'
import { sampleOf } from '../statistics/stratum-sample.ts'
import { disclosedItem } from './printed-total.ts'
import type { PublishedItem } from './published-item.ts'
import type { ItemResult } from './result-set.ts'
import type { ItemStratum } from './strata.ts'

/** A sector whose mean on the whole differs from that of the other sectors, demonstrably ("undantaget är …"). */
export interface SectorException {
  readonly sector: SectorId
  readonly direction: 'higher' | 'lower'
  readonly mean: Figure
  /** Of the sectors that it differs from, together. */
  readonly others: Figure
}

/**
 * The exceptions among sectors, as far as they may be told: of a sector that is withheld nothing is said,
 * and what the others have together is withheld where the total is.
 */
export function exceptionsOf(
  { sectors }: Pick<ItemResult, 'sectors'>,
  { question: { scale }, strata, pattern }: PublishedItem,
): readonly SectorException[] {
  const samples = strata.map(stratum => ({
    sector: stratum.sector,
    ...sampleOf(stratum, gradeScoring(scale)),
  }))
  const shown = sectorExceptions(samples).filter(({ sector }) => !pattern.hidden.has(sector))
  const others = shown.map(
    ({ others: held }) =>
      (given: readonly ItemStratum[]) =>
        domainEstimate(
          given.filter(stratum => held.includes(stratum.sector)),
          gradeScoring(scale),
        ).mean,
  )
  // The mean of the others is one more total of those that are hidden.
  const showings = guardedTotals(
    disclosedItem(scale, strata),
    pattern,
    others.map(mean => given => [rounded(mean(given))]),
  )
  return shown.flatMap(({ sector, difference }, place) => {
    const cell = sectors.find(each => each.sector === sector)
    if (cell === undefined) return []
    return [
      {
        sector,
        direction: difference > 0 ? ('higher' as const) : ('lower' as const),
        mean: cell.mean.value,
        others: asShown(
          others[place]?.(strata) ?? null,
          showings[place] ?? 'protectsOthers',
          PRINTED_STEP.mean,
        ),
      },
    ]
  })
}

function rounded(mean: number | null): number | null {
  return mean === null ? null : roundedTo(mean, PRINTED_STEP.mean)
}
