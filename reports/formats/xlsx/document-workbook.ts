import type { Say } from '../../documents/document.ts'
import {
  type FiledDocument,
  filedSections,
  type NumberedTable,
} from '../../documents/filed-document.ts'
import { tableSheet } from './table-sheet.ts'
import { firstSheet, wordSheets } from './text-sheets.ts'
import type { Workbook } from './workbook-files.ts'

/**
 * A document as a workbook (XLSX): what it is, what it says in words, the method apart, and a sheet for each
 * table, where numbers are numbers with all their digits.
 */
export function documentWorkbook(file: FiledDocument, say: Say): Workbook {
  const { document, municipality, marks, writtenAt } = file
  const sections = filedSections(document.sections)
  const tables = sections.filter((section): section is NumberedTable => section.kind === 'table')
  return {
    about: { title: document.title, creator: municipality, writtenAt },
    sheets: [
      firstSheet(file, tables, say),
      ...wordSheets(sections, say),
      ...tables.map(({ number, table }) => {
        const name = say('file.table', { number })
        return tableSheet({ name, above: [`${name}. ${table.caption}`, ...marks], table }, say)
      }),
    ],
  }
}
