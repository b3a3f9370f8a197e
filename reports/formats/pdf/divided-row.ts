import { HEIGHT, STYLES } from '../paper/sheet.ts'
import type { Strip } from '../paper/strip.ts'

/** With room for the head of its table. */
const TALLEST = HEIGHT - 140
const { leading } = STYLES.cell

/** A row of a table as it is; one that is taller than a page is divided all the same, for nothing of it may be lost. */
export function dividedRow(row: Strip): readonly Strip[] {
  if (row.height <= TALLEST) return [row]
  const parts = Array.from({ length: Math.ceil(row.height / TALLEST) }, (_, part) => part * TALLEST)
  return parts.map((from, part) => partOf(row, from, part === parts.length - 1))
}

/** What stands on the lines from one place in a row, and as far down as a part reaches. */
function partOf(row: Strip, from: number, isLast: boolean): Strip {
  const height = (isLast ? row.height - from : TALLEST) + leading
  return {
    ...row,
    height,
    pieces: row.pieces.map(piece => ({
      ...piece,
      lines: piece.lines
        .filter(({ baseline }) => baseline >= from && baseline < from + TALLEST)
        .map(line => ({ ...line, baseline: line.baseline - from + leading })),
    })),
    shapes: isLast ? row.shapes.map(shape => ({ ...shape, y: shape.y === 0 ? 0 : height })) : [],
  }
}
