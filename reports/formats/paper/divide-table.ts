import type { Table } from '../../documents/document.ts'
import { WIDTH } from './sheet.ts'
import { cutText, type Typesetter } from './typesetter.ts'
import { namesWidth, neededWidths } from './column-widths.ts'

/**
 * A table whose words have no room beside one another, as several that each begin with the names of its rows and have
 * as many columns as the others; tables with room as they are.
 */
export function divideTable(table: Table, typesetter: Typesetter): readonly Table[] {
  const [names = 0, ...others] = neededWidths(table, typesetter)
  if (names + total(others) <= WIDTH) return [table]
  const room = WIDTH - namesWidth(table, typesetter)
  // A word that has no room anyway is broken beside others: its column does not make every column a table of its own.
  const columns = others.map((width, index) => ({ width: Math.min(width, room / 2), index }))
  const fewest = others.findIndex((_, before) => {
    return inParts(columns, before + 1).every(part => total(part.map(({ width }) => width)) <= room)
  })
  const count = fewest === -1 ? others.length : fewest + 1
  return inParts(columns, count).map((part, at) =>
    partOf(
      at === 0 ? table : withShortNames(table),
      part.map(({ index }) => index),
    ),
  )
}

/** In order, and as many in each as in the others, as far as that can be. */
function inParts<Of>(all: readonly Of[], count: number): readonly (readonly Of[])[] {
  const place = (part: number) => Math.round((part * all.length) / count)
  return Array.from({ length: count }, (_, part) => all.slice(place(part), place(part + 1)))
}

/** Whether a row stays on a page with the next: no page begins or ends with one row alone of a table that goes on. */
export function isKeptWithNext(row: number, rows: number): boolean {
  return row < rows - 1 && (row === 0 || row === rows - 2)
}

/** Names that come again are told by how they begin: they stand in full in the first part. */
function withShortNames(table: Table): Table {
  return {
    ...table,
    rows: table.rows.map(row => ({ ...row, header: cutText(row.header, SHORT_NAME, lengthOf) })),
  }
}

/** In characters: about two lines. */
const SHORT_NAME = 60
const lengthOf = (text: string) => text.length

/** @param columns Which, where 0 is the first after the names of the rows. */
function partOf({ caption, columns: all, rows }: Table, columns: readonly number[]): Table {
  const first = all.slice(0, 1)
  return {
    caption,
    columns: [...first, ...columns.flatMap(index => all[index + 1] ?? [])],
    rows: rows.map(row => ({ ...row, cells: columns.flatMap(index => row.cells[index] ?? []) })),
  }
}

function total(widths: readonly number[]): number {
  return widths.reduce((sum, width) => sum + width, 0)
}
