import type { Strip } from './strip.ts'

/** A strip where it stands: `y` from the top of what is laid out on its page. */
export interface PlacedStrip {
  readonly strip: Strip
  readonly y: number
  /** It has been printed before, and is not read out again. */
  readonly isRepeated: boolean
}

export type PlacedPage = readonly PlacedStrip[]

/**
 * Divides strips into pages of a height. What keeps with the next goes to a new page together with it; what is
 * taller than a page together is divided all the same.
 */
export function paginate(strips: readonly Strip[], height: number): readonly PlacedPage[] {
  const pages: PlacedStrip[][] = []
  // Nothing has room before the first page is there.
  let y = Infinity
  const makeRoomFor = (needed: number, { repeats }: Strip) => {
    if (y === 0 || y + needed <= height) return
    pages.push(repeats === null ? [] : [{ strip: repeats, y: 0, isRepeated: true }])
    y = repeats?.height ?? 0
  }
  for (const [index, strip] of strips.entries()) {
    const isBegun = strips[index - 1]?.keepsWithNext === true
    makeRoomFor(isBegun ? strip.above + strip.height : heightKept(strips, index), strip)
    const top = y === 0 ? 0 : y + strip.above
    pages.at(-1)?.push({ strip, y: top, isRepeated: false })
    y = top + strip.height
  }
  return pages
}

/** How high a strip is together with all that it may not be parted from, and the space above. */
function heightKept(strips: readonly Strip[], from: number): number {
  const last = strips.findIndex((strip, index) => index >= from && !strip.keepsWithNext)
  return strips
    .slice(from, last === -1 ? undefined : last + 1)
    .reduce((sum, { above, height }) => sum + above + height, 0)
}
