import type { Row, Table } from '../../documents/document.ts'
import type { NumberedTable } from '../../documents/filed-document.ts'
import { layOutText } from '../paper/lay-out-text.ts'
import { LEFT, type StyleName, WIDTH } from '../paper/sheet.ts'
import { type Line, type Piece, type Strip, strip } from '../paper/strip.ts'
import { setText, type Typesetter } from '../paper/typesetter.ts'
import { formatCell } from '../table-cell.ts'
import { isWordsColumn } from '../words-column.ts'
import { CELL_PADDING, columnWidths } from '../paper/column-widths.ts'
import { dividedStrip } from './divided-strip.ts'
import { divideTable, isKeptWithNext } from '../paper/divide-table.ts'
import type { Setting } from './setting.ts'

/** How wide a table is, and the space above and below what stands in a row, in points. */
export interface TableLook {
  readonly width: number
  readonly padding: number
}

const FROM_MARGIN_TO_MARGIN: TableLook = { width: WIDTH, padding: 2.5 }

interface TableSetting {
  readonly columns: readonly PlacedColumn[]
  readonly look: TableLook
  readonly typesetter: Typesetter
}

interface PlacedColumn {
  readonly x: number
  readonly width: number
  /** Numbers stand to the right, under one another. */
  readonly isRight: boolean
}

/** A table; one that is too wide as several, with the same number. */
export function layOutTable(
  { number, table }: NumberedTable,
  { say, typesetter }: Setting,
): readonly Strip[] {
  const parts = divideTable(table, typesetter)
  return parts.flatMap((part, index) => {
    const told = say('file.tablePart', { part: index + 1, parts: parts.length })
    const caption = `${say('file.table', { number })}. ${table.caption}`
    const whole = parts.length === 1 ? caption : `${caption} ${told}`
    return layOutPart(part, whole, typesetter)
  })
}

/** A table: its caption, its head, which comes again on each page, and a row for each thing. */
function layOutPart(table: Table, text: string, typesetter: Typesetter): readonly Strip[] {
  const look = { style: 'smallStrong', tag: 'Caption', above: 16, keepsWithNext: true } as const
  const [head, ...rows] = layOutRows(table, FROM_MARGIN_TO_MARGIN, typesetter)
  if (head === undefined) return []
  return [{ ...layOutText(text, look, typesetter), group: head.group }, head, ...rows]
}

/** The head of a table, and its rows, which bring it along to a new page. */
export function layOutRows(
  table: Table,
  look: TableLook,
  typesetter: Typesetter,
): readonly Strip[] {
  const group = { tag: 'Table' } as const
  const setting = { columns: placedColumns(table, look, typesetter), look, typesetter }
  const head = { ...layOutHead(table, setting), group }
  const rows = table.rows.flatMap(row => dividedStrip(layOutRow(row, setting)))
  return [
    head,
    ...rows.map((row, at) => {
      return { ...row, group, repeats: head, keepsWithNext: isKeptWithNext(at, rows.length) }
    }),
  ]
}

function placedColumns(
  table: Table,
  look: TableLook,
  typesetter: Typesetter,
): readonly PlacedColumn[] {
  const widths = columnWidths(table, typesetter, look.width)
  return widths.map((width, index) => ({
    x: LEFT + widths.slice(0, index).reduce((sum, each) => sum + each, 0),
    width,
    isRight: index > 0 && !isWordsColumn(table, index),
  }))
}

function layOutHead({ columns: titles }: Table, setting: TableSetting): Strip {
  const { width, padding } = setting.look
  const cells = setting.columns.map((column, index) =>
    setCell({ text: titles[index]?.text ?? '', style: 'smallStrong' }, column, setting),
  )
  const inner = Math.max(...cells.map(({ height }) => height))
  const height = inner + 2 * padding
  return strip([], {
    tag: 'TR',
    above: 3,
    height,
    keepsWithNext: true,
    // Short titles stand beside the last line of long ones.
    pieces: cells.map(cell => headCell(lowered(cell.lines, inner - cell.height))),
    shapes: [{ kind: 'rule', x: LEFT, y: height, width }],
  })
}

/** A corner without words is no head of anything. */
function headCell(lines: readonly Line[]): Piece {
  const isEmpty = lines.every(({ text }) => text === '')
  return isEmpty ? { tag: 'TD', scope: null, lines: [] } : { tag: 'TH', scope: 'Column', lines }
}

function lowered(lines: readonly Line[], down: number): readonly Line[] {
  return lines.map(line => ({ ...line, baseline: line.baseline + down }))
}

function layOutRow({ header, cells, isTotal }: Row, setting: TableSetting): Strip {
  const { width, padding } = setting.look
  const style = isTotal ? 'smallStrong' : 'cell'
  const set = [header, ...cells.map(formatCell)].flatMap((text, index) => {
    const column = setting.columns[index]
    return column === undefined ? [] : [setCell({ text, style }, column, setting)]
  })
  const height = Math.max(...set.map(cell => cell.height)) + 2 * padding
  return strip([], {
    tag: 'TR',
    height,
    pieces: set.map(({ lines }, index): Piece =>
      index === 0 ? { tag: 'TH', scope: 'Row', lines } : { tag: 'TD', scope: null, lines },
    ),
    shapes: [
      ...(isTotal ? [{ kind: 'rule', x: LEFT, y: 0, width } as const] : []),
      { kind: 'hairline', x: LEFT, y: height, width },
    ],
  })
}

function setCell(
  { text, style }: { readonly text: string; readonly style: StyleName },
  column: PlacedColumn,
  { look, typesetter }: TableSetting,
): { readonly lines: readonly Line[]; readonly height: number } {
  const x = column.x + CELL_PADDING
  const width = column.width - 2 * CELL_PADDING
  const set = setText(text, style, { x, width, y: look.padding, typesetter })
  if (!column.isRight) return set
  const lines = set.lines.map(line => ({
    ...line,
    x: x + width - typesetter.widthOf(line.text, style),
  }))
  return { ...set, lines }
}
