import { type Workbook, workbookFiles } from '../../reports/formats/xlsx/workbook-files.ts'
import { zipPieces } from '../files/zip-pieces.ts'

/** A workbook as a file (XLSX), piece by piece. The same workbook gives the same bytes. */
export function packedWorkbook(workbook: Workbook): AsyncGenerator<Uint8Array> {
  return zipPieces(workbookFiles(workbook), new Date(workbook.about.writtenAt))
}
