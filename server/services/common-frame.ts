import type { PairTally } from '../../reports/tally/joint-tally.ts'
import type { SectorId } from '../../surveys/association.ts'
import { byCodePoint } from '../../surveys/code-point-order.ts'
import type { FrameEntry, Round } from '../../surveys/round.ts'
import type { RoundStore } from '../store/round-store.ts'

/**
 * M: how many associations each sector had in the frame both times. Both frames stream past side by side, in the order of
 * the associations' ids.
 */
export async function countCommonFrame(
  { first, second }: { readonly first: Pick<Round, 'id'>; readonly second: Pick<Round, 'id'> },
  sectors: readonly SectorId[],
  store: Pick<RoundStore, 'eachFrameEntry'>,
): Promise<PairTally['commonFrame']> {
  const counts = new Map(sectors.map(sector => [sector, 0]))
  const find = createFinder(store.eachFrameEntry(first.id))
  for await (const { associationId, sector } of store.eachFrameEntry(second.id)) {
    const before = await find(associationId)
    if (before?.sector === sector) counts.set(sector, (counts.get(sector) ?? 0) + 1)
  }
  return Object.fromEntries(counts)
}

/** Finds entries of a frame by id; to be asked in the order of the ids. */
function createFinder(frame: AsyncIterable<FrameEntry>) {
  const entries = frame[Symbol.asyncIterator]()
  let next: Promise<IteratorResult<FrameEntry, unknown>> | null = null
  return async (id: string): Promise<FrameEntry | null> => {
    for (;;) {
      next ??= entries.next()
      const { done, value } = await next
      if (done === true) return null
      const order = byCodePoint(value.associationId, id)
      if (order > 0) return null
      next = null
      if (order === 0) return value
    }
  }
}
