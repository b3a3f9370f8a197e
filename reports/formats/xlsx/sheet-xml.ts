import { escapedXml } from '../safe-text.ts'
import { LOOKS } from './cell-looks.ts'
import { MAIN, XML } from './namespaces.ts'
import { ROW_HEIGHT, rowHeight } from './row-height.ts'
import type { Sheet, SheetCell, SheetRow } from './sheet.ts'

/** More does not fit in a cell. */
const MOST_CHARACTERS = 32_767

/** Rows leave when they have come to so many characters: large enough to be packed well, small enough to be forgotten. */
const PIECE_LENGTH = 65_536

/** What a spreadsheet would read as a character by its number (ECMA-376 part 1, 22.9.2.19). */
const NUMBERED = /_(?=x[\dA-Fa-f]{4}_)/g

const styles = new Map(LOOKS.map(([name], index) => [name, ` s="${index}"`]))

/** A sheet as XML, some rows at a time: no more of it is held in memory (ECMA-376 part 1, 18.3). */
export async function* sheetXml(sheet: Sheet): AsyncGenerator<string> {
  yield headXml(sheet)
  const writeRow = rowWriter(sheet)
  let rows = ''
  for await (const batch of sheet.batches) {
    for (const row of batch) {
      rows += writeRow(row)
      if (rows.length < PIECE_LENGTH) continue
      yield rows
      rows = ''
    }
  }
  yield `${rows}</sheetData>`
  yield '<pageMargins left="0.7" right="0.7" top="0.75" bottom="0.75" header="0.3" footer="0.3"/>'
  yield '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>'
}

function headXml({ widths, inView }: Sheet): string {
  const columns = widths.map(
    (width, index) =>
      `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`,
  )
  return [
    `${XML}<worksheet xmlns="${MAIN}"><sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>`,
    `<sheetViews><sheetView workbookViewId="0">${paneXml(inView)}</sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="${ROW_HEIGHT}"/><cols>${columns.join('')}</cols><sheetData>`,
  ].join('')
}

function paneXml({ rows, columns }: Sheet['inView']): string {
  if (rows === 0 && columns === 0) return ''
  const split = `${columns === 0 ? '' : `xSplit="${columns}" `}${rows === 0 ? '' : `ySplit="${rows}" `}`
  const corner = `${lettersOf(columns)}${rows + 1}`
  const pane = columns === 0 ? 'bottomLeft' : rows === 0 ? 'topRight' : 'bottomRight'
  return `<pane ${split}topLeftCell="${corner}" activePane="${pane}" state="frozen"/>`
}

/** Writes one row after another. */
function rowWriter({ widths }: Sheet): (cells: SheetRow) => string {
  const letters = widths.map((_, index) => lettersOf(index))
  let number = 0
  return cells => {
    number += 1
    const height = rowHeight(cells, widths)
    let xml = `<row r="${number}"${height === ROW_HEIGHT ? '' : ` ht="${height}"`}>`
    for (const [index, cell] of cells.entries()) xml += cellXml(cell, `${letters[index]}${number}`)
    return `${xml}</row>`
  }
}

/** Text stands in the cell itself, marked as text: also where it looks like a formula. */
function cellXml({ value, look }: SheetCell, place: string): string {
  const start = `<c r="${place}"${styles.get(look)}`
  if (typeof value === 'number') return `${start}><v>${value}</v></c>`
  if (value === '') return `${start}/>`
  return `${start} t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`
}

function cellText(text: string): string {
  const fitting = text.length > MOST_CHARACTERS ? text.slice(0, MOST_CHARACTERS) : text
  return escapedXml(fitting.includes('_x') ? fitting.replaceAll(NUMBERED, '_x005F_') : fitting)
}

/** A column by its place from 0: `A` to `Z`, then `AA`. */
function lettersOf(index: number): string {
  const letter = String.fromCodePoint(65 + (index % 26))
  return index < 26 ? letter : `${lettersOf(Math.floor(index / 26) - 1)}${letter}`
}
