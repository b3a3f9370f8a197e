import type { SectorId } from '../../surveys/association.ts'
import type { WithholdingReason } from '../disclosure/figure.ts'
import type { DisclosureRule, ItemPattern } from '../disclosure/item-pattern.ts'
import type { IndexTally } from '../tally/index-tally.ts'
import type { IndexReasons } from './index-result.ts'
import { firstReason } from './open-figures.ts'

/** How one sector's index was counted. */
interface CountedSector {
  readonly sector: SectorId
  readonly tally: Pick<IndexTally, 'defined'>
}

/**
 * What is withheld of an index: whatever is withheld of any of its questions, in that sector or in all,
 * and what rests on too few.
 *
 * @param items The patterns of the questions that make the index.
 */
export function indexReasons(
  strata: readonly CountedSector[],
  items: readonly ItemPattern[],
  { promise, threshold }: DisclosureRule,
): IndexReasons {
  const few = (n: number, least: number): WithholdingReason | null =>
    promise.withholdsSmallCells && n > 0 && n < least
      ? least === threshold
        ? 'few'
        : 'fewForSpread'
      : null
  const all = strata.reduce((sum, { tally }) => sum + tally.defined, 0)
  return {
    sectors: new Map(
      strata.map(({ sector, tally: { defined } }) => {
        const basic = firstReason(
          few(defined, threshold),
          ...items.map(({ hidden }) => hidden.get(sector)),
        )
        const spread = firstReason(
          basic,
          few(defined, 2 * threshold),
          ...items.map(pattern => pattern.spread.get(sector)),
        )
        return [sector, { basic, spread }]
      }),
    ),
    total: {
      basic: firstReason(few(all, threshold), ...items.map(({ total }) => total.hidden)),
      spread: firstReason(
        few(all, 2 * threshold),
        ...items.map(({ total }) => firstReason(total.hidden, total.spread)),
      ),
    },
  }
}
