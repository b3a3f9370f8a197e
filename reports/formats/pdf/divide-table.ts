import type { Table } from '../../documents/document.ts'
import { WIDTH } from '../paper/sheet.ts'
import type { Typesetter } from '../paper/typesetter.ts'
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
  return inParts(columns, count).map(part =>
    partOf(
      table,
      part.map(({ index }) => index),
    ),
  )
}

/** In order, and as many in each as in the others, as far as that can be. */
function inParts<Of>(all: readonly Of[], count: number): readonly (readonly Of[])[] {
  const place = (part: number) => Math.round((part * all.length) / count)
  return Array.from({ length: count }, (_, part) => all.slice(place(part), place(part + 1)))
}

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
