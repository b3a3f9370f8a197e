import type { SectorId } from '../../surveys/association.ts'
import { type Figure, isWithheld } from '../disclosure/figure.ts'
import { estimateOf } from '../statistics/domain-estimate.ts'
import { gradeScoring } from '../statistics/scoring.ts'
import { sectorExceptions } from '../statistics/sector-exceptions.ts'
import { sampleOf } from '../statistics/stratum-sample.ts'
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
  { scale, total, sectors }: ItemResult,
  strata: readonly ItemStratum[],
): readonly SectorException[] {
  const samples = strata.map(stratum => ({
    sector: stratum.sector,
    ...sampleOf(stratum, gradeScoring(scale)),
  }))
  return sectorExceptions(samples).flatMap(({ sector, difference, others: held }) => {
    const cell = sectors.find(each => each.sector === sector)
    if (cell === undefined || isWithheld(cell.mean.value)) return []
    const others = estimateOf(samples.filter(sample => held.includes(sample.sector))).mean
    return [
      {
        sector,
        direction: difference > 0 ? ('higher' as const) : ('lower' as const),
        mean: cell.mean.value,
        others: isWithheld(total.mean.value) ? total.mean.value : { value: others },
      },
    ]
  })
}
