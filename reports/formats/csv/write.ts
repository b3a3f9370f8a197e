import { stringify } from 'csv-stringify/sync'

import { type Figure, isWithheld } from '../../disclosure/figure.ts'
import { MISSING, WITHHELD } from '../swedish.ts'

/**
 * - `plain`: RFC 4180, UTF-8, decimal point: for programs.
 * - `excel`: semicolon, byte order mark, decimal comma: opens in a Swedish Excel.
 */
export type CsvDialect = 'plain' | 'excel'

/** A number keeps all its digits; a figure may be withheld; everything else is text. */
export type CsvValue = string | number | Figure

/** Would be run as a formula by a spreadsheet, also behind a space or a quotation mark. */
const FORMULA_START = /^[\s"']*[=+\-@\t\r\n＝＋－＠]/u

/** Writes a table as CSV. Text that looks like a formula gets an apostrophe in front. */
export function writeCsv(
  columns: readonly string[],
  rows: readonly (readonly CsvValue[])[],
  dialect: CsvDialect,
): string {
  return stringify(writtenRows(rows, dialect), {
    ...separators(dialect),
    header: true,
    columns: columns.map(guarded),
    bom: dialect === 'excel',
  })
}

/** Writes more rows of a table that has been begun with `writeCsv`. */
export function writeMoreCsv(rows: readonly (readonly CsvValue[])[], dialect: CsvDialect): string {
  return stringify(writtenRows(rows, dialect), separators(dialect))
}

function separators(dialect: CsvDialect) {
  return { delimiter: dialect === 'excel' ? ';' : ',', record_delimiter: 'windows' } as const
}

function writtenRows(rows: readonly (readonly CsvValue[])[], dialect: CsvDialect): string[][] {
  return rows.map(row => row.map(value => writtenValue(value, dialect)))
}

/** Writes rows whose values name their columns; all have the same ones, in the same order. */
export function writeRows(
  rows: readonly (readonly (readonly [column: string, value: CsvValue])[])[],
  dialect: CsvDialect,
): string {
  const columns = rows[0]?.map(([column]) => column) ?? []
  const values = rows.map(row => row.map(([, value]) => value))
  return writeCsv(columns, values, dialect)
}

function writtenValue(value: CsvValue, dialect: CsvDialect): string {
  if (typeof value === 'string') return guarded(value)
  if (typeof value === 'number') return writtenNumber(value, dialect)
  if (isWithheld(value)) return WITHHELD
  return value.value === null ? MISSING : writtenNumber(value.value, dialect)
}

function writtenNumber(value: number, dialect: CsvDialect): string {
  return dialect === 'excel' ? String(value).replace('.', ',') : String(value)
}

/** Text as it may stand in a cell that a spreadsheet opens. */
export function guarded(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text
}
