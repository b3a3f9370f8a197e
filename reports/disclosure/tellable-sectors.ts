import { byCodePoint } from '../../surveys/code-point-order.ts'
import type { SectorId } from '../../surveys/association.ts'
import { sumOf } from '../statistics/sum-of.ts'

/**
 * Sectors that may stand beside a comment (architecture.md 7): those from which at least as many comments came as
 * the threshold. Where one is not told there are two that are not, with as many comments together: else what is not
 * told would be known from what is.
 *
 * @param sectors Of each comment to one question; `null`: it is not known.
 */
export function tellableSectors(
  sectors: readonly (SectorId | null)[],
  threshold: number,
): ReadonlySet<SectorId> {
  const counts = new Map<SectorId, number>()
  for (const sector of sectors) {
    if (sector !== null) counts.set(sector, (counts.get(sector) ?? 0) + 1)
  }
  const smallestFirst = [...counts].toSorted(([a, n], [b, m]) => n - m || byCodePoint(a, b))
  const hidden = smallestFirst.findIndex(([, count], index) => {
    return count >= threshold && hideEachOther(smallestFirst.slice(0, index), threshold)
  })
  return new Set(hidden === -1 ? [] : smallestFirst.slice(hidden).map(([sector]) => sector))
}

function hideEachOther(
  counts: readonly (readonly [SectorId, number])[],
  threshold: number,
): boolean {
  return counts.length === 0 || (counts.length >= 2 && sumOf(counts, ([, n]) => n) >= threshold)
}
