import type { Table } from '../../documents/document.ts'
import { columnShares } from '../column-shares.ts'
import { WIDTH } from '../paper/sheet.ts'
import type { Typesetter } from '../paper/typesetter.ts'
import { formatCell } from '../table-cell.ts'

/** Space at each side of what stands in a cell, in points. */
export const CELL_PADDING = 3

/**
 * The widths of a table's columns, in points, from margin to margin: each has room for its longest word, and what is
 * left is shared by those that have much to say. Only where the words of all have no room together are some broken.
 */
export function columnWidths(table: Table, typesetter: Typesetter): readonly number[] {
  const needed = neededWidths(table, typesetter)
  const sum = total(needed)
  if (sum >= WIDTH) return needed.map(width => (width / sum) * WIDTH)
  const wished = columnShares(table).map((share, column) =>
    Math.max(share * WIDTH, needed[column] ?? 0),
  )
  const rest = (WIDTH - sum) / (total(wished) - sum)
  return needed.map((width, column) => width + ((wished[column] ?? 0) - width) * rest)
}

/** Names of rows that are longer are read in lines of at least this width. */
const NAMES_WIDTH = 90

/** How wide each column has to be, in points, for no word to be broken. */
export function neededWidths(table: Table, { widthOf }: Typesetter): readonly number[] {
  return table.columns.map((_, column) => {
    const texts = textsIn(table, column)
    // Bold is the widest that any of them is printed.
    const widest = (parts: readonly string[]) =>
      Math.max(0, ...new Set(parts.map(part => widthOf(part, 'smallStrong'))))
    const word = widest(texts.flatMap(text => text.split(/[ \n]/)))
    const name = column === 0 ? Math.min(NAMES_WIDTH, widest(texts)) : 0
    return Math.max(word, name) + 2 * CELL_PADDING + ROUNDING
  })
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
