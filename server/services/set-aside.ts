import type { Table } from '../files/read-table.ts'
import type { TableFault } from '../problems.ts'
import { REASON_COLUMN } from './register-columns.ts'

/**
 * The rows of a table that cannot be read in, as they stand, with why: to be mended and read in again.
 *
 * @param tell What is wrong, in words.
 */
export function setAsideRows(
  { columns, rows }: Table,
  faults: readonly TableFault[],
  tell: (fault: TableFault) => string,
): { readonly columns: readonly string[]; readonly rows: readonly (readonly string[])[] } {
  const reasons = new Map<number, string[]>()
  for (const fault of faults) {
    const told = reasons.get(fault.row)
    if (told === undefined) reasons.set(fault.row, [tell(fault)])
    else told.push(tell(fault))
  }
  const kept = columns.filter(column => column !== REASON_COLUMN)
  return {
    columns: [...kept, REASON_COLUMN],
    rows: rows.flatMap(({ number, cells }) => {
      const why = reasons.get(number)
      if (why === undefined) return []
      return [[...kept.map(column => cells.get(column) ?? ''), why.join(' ')]]
    }),
  }
}
