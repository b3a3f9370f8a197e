import { Problem } from '../problems.ts'
import { decodeText, type Encoding, encodingOf } from './decode-text.ts'
import { isWorkbook, parseCsv, type Records } from './read-table.ts'
import { readWorkbook } from './workbook/read-workbook.ts'

/** What was found in a file that somebody sent. */
export interface FoundRecords {
  readonly records: Records
  readonly format: Encoding | 'xlsx'
  /** It looks as if it had been read with the wrong characters, and saved so. */
  readonly isGarbled: boolean
}

/** What UTF-8 looks like when it has been taken for Windows-1252, or a character that was lost. */
const GARBLED = /Ã[¥¤¶…„–©]|\ufffd/

/** Reads a CSV file or an Excel workbook. @throws Problem 'file/…'. */
export function readRecords(bytes: Buffer, path: string): FoundRecords {
  if (bytes.length === 0) throw new Problem('file/empty', { path })
  if (isWorkbook(bytes)) {
    const records = readWorkbook(bytes, path)
    return { records, format: 'xlsx', isGarbled: isGarbled(records) }
  }
  const text = decodeText(bytes)
  // No text has these: it is a picture, or a program.
  if (text.includes('\u0000')) throw new Problem('file/notText', { path })
  return { records: parseCsv(text, path), format: encodingOf(bytes), isGarbled: GARBLED.test(text) }
}

function isGarbled(records: Records): boolean {
  return records.some(cells => cells.some(cell => GARBLED.test(cell)))
}
