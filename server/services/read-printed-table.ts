import type { PrintedQuestion, PrintedResult } from '../../reports/printed/printed-result.ts'
import { readQuestion, type TypedQuestion } from '../../reports/printed/read-question.ts'
import { readSource, type TypedSource } from '../../reports/printed/read-source.ts'
import type { TypedFault } from '../../reports/printed/typed-fault.ts'
import { isPlainSlug } from '../../surveys/slug.ts'
import type { Table, TableRow } from '../files/read-table.ts'
import type { TableFault } from '../problems.ts'
import {
  NEEDED_FIELDS,
  PRINTED_COLUMNS,
  PRINTED_FIELDS,
  PRINTED_HEADERS,
  type PrintedField,
  SYNTHETIC_WORDS,
} from './printed-columns.ts'

/** What a file says of a printed result; what people have said of it stands elsewhere. */
export type ReadPrinted = Pick<PrintedResult, 'id' | 'source' | 'questions'> & {
  /** `null`: the file does not say whether it is made up. */
  readonly synthetic: boolean | null
}

export type PrintedTable =
  | { readonly kind: 'valid'; readonly result: ReadPrinted }
  | { readonly kind: 'faulty'; readonly faults: readonly TableFault[] }

/**
 * Reads a printed result from a table, with every fault in it: a row for each question. A file holds one result, so
 * that it is one record that is written, or nothing.
 */
export function readPrintedTable(table: Table): PrintedTable {
  const unread = columnFaults(table)
  if (unread.length > 0) return { kind: 'faulty', faults: unread }
  const rows = table.rows.map(readRow)
  const faults = [...rows.flatMap(rowFaults), ...togetherFaults(rows)]
  const result = toResult(rows)
  if (faults.length === 0 && result !== null) return { kind: 'valid', result }
  return { kind: 'faulty', faults: faults.toSorted((a, b) => a.row - b.row) }
}

type Cells = Readonly<Record<PrintedField, string>>

interface Row {
  readonly number: number
  readonly cells: Cells
  readonly source: ReturnType<typeof readSource>
  readonly question: ReturnType<typeof readQuestion>
}

function columnFaults({ columns, rows }: Table): readonly TableFault[] {
  const inHead = (column: string, code: string, values = {}) => ({ row: 1, column, code, values })
  const allowed = PRINTED_HEADERS.join(', ')
  const known = columns.map(plain)
  return [
    ...columns
      .filter(column => !PRINTED_HEADERS.includes(plain(column)))
      .map(column => inHead(column, 'unknownColumn', { allowed })),
    ...NEEDED_FIELDS.map(field => PRINTED_COLUMNS[field])
      .filter(column => !known.includes(column))
      .map(column => inHead(column, 'missingColumn')),
    ...(rows.length === 0 ? [inHead('–', 'noRows')] : []),
  ]
}

const plain = (column: string) => column.toLocaleLowerCase('sv')

function readRow({ number, cells: given }: TableRow): Row {
  const byColumn = new Map([...given].map(([column, cell]) => [plain(column), cell]))
  const cells = Object.fromEntries(
    PRINTED_FIELDS.map(field => [field, byColumn.get(PRINTED_COLUMNS[field]) ?? '']),
  ) as Cells
  const source = readSource(cells satisfies TypedSource)
  return { number, cells, source, question: readQuestion(cells satisfies TypedQuestion) }
}

function rowFaults({ number, cells, source, question }: Row): readonly TableFault[] {
  const found: readonly TypedFault<PrintedField>[] = [
    ...(source.kind === 'faulty' ? source.faults : []),
    ...(question.kind === 'faulty' ? question.faults : []),
  ]
  const isKnown = ['', ...Object.values<string>(SYNTHETIC_WORDS)].includes(plain(cells.synthetic))
  return [
    ...(isPlainSlug(cells.id) ? [] : [inRow(number, 'id', { code: 'slug', values: {} })]),
    ...(isKnown ? [] : [inRow(number, 'synthetic', { code: 'synthetic', values: {} })]),
    ...found.map(({ field, code, values }) => inRow(number, field, { code, values })),
  ]
}

function inRow(
  row: number,
  field: PrintedField,
  { code, values }: Pick<TypedFault, 'code' | 'values'>,
): TableFault {
  return { row, column: PRINTED_COLUMNS[field], code: `printed.${code}`, values }
}

const SOURCE_FIELDS = [
  'id',
  'synthetic',
  'collectedBy',
  'year',
  'document',
  'page',
  'section',
  'day',
  'registryNumber',
] as const satisfies readonly PrintedField[]

/** Every row has the same source, and no question stands there twice. */
function togetherFaults([first, ...rest]: readonly Row[]): readonly TableFault[] {
  const numbers = new Map(first === undefined ? [] : [[first.cells.number, first.number]])
  return rest.flatMap(({ number, cells }) => {
    const before = numbers.get(cells.number)
    if (before === undefined) numbers.set(cells.number, number)
    const other = SOURCE_FIELDS.filter(field => cells[field] !== first?.cells[field])
    return [
      ...other.map(field =>
        inRow(number, field, { code: 'otherSource', values: { row: first?.number ?? number } }),
      ),
      ...(before === undefined
        ? []
        : [inRow(number, 'number', { code: 'repeated', values: { row: before } })]),
    ]
  })
}

function toResult([first, ...rest]: readonly Row[]): ReadPrinted | null {
  if (first?.source.kind !== 'valid') return null
  const questions = [first, ...rest].flatMap(({ question }): readonly PrintedQuestion[] =>
    question.kind === 'valid' ? [question.value] : [],
  )
  const { id, synthetic: said } = first.cells
  const synthetic = said === '' ? null : plain(said) === SYNTHETIC_WORDS.yes
  return { id, synthetic, source: first.source.value, questions }
}
