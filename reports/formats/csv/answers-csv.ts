import type { AnswerTable } from '../../answers/answer-table.ts'
import type { CodebookRow } from '../../answers/codebook.ts'
import { CODEBOOK_COLUMNS, codebookCells } from '../../answers/codebook-table.ts'
import { type CsvDialect, writeCsv, writeMoreCsv } from './write.ts'

/** A table of answers as CSV, some rows at a time: it is never held in memory. */
export async function* answersCsv(
  { columns, batches }: AnswerTable,
  dialect: CsvDialect,
): AsyncGenerator<string> {
  yield writeCsv(columns, [], dialect)
  for await (const batch of batches) yield writeMoreCsv(batch, dialect)
}

export function codebookCsv(rows: readonly CodebookRow[], dialect: CsvDialect): string {
  return writeCsv(CODEBOOK_COLUMNS, rows.map(codebookCells), dialect)
}
