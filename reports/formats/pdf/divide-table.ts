import type { Table } from '../../documents/document.ts'
import { WIDTH } from '../paper/sheet.ts'
import type { Typesetter } from '../paper/typesetter.ts'
import { neededWidths } from './column-widths.ts'

/**
 * A table whose words have no room beside one another, as several that each begin with the names of its rows; others
 * as they are.
 */
export function divideTable(table: Table, typesetter: Typesetter): readonly Table[] {
  const [names = 0, ...others] = neededWidths(table, typesetter)
  const parts: number[][] = [[]]
  let width = names
  for (const [index, needed] of others.entries()) {
    if (width > names && width + needed > WIDTH) {
      parts.push([])
      width = names
    }
    parts.at(-1)?.push(index)
    width += needed
  }
  return parts.length === 1 ? [table] : parts.map(columns => partOf(table, columns))
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
