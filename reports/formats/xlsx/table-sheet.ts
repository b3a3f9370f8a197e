import { type Figure, isWithheld } from '../../disclosure/figure.ts'
import type { Column, Row, Say, Table, TableCell, Unit } from '../../documents/document.ts'
import { MISSING, WITHHELD } from '../swedish.ts'
import { isWordsColumn } from '../words-column.ts'
import type { Sheet, SheetCell, SheetRow } from './sheet.ts'

export interface SheetTable {
  /** The name on its tab: no more than 31 characters. */
  readonly name: string
  /** What stands above the head of the table. */
  readonly above: readonly string[]
  readonly table: Table
}

/**
 * A table as a sheet: numbers are numbers, an interval has a column for each limit, words stand to the left on as many
 * lines as they need, the head stays in view.
 */
export function tableSheet({ name, above, table }: SheetTable, say: Say): Sheet {
  const { columns, rows } = table
  const isInterval = columns.map((_, index) =>
    rows.some(({ cells }) => 'low' in (cells[index - 1] ?? {})),
  )
  const hasWords = columns.map((_, index) => index === 0 || isWordsColumn(table, index))
  const head = columns.flatMap((column, index): readonly SheetCell[] =>
    isInterval[index] === true
      ? limitHeads(column, say).map(value => ({ value, look: 'head' }))
      : [{ value: column.text, look: hasWords[index] === true ? 'wordsHead' : 'head' }],
  )
  const top = [...above.map((value): SheetRow => [{ value, look: 'strong' }]), head]
  const body = rows.map(row => sheetRow(row, { isInterval, hasWords }))
  const longest = longestTexts(body)
  return {
    name,
    widths: head.map((cell, index) => widthOf(cell, longest[index] ?? 0, index === 0)),
    inView: { rows: top.length, columns: 1 },
    batches: [top, body],
  }
}

function limitHeads({ text }: Column, say: Say): readonly string[] {
  return [say('file.limitLow', { column: text }), say('file.limitHigh', { column: text })]
}

/** What is known of each column. */
interface Columns {
  readonly isInterval: readonly boolean[]
  readonly hasWords: readonly boolean[]
}

function sheetRow({ header, cells, isTotal }: Row, columns: Columns): SheetRow {
  const values = cells.flatMap((cell, index) => {
    if ('text' in cell && columns.hasWords[index + 1] === true)
      return [wordsCell(cell.text, isTotal)]
    return valueCells(cell, { isTotal, isInterval: columns.isInterval[index + 1] === true })
  })
  return [wordsCell(header, isTotal), ...values]
}

function wordsCell(value: string, isTotal: boolean): SheetCell {
  return { value, look: isTotal ? 'total' : 'words' }
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

/** In characters, within reason: what is longer stands on several lines. */
function widthOf({ value, look }: SheetCell, longest: number, isFirst: boolean): number {
  const head = String(value)
  if (isFirst) return Math.min(60, Math.max(18, longest + 2))
  const word = Math.max(...head.split(' ').map(({ length }) => length)) * BOLD_WIDTH + 2
  const most = look === 'wordsHead' ? 40 : 24
  return Math.max(word, Math.min(most, Math.max(12, head.length / 2 + 4, longest + 2)))
}

/** What a bold letter takes at most, where a digit, by which widths are told, takes 1. */
const BOLD_WIDTH = 1.15

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
