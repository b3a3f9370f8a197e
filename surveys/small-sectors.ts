import type { Sector } from './association.ts'

/** How many associations a sector has in a frame. */
export interface SectorSize {
  readonly sector: Sector
  readonly size: number
}

/** Sectors that are too small for a promise that nobody can be told apart, and those to make one of. */
export interface SmallSectors {
  readonly small: readonly SectorSize[]
  /** The small ones, and the smallest of the others while they are too few together. */
  readonly merge: readonly SectorSize[]
}

/**
 * Finds sectors with fewer associations than the threshold, and which to merge so that none is too small.
 *
 * @returns `null` when every sector has enough.
 */
export function findSmallSectors(
  sizes: readonly SectorSize[],
  threshold: number,
): SmallSectors | null {
  const [first, ...others] = sizes.toSorted((a, b) => a.size - b.size)
  if (first === undefined || first.size >= threshold) return null
  const merge = [first]
  let together = first.size
  for (const next of others) {
    if (next.size >= threshold && together >= threshold) break
    merge.push(next)
    together += next.size
  }
  return { small: merge.filter(({ size }) => size < threshold), merge }
}
