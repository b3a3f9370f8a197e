import type { Say } from '../../reports/documents/document.ts'
import type { TableFault } from '../problems.ts'

/** What is wrong in a table, after the place where it is. */
export function tableFaultText({ row, column, code, values }: TableFault, say: Say): string {
  return say('place.row', { row, column }) + say(`tableFault.${code}`, values)
}
