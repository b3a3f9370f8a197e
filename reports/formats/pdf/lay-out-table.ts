import type { Row, Table } from '../../documents/document.ts'
import type { NumberedTable } from '../../documents/filed-document.ts'
import { layOutText } from '../paper/lay-out-text.ts'
import { LEFT, type StyleName, WIDTH } from '../paper/sheet.ts'
import { type Line, type Piece, type Strip, strip } from '../paper/strip.ts'
import { setText, type Typesetter } from '../paper/typesetter.ts'
import { formatCell } from '../table-cell.ts'
import { isWordsColumn } from '../words-column.ts'
import { CELL_PADDING, columnWidths } from './column-widths.ts'
import { dividedStrip } from './divided-strip.ts'
import { divideTable } from './divide-table.ts'
import type { Setting } from './setting.ts'

const ROW_PADDING = 2.5

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
  const group = { tag: 'Table' } as const
  const columns = placedColumns(table, typesetter)
  const look = { style: 'smallStrong', tag: 'Caption', above: 16, keepsWithNext: true } as const
  const caption = { ...layOutText(text, look, typesetter), group }
  const head = { ...layOutHead(table, columns, typesetter), group }
  const rows = table.rows.flatMap(row => dividedStrip(layOutRow(row, columns, typesetter)))
  return [caption, head, ...rows.map(row => ({ ...row, group, repeats: head }))]
}

function placedColumns(table: Table, typesetter: Typesetter): readonly PlacedColumn[] {
  const widths = columnWidths(table, typesetter)
  return widths.map((width, index) => ({
    x: LEFT + widths.slice(0, index).reduce((sum, each) => sum + each, 0),
    width,
    isRight: index > 0 && !isWordsColumn(table, index),
  }))
}

function layOutHead(
  { columns: titles }: Table,
  columns: readonly PlacedColumn[],
  typesetter: Typesetter,
): Strip {
  const cells = columns.map((column, index) =>
    setCell(titles[index]?.text ?? '', 'smallStrong', { column, typesetter }),
  )
  const inner = Math.max(...cells.map(({ height }) => height))
  const height = inner + 2 * ROW_PADDING
  return strip([], {
    tag: 'TR',
    above: 3,
    height,
    keepsWithNext: true,
    // Short titles stand beside the last line of long ones.
    pieces: cells.map(cell => headCell(lowered(cell.lines, inner - cell.height))),
    shapes: [{ kind: 'rule', x: LEFT, y: height, width: WIDTH }],
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

function layOutRow(
  { header, cells, isTotal }: Row,
  columns: readonly PlacedColumn[],
  typesetter: Typesetter,
): Strip {
  const style = isTotal ? 'smallStrong' : 'cell'
  const set = [header, ...cells.map(formatCell)].flatMap((text, index) => {
    const column = columns[index]
    return column === undefined ? [] : [setCell(text, style, { column, typesetter })]
  })
  const height = Math.max(...set.map(cell => cell.height)) + 2 * ROW_PADDING
  return strip([], {
    tag: 'TR',
    height,
    pieces: set.map(({ lines }, index): Piece =>
      index === 0 ? { tag: 'TH', scope: 'Row', lines } : { tag: 'TD', scope: null, lines },
    ),
    shapes: [
      ...(isTotal ? [{ kind: 'rule', x: LEFT, y: 0, width: WIDTH } as const] : []),
      { kind: 'hairline', x: LEFT, y: height, width: WIDTH },
    ],
  })
}

function setCell(
  text: string,
  style: StyleName,
  { column, typesetter }: { readonly column: PlacedColumn; readonly typesetter: Typesetter },
): { readonly lines: readonly Line[]; readonly height: number } {
  const x = column.x + CELL_PADDING
  const width = column.width - 2 * CELL_PADDING
  const set = setText(text, style, { x, width, y: ROW_PADDING, typesetter })
  if (!column.isRight) return set
  const lines = set.lines.map(line => ({
    ...line,
    x: x + width - typesetter.widthOf(line.text, style),
  }))
  return { ...set, lines }
}
