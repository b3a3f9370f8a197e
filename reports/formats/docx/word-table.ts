import {
  AlignmentType,
  Paragraph,
  Table as WordTable,
  TableCell as WordCell,
  TableLayoutType,
  TableRow as WordRow,
  TextRun,
  WidthType,
} from 'docx'

import type { Row, Table } from '../../documents/document.ts'
import { columnShares } from '../column-shares.ts'
import { xmlText } from '../safe-text.ts'
import { formatCell } from '../table-cell.ts'
import { STYLE, TEXT_WIDTH } from './word-styles.ts'

/** A table of Word's own: the head stands on every page, a row is never divided, numbers stand to the right. */
export function wordTable(table: Table): WordTable {
  const { columns, rows } = table
  const widths = columnShares(table).map(share => Math.floor(share * TEXT_WIDTH))
  return new WordTable({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [...widths],
    style: STYLE.table,
    layout: TableLayoutType.FIXED,
    rows: [
      new WordRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ text }, index) =>
          cell(text, { isFirst: index === 0, isBold: true, width: widths[index] ?? 0 }),
        ),
      }),
      ...rows.map(row => bodyRow(row, widths)),
    ],
  })
}

function bodyRow({ header, cells, isTotal }: Row, widths: readonly number[]): WordRow {
  const texts = [header, ...cells.map(formatCell)]
  return new WordRow({
    cantSplit: true,
    children: texts.map((text, index) =>
      cell(text, { isFirst: index === 0, isBold: isTotal, width: widths[index] ?? 0 }),
    ),
  })
}

interface CellLook {
  readonly isFirst: boolean
  readonly isBold: boolean
  /** In twentieths of a point. */
  readonly width: number
}

function cell(text: string, { isFirst, isBold, width }: CellLook): WordCell {
  return new WordCell({
    width: { size: width, type: WidthType.DXA },
    margins: { left: 60, right: 60 },
    children: [
      new Paragraph({
        style: STYLE.cell,
        alignment: isFirst ? AlignmentType.START : AlignmentType.END,
        children: [new TextRun({ text: xmlText(text), bold: isBold })],
      }),
    ],
  })
}
