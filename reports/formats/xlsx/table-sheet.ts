import type { CellObject, Row as SheetRow, Sheet } from 'write-excel-file/node'

import { type Figure, isWithheld } from '../../disclosure/figure.ts'
import type { Column, Row, Say, Table, TableCell, Unit } from '../../documents/document.ts'
import { MISSING, WITHHELD } from '../swedish.ts'
import { xmlText } from '../safe-text.ts'

/** How a spreadsheet shows the numbers of a unit; all their digits are in the cell. */
const SHOWN_AS: Readonly<Record<Unit, string>> = {
  count: '#,##0',
  score: '0.0',
  share: '0 %',
  index: '0',
  difference: '+0.0;\u22120.0;0.0',
  indexDifference: '+0;\u22120;0',
  net: '+0;\u22120;0',
  alpha: '0.00',
  error: '0.00',
  effect: '+0.00;\u22120.00;0.00',
  pValue: '0.000',
}

/** More does not fit in a cell. */
const MOST_CHARACTERS = 32_767

/** A sheet, in a file that is written for Node.js. */
export type FileSheet = Sheet<Buffer>

export interface SheetTable {
  /** The name on its tab: no more than 31 characters. */
  readonly name: string
  /** What stands above the head of the table. */
  readonly above: readonly string[]
  readonly table: Table
}

/** A table as a sheet: numbers are numbers, an interval has a column for each limit, the head stays in view. */
export function tableSheet({ name, above, table }: SheetTable, say: Say): FileSheet {
  const { columns, rows } = table
  const isInterval = columns.map((_, index) =>
    rows.some(({ cells }) => 'low' in (cells[index - 1] ?? {})),
  )
  const head = columns.flatMap((column, index) =>
    isInterval[index] === true ? limitHeads(column, say) : [column.text],
  )
  const data = [
    ...above.map(text => [textCell(text, { fontWeight: 'bold' })]),
    head.map((text, index) => headCell(text, index === 0)),
    ...rows.map(row => sheetRow(row, isInterval)),
  ]
  return {
    sheet: name,
    data,
    columns: head.map((text, index) => ({ width: widthOf(text, index, rows) })),
    stickyRowsCount: above.length + 1,
    stickyColumnsCount: 1,
    orientation: 'landscape',
  }
}

function limitHeads({ text }: Column, say: Say): readonly string[] {
  return [say('file.limitLow', { column: text }), say('file.limitHigh', { column: text })]
}

function headCell(text: string, isFirst: boolean): CellObject {
  return textCell(text, {
    fontWeight: 'bold',
    wrap: true,
    alignVertical: 'bottom',
    align: isFirst ? 'left' : 'right',
    bottomBorderStyle: 'thin',
  })
}

function sheetRow({ header, cells, isTotal }: Row, isInterval: readonly boolean[]): SheetRow {
  const look: Partial<CellObject> = isTotal ? { fontWeight: 'bold', topBorderStyle: 'thin' } : {}
  const values = cells.flatMap((cell, index) => valueCells(cell, isInterval[index + 1] === true))
  return [textCell(header, look), ...values.map(value => ({ ...value, ...look }))]
}

function valueCells(cell: TableCell, isInterval: boolean): readonly CellObject[] {
  if ('low' in cell) return [cell.low, cell.high].map(limit => figureCell(limit, cell.unit))
  const value = 'text' in cell ? textCell(cell.text, AT_RIGHT) : figureCell(cell.figure, cell.unit)
  return isInterval ? [value, textCell('', {})] : [value]
}

const AT_RIGHT = { align: 'right' } as const

function figureCell(figure: Figure, unit: Unit): CellObject {
  if (isWithheld(figure)) return textCell(WITHHELD, AT_RIGHT)
  if (figure.value === null) return textCell(MISSING, AT_RIGHT)
  return { type: Number, value: figure.value, format: SHOWN_AS[unit], ...AT_RIGHT }
}

/** Text is text, also where it looks like a formula: its type says so. */
export function textCell(text: string, look: Partial<CellObject>): CellObject {
  return { ...look, type: String, value: xmlText(text).slice(0, MOST_CHARACTERS) }
}

/** In characters. The first column is as wide as what stands in it, within reason. */
function widthOf(head: string, index: number, rows: readonly Row[]): number {
  if (index > 0) return Math.min(24, Math.max(12, head.length / 2 + 4))
  return Math.min(60, Math.max(18, ...rows.map(({ header }) => header.length + 2)))
}
