import type { CodebookRow } from './codebook.ts'

export const CODEBOOK_COLUMNS = [
  'variabel',
  'slag',
  'frageid',
  'fraga',
  'tema',
  'typ',
  'kod',
  'etikett',
] as const

/** A line of the codebook as it stands below those columns. */
export function codebookCells(row: CodebookRow): readonly string[] {
  return [
    row.variable,
    row.kind,
    row.questionId,
    row.wording,
    row.theme,
    row.type,
    row.code,
    row.label,
  ]
}
