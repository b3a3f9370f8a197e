import writeExcelFile from 'write-excel-file/node'

import type { Say } from '../../documents/document.ts'
import {
  type FiledDocument,
  filedSections,
  type NumberedTable,
} from '../../documents/filed-document.ts'
import { withOneTime } from '../dated-zip.ts'
import { tableSheet } from './table-sheet.ts'
import { firstSheet, wordSheet } from './text-sheets.ts'

/** Whoever has not got it is shown one of the same width. */
const FONT = { fontFamily: 'Calibri', fontSize: 11 } as const

/**
 * A document as a workbook (XLSX): what it is, a sheet of words, and a sheet for each table, where numbers are
 * numbers with all their digits. The same document gives the same bytes.
 */
export async function writeWorkbook(file: FiledDocument, say: Say): Promise<Uint8Array> {
  const sections = filedSections(file.document.sections)
  const tables = sections.filter((section): section is NumberedTable => section.kind === 'table')
  const sheets = [
    firstSheet(file, tables, say),
    wordSheet(sections, say),
    ...tables.map(({ number, table }) => {
      const name = say('file.table', { number })
      return tableSheet({ name, above: [`${name}. ${table.caption}`, ...file.marks], table }, say)
    }),
  ]
  return withOneTime(await writeExcelFile(sheets, FONT).toBuffer())
}
