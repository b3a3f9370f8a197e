import type { SectorId } from '../../surveys/association.ts'
import { type ItemTally, settledCount } from '../tally/item-tally.ts'

/** One sector of one item: how many associations it has, and how they answered. */
export interface SectorAnswers {
  readonly sector: SectorId
  /** N: associations in the frame; `null`: unknown. */
  readonly size: number | null
  readonly tally: ItemTally
}

/** r: everyone in the sector who responded. Open: who has answered is no secret count. */
export function respondentCount(tally: ItemTally): number {
  return settledCount(tally) + tally.blank
}

/**
 * What one answer of each sector weighs in the total: N/a (statistics.md 5), or 1 where the size of some
 * sector is not known. 0 for a sector without answers, which the total does not speak for.
 */
export function answerWeights(strata: readonly SectorAnswers[]): readonly number[] {
  const isWeighted = strata.every(({ size }) => size !== null)
  return strata.map(({ size, tally }) => {
    const settled = settledCount(tally)
    if (settled === 0) return 0
    return isWeighted ? Math.max(size ?? 0, settled) / settled : 1
  })
}
