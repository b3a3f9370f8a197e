import { HEIGHT, STYLES } from '../paper/sheet.ts'
import type { Strip } from '../paper/strip.ts'

/** With room for the head of a table. */
const TALLEST = HEIGHT - 140
const { leading } = STYLES.cell

/** A strip as it is; one that is taller than a page is divided all the same, for nothing of it may be lost. */
export function dividedStrip(strip: Strip): readonly Strip[] {
  if (strip.height <= TALLEST) return [strip]
  const count = Math.ceil(strip.height / TALLEST)
  const parts = Array.from({ length: count }, (_, part) => part * TALLEST)
  return parts.map((from, part) => partOf(strip, from, part === parts.length - 1))
}

/** What stands on the lines from one place in a strip, and as far down as a part reaches. */
function partOf(strip: Strip, from: number, isLast: boolean): Strip {
  const height = (isLast ? strip.height - from : TALLEST) + leading
  const pieces = strip.pieces.map(piece => ({
    ...piece,
    lines: piece.lines
      .filter(({ baseline }) => baseline >= from && baseline < from + TALLEST)
      .map(line => ({ ...line, baseline: line.baseline - from + leading })),
  }))
  return {
    ...strip,
    height,
    // A row has all its cells in each part; what an item of a list is called stands in the first.
    pieces: pieces.filter(({ tag, lines }) => tag !== 'Lbl' || lines.length > 0),
    shapes: isLast ? strip.shapes.map(shape => ({ ...shape, y: shape.y === 0 ? 0 : height })) : [],
  }
}
