import type { AnswerTable, AnswerValue } from '../../answers/answer-table.ts'
import type { CodebookRow } from '../../answers/codebook.ts'
import { CODEBOOK_COLUMNS, codebookCells } from '../../answers/codebook-table.ts'
import { isWithheld } from '../../disclosure/figure.ts'
import type { Say } from '../../documents/document.ts'
import type { CoreProperties } from '../core-properties.ts'
import { MISSING, WITHHELD } from '../swedish.ts'
import type { Sheet, SheetCell, SheetRow } from './sheet.ts'
import type { Workbook } from './workbook-files.ts'

const ANSWER_WIDTH = 16
const CODEBOOK_WIDTHS = [24, 10, 24, 60, 24, 14, 10, 40]

export interface AnswersFile {
  readonly about: CoreProperties
  readonly table: AnswerTable
  readonly codebook: readonly CodebookRow[]
}

/** A table of answers as a workbook, with a sheet that says what every column and code means. */
export function answersWorkbook({ about, table, codebook }: AnswersFile, say: Say): Workbook {
  const answers: Sheet = {
    name: say('file.sheet.answers'),
    widths: table.columns.map(() => ANSWER_WIDTH),
    inView: { rows: 1, columns: 0 },
    batches: sheetBatches(table),
  }
  const meanings: Sheet = {
    name: say('file.sheet.codebook'),
    widths: CODEBOOK_WIDTHS,
    inView: { rows: 1, columns: 1 },
    batches: [[headRow(CODEBOOK_COLUMNS)], codebook.map(row => codebookCells(row).map(wordCell))],
  }
  return { about, sheets: [answers, meanings] }
}

async function* sheetBatches({ columns, batches }: AnswerTable) {
  yield [headRow(columns)]
  for await (const batch of batches) yield batch.map(row => row.map(answerCell))
}

function headRow(columns: readonly string[]): SheetRow {
  return columns.map(value => ({ value, look: 'textHead' }))
}

function answerCell(value: AnswerValue): SheetCell {
  if (typeof value !== 'object') return { value, look: 'plain' }
  if (isWithheld(value)) return { value: WITHHELD, look: 'right' }
  return value.value === null
    ? { value: MISSING, look: 'right' }
    : { value: value.value, look: 'plain' }
}

function wordCell(value: string): SheetCell {
  return { value, look: 'words' }
}
