import { wrapText } from '../wrap-text.ts'
import { type Look, LOOKS } from './cell-looks.ts'
import type { SheetRow } from './sheet.ts'

/** In points, of a row of one line. */
export const ROW_HEIGHT = 15

/** In points: Excel takes no row that is higher than 409.5. */
const HIGHEST = 409

/** In points, of the letters in it. */
const LETTERS = 11

/** What a letter takes on average, where a digit, by which widths are told, takes 1; bold letters take the most. */
const LETTER_WIDTH = 0.95

/** What can need more room than a row has. */
const TALL: ReadonlyMap<string, Look> = new Map(
  LOOKS.filter(([, { wraps, size }]) => wraps === true || size !== undefined),
)

/**
 * How high a row has to be for all its words to be seen, in points: not every program that opens a workbook measures
 * that by itself.
 *
 * @param widths Of the columns, in characters.
 */
export function rowHeight(cells: SheetRow, widths: readonly number[]): number {
  let height = ROW_HEIGHT
  for (const [index, { value, look: name }] of cells.entries()) {
    const look = TALL.get(name)
    if (look === undefined) continue
    const { size = LETTERS, wraps } = look
    const lines = wraps ? linesOf(String(value), widths[index] ?? 1) : 1
    height = Math.max(height, Math.ceil((lines * ROW_HEIGHT * size) / LETTERS))
  }
  return Math.min(HIGHEST, height)
}

function linesOf(text: string, width: number): number {
  return wrapText(text, width, part => part.length * LETTER_WIDTH).length
}
