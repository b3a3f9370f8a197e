import { Problem } from '../../problems.ts'
import { dayOfSerial } from './cell-formats.ts'
import { attributeOf, walkXml } from './scan-xml.ts'

/** What a sheet refers to. */
export interface SheetContext {
  readonly path: string
  readonly strings: readonly string[]
  readonly dateFormats: ReadonlySet<number>
  readonly isFrom1904: boolean
}

/** What a table that is read may come to. Many cells can refer to one long text. */
const MOST_ROWS = 100_000
const MOST_COLUMNS = 200
const MOST_CHARACTERS = 20_000_000

interface Cell {
  /** From 0. */
  readonly column: number
  readonly type: string
  readonly format: number
  readonly value: string
}

/** The rows of a sheet, by their numbers; those without a value are empty. */
export function readSheet(xml: string, context: SheetContext): readonly (readonly string[])[] {
  const rows = createRows(context.path)
  let row = -1
  let cell: Cell | null = null
  let isValue = false
  const begin = () => void (isValue = true)
  const end = () => void (isValue = false)
  walkXml(xml, context.path, {
    open: new Map<string, (attributes: string) => void>([
      [
        'row',
        attributes => {
          row = rowOf(attributes) ?? row + 1
          cell = null
        },
      ],
      ['c', attributes => void (cell = newCell(attributes, cell))],
      ['v', begin],
      ['t', begin],
    ]),
    close: new Map([
      ['c', () => void (cell === null || rows.put(row, cell.column, textOf(cell, context)))],
      ['v', end],
      ['t', end],
    ]),
    text: text => {
      if (cell !== null && isValue) cell = { ...cell, value: cell.value + text }
    },
  })
  return rows.all()
}

function rowOf(attributes: string): number | null {
  const number = Number(attributeOf(attributes, 'r') ?? '')
  return Number.isInteger(number) && number > 0 ? number - 1 : null
}

function newCell(attributes: string, before: Cell | null): Cell {
  return {
    column: columnOf(attributeOf(attributes, 'r') ?? '') ?? (before?.column ?? -1) + 1,
    type: attributeOf(attributes, 't') ?? 'n',
    format: Number(attributeOf(attributes, 's') ?? 0),
    value: '',
  }
}

/** `AB12` stands in column 27, counted from 0. */
function columnOf(reference: string): number | null {
  const letters = /^([A-Z]{1,3})\d+$/.exec(reference)?.[1]
  if (letters === undefined) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function textOf(cell: Cell, context: SheetContext): string {
  const { type, value } = cell
  switch (type) {
    case 's':
      return unescaped(context.strings[Number(value)] ?? '')
    case 'b':
      return value === '1' ? 'SANT' : 'FALSKT'
    case 'd':
      return value.slice(0, 10)
    case 'n':
      return numberText(cell, context)
    default:
      return unescaped(value)
  }
}

function numberText({ value, format }: Cell, context: SheetContext): string {
  const number = Number(value)
  if (value === '' || !Number.isFinite(number)) return value
  const day = context.dateFormats.has(format) ? dayOfSerial(number, context.isFrom1904) : null
  return day ?? String(number)
}

/** A workbook writes characters that XML has no room for as `_x000D_`. */
function unescaped(text: string): string {
  return text.replaceAll(/_x([\dA-Fa-f]{4})_/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  )
}

function createRows(path: string) {
  const rows: string[][] = []
  let characters = 0
  return {
    put(row: number, column: number, text: string): void {
      if (text === '') return
      characters += text.length
      if (row >= MOST_ROWS || column >= MOST_COLUMNS || characters > MOST_CHARACTERS)
        throw new Problem('file/tooLarge', { path, rows: MOST_ROWS, columns: MOST_COLUMNS })
      while (rows.length <= row) rows.push([])
      const cells = rows[row] ?? []
      while (cells.length < column) cells.push('')
      cells[column] = text
    },
    all: (): readonly (readonly string[])[] => rows,
  }
}
