import {
  AlignmentType,
  type FileChild,
  Paragraph,
  Table as WordTable,
  TableCell as WordCell,
  TableLayoutType,
  TableRow as WordRow,
  TextRun,
  WidthType,
} from 'docx'

import type { Row, Table } from '../../documents/document.ts'
import type { NumberedTable } from '../../documents/filed-document.ts'
import { CELL_PADDING, columnWidths } from '../paper/column-widths.ts'
import { divideTable, isKeptWithNext } from '../paper/divide-table.ts'
import { xmlText } from '../safe-text.ts'
import { formatCell } from '../table-cell.ts'
import { isWordsColumn } from '../words-column.ts'
import { STYLE, TEXT_WIDTH } from './word-styles.ts'
import { wordCaption } from './word-text.ts'
import type { WordTools } from './word-tools.ts'

const TWIPS_PER_POINT = 20
const CELL_MARGIN = CELL_PADDING * TWIPS_PER_POINT

/**
 * A table of Word's own, as several with the same number where its words have no room beside one another: the head
 * stands on every page, a row is never divided, numbers stand to the right.
 */
export function wordTable(
  { number, table }: NumberedTable,
  { say, typesetter }: WordTools,
): readonly FileChild[] {
  const label = say('file.tableLabel')
  const parts = divideTable(table, typesetter)
  return parts.flatMap((part, index) => {
    const told = say('file.tablePart', { part: index + 1, parts: parts.length })
    const caption = parts.length === 1 ? table.caption : `${table.caption} ${told}`
    return [
      wordCaption({ label, number, isSame: index > 0 }, caption),
      ownTable(part, columnWidths(part, typesetter)),
      gap(),
    ]
  })
}

/** Two tables with nothing between them would become one. */
function gap(): Paragraph {
  return new Paragraph({ style: STYLE.cell })
}

/** @param points How wide each column is. */
function ownTable(table: Table, points: readonly number[]): WordTable {
  const { columns, rows } = table
  const widths = points.map(width => Math.floor(width * TWIPS_PER_POINT))
  const looks = widths.map((width, index) => ({
    width,
    isRight: index > 0 && !isWordsColumn(table, index),
  }))
  const texts = (row: Row) => [row.header, ...row.cells.map(formatCell)]
  return new WordTable({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    style: STYLE.table,
    layout: TableLayoutType.FIXED,
    rows: [
      wordRow(
        columns.map(({ text }) => text),
        looks,
        { isHead: true, isBold: true, isKept: true },
      ),
      ...rows.map((row, at) =>
        wordRow(texts(row), looks, {
          isHead: false,
          isBold: row.isTotal,
          isKept: isKeptWithNext(at, rows.length),
        }),
      ),
    ],
  })
}

interface ColumnLook {
  /** In twentieths of a point. */
  readonly width: number
  readonly isRight: boolean
}

interface RowLook {
  readonly isHead: boolean
  readonly isBold: boolean
  /** It may not be the last on its page. */
  readonly isKept: boolean
}

function wordRow(texts: readonly string[], columns: readonly ColumnLook[], look: RowLook): WordRow {
  return new WordRow({
    tableHeader: look.isHead,
    cantSplit: true,
    children: texts.map((text, index) =>
      cell(text, columns[index] ?? { width: 0, isRight: false }, look),
    ),
  })
}

function cell(text: string, { width, isRight }: ColumnLook, { isBold, isKept }: RowLook): WordCell {
  return new WordCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: CELL_MARGIN, right: CELL_MARGIN },
    children: [
      new Paragraph({
        style: STYLE.cell,
        keepNext: isKept,
        alignment: isRight ? AlignmentType.END : AlignmentType.START,
        children: [new TextRun({ text: xmlText(text), bold: isBold })],
      }),
    ],
  })
}
