import type { AnswerTable } from '../../answers/answer-table.ts'
import type { CodebookRow } from '../../answers/codebook.ts'
import { type CsvDialect, writeCsv, writeMoreCsv } from './write.ts'

/** A table of answers as CSV, some rows at a time: it is never held in memory. */
export async function* answersCsv(
  { columns, batches }: AnswerTable,
  dialect: CsvDialect,
): AsyncGenerator<string> {
  yield writeCsv(columns, [], dialect)
  for await (const batch of batches) yield writeMoreCsv(batch, dialect)
}

const CODEBOOK_COLUMNS = [
  'variabel',
  'slag',
  'frageid',
  'fraga',
  'tema',
  'typ',
  'kod',
  'etikett',
] as const

export function codebookCsv(rows: readonly CodebookRow[], dialect: CsvDialect): string {
  const written = rows.map(row => [
    row.variable,
    row.kind,
    row.questionId,
    row.wording,
    row.theme,
    row.type,
    row.code,
    row.label,
  ])
  return writeCsv(CODEBOOK_COLUMNS, written, dialect)
}
