import type { ItemTally } from '../tally/item-tally.ts'
import type { Reasons } from './disclosed-item.ts'
import type { SectorAnswers } from './sector-answers.ts'

/**
 * How many responses a correction has at least changed, added or taken away in a group, as far as its
 * counts tell.
 *
 * @example
 * changedAnswers({ grades: [0, 2, 3], dontKnow: 1, blank: 0, notShown: 0 }, { grades: [0, 1, 4], dontKnow: 1, blank: 0, notShown: 0 }) // 1
 */
export function changedAnswers(before: ItemTally, after: ItemTally): number {
  const changes = countsOf(after).map((count, place) => count - (countsOf(before)[place] ?? 0))
  const more = changes.reduce((sum, change) => sum + Math.max(0, change), 0)
  const less = changes.reduce((sum, change) => sum + Math.max(0, -change), 0)
  return Math.max(more, less)
}

/** Sectors in which a correction changes so few answers that old and new together tell them (14.7). */
export function correctedSectors(
  before: readonly SectorAnswers[],
  after: readonly SectorAnswers[],
  threshold: number,
): Reasons {
  return new Map(
    after.flatMap(({ sector, tally }) => {
      const old = before.find(each => each.sector === sector)?.tally
      const changed = changedAnswers(old ?? { ...tally, ...NOTHING }, tally)
      return changed > 0 && changed < threshold ? [[sector, 'corrected']] : []
    }),
  )
}

const NOTHING: ItemTally = { grades: [], dontKnow: 0, blank: 0, notShown: 0 }

function countsOf({ grades, dontKnow, blank, notShown }: ItemTally): readonly number[] {
  return [...grades, dontKnow, blank, notShown]
}
