import { type Figure, isWithheld } from '../../disclosure/figure.ts'
import type { Column, Row, Say, Table, TableCell, Unit } from '../../documents/document.ts'
import { MISSING, WITHHELD } from '../swedish.ts'
import type { Sheet, SheetCell, SheetRow } from './sheet.ts'

export interface SheetTable {
  /** The name on its tab: no more than 31 characters. */
  readonly name: string
  /** What stands above the head of the table. */
  readonly above: readonly string[]
  readonly table: Table
}

/** A table as a sheet: numbers are numbers, an interval has a column for each limit, the head stays in view. */
export function tableSheet({ name, above, table }: SheetTable, say: Say): Sheet {
  const { columns, rows } = table
  const isInterval = columns.map((_, index) =>
    rows.some(({ cells }) => 'low' in (cells[index - 1] ?? {})),
  )
  const head = columns.flatMap((column, index) =>
    isInterval[index] === true ? limitHeads(column, say) : [column.text],
  )
  const top = [
    ...above.map((value): SheetRow => [{ value, look: 'strong' }]),
    head.map((value, index): SheetCell => ({ value, look: index === 0 ? 'firstHead' : 'head' })),
  ]
  const body = rows.map(row => sheetRow(row, isInterval))
  const longest = longestTexts(body)
  return {
    name,
    widths: head.map((text, index) => widthOf(text, longest[index] ?? 0, index === 0)),
    inView: { rows: top.length, columns: 1 },
    batches: [top, body],
  }
}

function limitHeads({ text }: Column, say: Say): readonly string[] {
  return [say('file.limitLow', { column: text }), say('file.limitHigh', { column: text })]
}

function sheetRow({ header, cells, isTotal }: Row, isInterval: readonly boolean[]): SheetRow {
  const values = cells.flatMap((cell, index) =>
    valueCells(cell, { isTotal, isInterval: isInterval[index + 1] === true }),
  )
  return [{ value: header, look: isTotal ? 'total' : 'plain' }, ...values]
}

function valueCells(
  cell: TableCell,
  { isTotal, isInterval }: { readonly isTotal: boolean; readonly isInterval: boolean },
): readonly SheetCell[] {
  if ('low' in cell)
    return [cell.low, cell.high].map(limit => figureCell(limit, cell.unit, isTotal))
  const value =
    'text' in cell ? textCell(cell.text, isTotal) : figureCell(cell.figure, cell.unit, isTotal)
  return isInterval ? [value, textCell('', isTotal)] : [value]
}

function figureCell(figure: Figure, unit: Unit, isTotal: boolean): SheetCell {
  if (isWithheld(figure)) return textCell(WITHHELD, isTotal)
  if (figure.value === null) return textCell(MISSING, isTotal)
  return { value: figure.value, look: `${isTotal ? 'total' : 'figure'}.${unit}` }
}

function textCell(value: string, isTotal: boolean): SheetCell {
  return { value, look: isTotal ? 'totalRight' : 'right' }
}

/** In characters, within reason. The first column is as wide as what stands in it, others are for figures or a few words. */
function widthOf(head: string, longest: number, isFirst: boolean): number {
  if (isFirst) return Math.min(60, Math.max(18, longest + 2))
  return Math.min(24, Math.max(12, head.length / 2 + 4, longest + 2))
}

/** How many characters the longest text has, column by column of the sheet. */
function longestTexts(rows: readonly SheetRow[]): readonly number[] {
  return rows.reduce<readonly number[]>(
    (most, row) =>
      row.map(({ value }, index) =>
        Math.max(most[index] ?? 0, typeof value === 'string' ? value.length : 0),
      ),
    [],
  )
}
