import type { SectorId } from '../../surveys/association.ts'
import type { Stratum } from '../statistics/stratum-sample.ts'
import { type ItemTally, settledCount } from '../tally/item-tally.ts'

/** One sector of one item: how many associations it has, and how they answered. */
export interface SectorAnswers extends Stratum {
  readonly sector: SectorId
}

/** r: everyone in the sector who responded. Open: who has answered is no secret count. */
export function respondentCount(tally: ItemTally): number {
  return settledCount(tally) + tally.blank
}
