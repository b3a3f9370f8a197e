import { type CodeId, isSameName, NONE_WORD } from '../../surveys/free-text/code.ts'
import {
  type CodingBook,
  codesOf,
  codingOf,
  standingOf,
} from '../../surveys/free-text/coding-book.ts'
import type { Comment } from '../../surveys/free-text/comment.ts'
import { codeComments, type Decided } from '../../surveys/free-text/code-comment.ts'
import type { RoundId } from '../../surveys/round.ts'
import type { Table, TableRow } from '../files/read-table.ts'
import { Problem, type TableFault } from '../problems.ts'
import type { CodingStore } from '../store/coding-store.ts'
import type { FreeTextService } from './free-text-service.ts'
import { updateBook } from './update-book.ts'

/** The columns that are read; a file may have others, as the one has that is written. */
export const CODING_COLUMNS = { id: 'id', codes: 'koder', version: 'version' } as const
/** Between the codes of a comment. */
export const CODE_SEPARATOR = '|'

export interface CodingImport {
  /**
   * Reads codings from a file: all of them, or none. A row without codes leaves its comment as it is; one whose comment
   * has been coded since the file was written is a fault.
   *
   * @returns How many comments were coded anew.
   * @throws Problem 'freeText/faulty' with each fault; then nothing was read in. As `getQuestion`.
   */
  importCodings(
    place: readonly [roundId: RoundId, questionId: string],
    table: Table,
    decided: Decided,
  ): Promise<number>
}

export function createCodingImport({
  store,
  freeText,
}: {
  readonly store: CodingStore
  readonly freeText: FreeTextService
}): CodingImport {
  return {
    async importCodings(place, table, decided) {
      const { question } = await freeText.getQuestion(...place)
      const faults = columnFaults(table)
      if (faults.length > 0) throw faulty(faults)
      const comments = new Map(question.comments.map(comment => [comment.id, comment]))
      let count = 0
      await updateBook(
        question.book,
        book => {
          const read = readRows(table.rows, { book, comments })
          if (read.faults.length > 0) throw faulty(read.faults)
          count = read.codings.length
          if (count === 0) return { kind: 'nothing' }
          return { kind: 'done', book: codeComments(book, read.codings, decided) }
        },
        store,
      )
      return count
    },
  }
}

function faulty(faults: readonly TableFault[]): Problem {
  return new Problem('freeText/faulty', { count: faults.length }, { faults })
}

function columnFaults({ columns, rows }: Table): readonly TableFault[] {
  const missing = Object.values(CODING_COLUMNS).filter(column => !columns.includes(column))
  if (missing.length > 0) {
    return missing.map(column => ({ row: 1, column, code: 'missingColumn', values: {} }))
  }
  return rows.length > 0 ? [] : [{ row: 1, column: '–', code: 'noRows', values: {} }]
}

interface ReadCoding {
  readonly comment: Comment
  readonly codes: readonly CodeId[]
}

interface RowContext {
  readonly book: CodingBook
  readonly comments: ReadonlyMap<string, Comment>
}

function readRows(rows: readonly TableRow[], context: RowContext) {
  const rowOf = new Map<string, number>()
  const codings: ReadCoding[] = []
  const faults: TableFault[] = []
  for (const row of rows) {
    const id = row.cells.get(CODING_COLUMNS.id) ?? ''
    const earlier = rowOf.get(id)
    rowOf.set(id, row.number)
    if (earlier !== undefined) {
      const values = { row: earlier }
      faults.push({ row: row.number, column: CODING_COLUMNS.id, code: 'repeatedComment', values })
      continue
    }
    const read = readRow(row, context)
    if ('code' in read) faults.push({ row: row.number, ...read })
    else if (read.coding !== null) codings.push(read.coding)
  }
  return { codings, faults }
}

type RowReading = { readonly coding: ReadCoding | null } | Omit<TableFault, 'row'>

/** @returns `null` for a row that changes nothing. */
function readRow({ cells }: TableRow, { book, comments }: RowContext): RowReading {
  const text = (column: keyof typeof CODING_COLUMNS) => cells.get(CODING_COLUMNS[column]) ?? ''
  const comment = comments.get(text('id'))
  if (comment === undefined) {
    return { column: CODING_COLUMNS.id, code: 'unknownComment', values: {} }
  }
  if (text('codes') === '') return { coding: null }
  const read = readCodes(text('codes'), book)
  if ('unknown' in read) {
    return { column: CODING_COLUMNS.codes, code: 'unknownCode', values: { value: read.unknown } }
  }
  if (isAsBefore(comment, read.codes, book)) return { coding: null }
  if (text('version') !== String(codingOf(book, comment.id)?.revision ?? 0)) {
    return { column: CODING_COLUMNS.version, code: 'codedSince', values: {} }
  }
  return { coding: { comment, codes: read.codes } }
}

/** Codes by id or name. @returns In the order of the frame; or the first that there is not. */
function readCodes(
  text: string,
  { frame }: CodingBook,
): { readonly codes: readonly CodeId[] } | { readonly unknown: string } {
  if (isSameName(text, NONE_WORD)) return { codes: [] }
  const words = text.split(CODE_SEPARATOR).map(word => word.trim())
  const named = (word: string) =>
    frame.codes.find(({ id, name }) => id === word || isSameName(name, word))
  const unknown = words.find(word => named(word) === undefined)
  if (unknown !== undefined) return { unknown }
  const ids = words.map(word => named(word)?.id)
  return { codes: frame.codes.map(({ id }) => id).filter(id => ids.includes(id)) }
}

function isAsBefore(comment: Comment, codes: readonly CodeId[], book: CodingBook): boolean {
  if (standingOf(comment, book) !== 'coded') return false
  return codesOf(comment, book).join(' ') === codes.join(' ')
}
