import { valueOf } from '../disclosure/figure.ts'
import type { Table, TableCell } from '../documents/document.ts'

/** Whether a column of a table holds words, which are read from the left, and no numbers. @param column 0 is the row's own head. */
export function isWordsColumn({ rows }: Pick<Table, 'rows'>, column: number): boolean {
  const cells = rows.map(row => row.cells[column - 1])
  return cells.some(isWords) && cells.every(cell => isWords(cell) || isGap(cell))
}

/** Whether a cell holds words. */
export function isWords(cell: TableCell | undefined): boolean {
  return cell !== undefined && 'text' in cell
}

/** A cell that shows nothing stands like its neighbours. */
function isGap(cell: TableCell | undefined): boolean {
  return cell === undefined || ('figure' in cell && valueOf(cell.figure) === null)
}
