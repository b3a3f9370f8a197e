/**
 * Things under one another in as few parts as can be, and these as even as can be: none is left with the last row alone.
 *
 * @param heights Of each, from the top.
 * @param most How high a part may be; what is higher by itself is a part by itself.
 * @returns The numbers of those in each part; at least one part.
 */
export function evenParts(heights: readonly number[], most: number): readonly number[][] {
  const fewest = partsWithin(heights, most)
  const total = heights.reduce((sum, height) => sum + height, 0)
  const least = Math.max(1, Math.min(...heights))
  for (let limit = total / fewest.length; limit < most; limit += least) {
    const parts = partsWithin(heights, limit)
    if (parts.length === fewest.length) return parts
  }
  return fewest
}

/** One after the other, as many in each part as have room. */
function partsWithin(heights: readonly number[], most: number): number[][] {
  const parts: number[][] = [[]]
  let used = 0
  for (const [at, height] of heights.entries()) {
    if (used > 0 && used + height > most) {
      parts.push([])
      used = 0
    }
    parts.at(-1)?.push(at)
    used += height
  }
  return parts
}
