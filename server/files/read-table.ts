import { readFileSync } from 'node:fs'

import { CsvError, parse } from 'csv-parse/sync'

import { guarded } from '../../reports/formats/csv/write.ts'
import { Problem, type TableFault } from '../problems.ts'
import { decodeText } from './decode-text.ts'

/** A table from a file: columns by their header, rows as a spreadsheet numbers them. */
export interface Table {
  readonly columns: readonly string[]
  readonly rows: readonly TableRow[]
}

export interface TableRow {
  /** As Excel shows it: the header is row 1. */
  readonly number: number
  /** By column header, trimmed; a missing cell is empty. */
  readonly cells: ReadonlyMap<string, string>
}

/** Larger than any register or collection of answers; a file that is not a table is refused early. */
const LARGEST_FILE_BYTES = 200 * 1024 * 1024

/** Reads a CSV file as Swedish Excel writes it, or as programs do. @throws Problem 'file/…'. */
export function readTableFile(path: string): Table {
  return readTable(readFileBytes(path), path)
}

/** @throws Problem 'file/unreadable'. */
export function readFileBytes(path: string): Buffer {
  try {
    const bytes = readFileSync(path)
    if (bytes.length <= LARGEST_FILE_BYTES) return bytes
  } catch (cause) {
    throw new Problem('file/unreadable', { path }, { cause })
  }
  throw new Problem('file/unreadable', { path })
}

/** The cells of a file, as they stand: the header is the first of them. */
export type Records = readonly (readonly string[])[]

/**
 * Reads a table. Columns are separated as in the header row: by semicolon, tab or comma. Quoted cells
 * may hold separators and line breaks; empty rows at the end are left out.
 */
export function readTable(bytes: Uint8Array, path: string): Table {
  if (isWorkbook(bytes)) throw new Problem('file/workbook', { path })
  return toTable(parseCsv(decodeText(bytes), path), path)
}

/** @throws Problem 'file/notTable' for a header that is none, or rows that are wider than it. */
export function toTable([header = [], ...records]: Records, path: string): Table {
  const columns = header.map(column => column.trim())
  checkHeader(columns, path)
  const rows = records.map((record, index) => toRow(record, index + 2, columns))
  const faults = records.flatMap((record, index) => widthFaults(record, index + 2, columns))
  if (faults.length > 0) throw new Problem('file/notTable', { path }, { faults })
  return {
    columns,
    rows: rows.filter(({ cells }) => [...cells.values()].some(cell => cell !== '')),
  }
}

/** Excel and LibreOffice save zip archives, or the older binary form. */
export function isWorkbook(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.subarray(0, 4)).toString('hex')
  return start === '504b0304' || start === 'd0cf11e0'
}

/** Excel may begin a file with a line that says how its cells are separated. */
const SEPARATOR_LINE = /^sep=(.)\r?\n/

export function parseCsv(text: string, path: string): Records {
  try {
    return parse(text, {
      delimiter: SEPARATOR_LINE.exec(text)?.[1] ?? separatorOf(text),
      from_line: SEPARATOR_LINE.test(text) ? 2 : 1,
      relax_column_count: true,
      skip_empty_lines: false,
    })
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause
    const line = Number(cause['lines'] ?? 0)
    const fault: TableFault = { row: line, column: '–', code: 'quotes', values: {} }
    throw new Problem('file/notTable', { path }, { faults: [fault], cause })
  }
}

function separatorOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  return [';', '\t', ','].find(separator => header.includes(separator)) ?? ';'
}

function checkHeader(columns: readonly string[], path: string): void {
  const faults: TableFault[] = columns.flatMap((column, index) => {
    const name = column === '' ? `nr ${index + 1}` : column
    if (column === '') return [{ row: 1, column: name, code: 'noHeader', values: {} }]
    const isRepeated = columns.indexOf(column) < index
    return isRepeated ? [{ row: 1, column: name, code: 'repeatedHeader', values: {} }] : []
  })
  if (columns.length === 0) faults.push({ row: 1, column: '–', code: 'emptyFile', values: {} })
  if (faults.length > 0) throw new Problem('file/notTable', { path }, { faults })
}

/** Cells beyond the last header would be lost in silence. */
function widthFaults(
  record: readonly string[],
  number: number,
  columns: readonly string[],
): readonly TableFault[] {
  const beyond = record.slice(columns.length).some(cell => cell.trim() !== '')
  if (!beyond) return []
  return [{ row: number, column: `nr ${columns.length + 1}`, code: 'tooManyCells', values: {} }]
}

function toRow(record: readonly string[], number: number, columns: readonly string[]): TableRow {
  return {
    number,
    cells: new Map(columns.map((column, index) => [column, unguarded(record[index] ?? '')])),
  }
}

/** A cell as it was before an export put an apostrophe before what a spreadsheet would run. */
function unguarded(cell: string): string {
  const text = cell.trim()
  return text.startsWith("'") && guarded(text.slice(1)) === text ? text.slice(1) : text
}
