import type { Table } from '../../documents/document.ts'
import { WIDTH } from './sheet.ts'
import type { Typesetter } from './typesetter.ts'
import { formatCell } from '../table-cell.ts'

/** Space at each side of what stands in a cell, in points. */
export const CELL_PADDING = 3

/**
 * The widths of a table's columns, in points: each has room for its longest word, and what is left is shared by those
 * that have much to say. Only where the words of all have no room together are some broken.
 *
 * @param width Of the table; left out: from margin to margin.
 */
export function columnWidths(
  table: Table,
  typesetter: Typesetter,
  width: number = WIDTH,
): readonly number[] {
  const needed = neededWidths(table, typesetter)
  const rest = width - total(needed)
  if (rest <= 0) return narrowed(needed, width)
  const wished = table.columns.map((_, column) => {
    const inOneLine = widest(textsIn(table, column), typesetter)
    return Math.max(0, Math.min(LONG, inOneLine) - (needed[column] ?? 0))
  })
  // A table of numbers alone wishes for nothing more: its columns stand evenly.
  const sum = total(wished)
  return needed.map((least, column) => {
    const share = sum === 0 ? 1 / needed.length : (wished[column] ?? 0) / sum
    return least + share * rest
  })
}

/** The widest give way, and all of these as far: no more words are broken than have to be. */
function narrowed(needed: readonly number[], width: number): readonly number[] {
  let [room, columns] = [width, needed.length]
  for (const least of needed.toSorted((a, b) => a - b)) {
    const most = room / columns
    if (least > most) return needed.map(each => Math.min(each, most))
    room -= least
    columns -= 1
  }
  return needed
}

/** Names of rows that are longer are read in lines of at least this width, in points. */
const NAMES_WIDTH = 72
/** Those that come again beside each part of a table make its rows high in every part. */
const REPEATED_NAMES = 150
/** A text that is longer in one line, in points, wishes for no more than this: it fills several lines anyway. */
const LONG = 300

/** How wide each column has to be, in points, for no word to be broken. */
export function neededWidths(table: Table, typesetter: Typesetter): readonly number[] {
  return table.columns.map((_, column) => {
    const texts = textsIn(table, column)
    const word = widest(
      texts.flatMap(text => text.split(/[ \n]/)),
      typesetter,
    )
    return column === 0 ? Math.max(word, Math.min(NAMES_WIDTH, widest(texts, typesetter))) : word
  })
}

/** How wide a table is whose every cell stands in one line, in points. */
export function widthInOneLine(table: Table, typesetter: Typesetter): number {
  return total(table.columns.map((_, column) => widest(textsIn(table, column), typesetter)))
}

/** How wide the names of rows are to be where they come again beside each part of a table, in points. */
export function namesWidth(table: Table, typesetter: Typesetter): number {
  const [needed = 0] = neededWidths(table, typesetter)
  return Math.max(needed, Math.min(REPEATED_NAMES, widest(textsIn(table, 0), typesetter)))
}

/** How wide a cell with the widest of these has to be, in points. Bold is the widest that any of them is printed. */
function widest(texts: readonly string[], { widthOf }: Typesetter): number {
  const each = [...new Set(texts)].map(text => widthOf(text, 'smallStrong'))
  return Math.max(0, ...each) + 2 * CELL_PADDING + ROUNDING
}

function textsIn({ columns, rows }: Table, column: number): readonly string[] {
  return [
    columns[column]?.text ?? '',
    ...rows.map(({ header, cells }) => {
      const cell = cells[column - 1]
      return cell === undefined ? header : formatCell(cell)
    }),
  ]
}

/** So that a word that has room just so is not broken by the last digit of a sum. */
const ROUNDING = 0.01

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0)
}
