import { readFileSync } from 'node:fs'

import { codebookRows } from '../../reports/answers/codebook.ts'
import type { Say } from '../../reports/documents/document.ts'
import { answersJson } from '../../reports/formats/answers-json.ts'
import { answersCsv, codebookCsv } from '../../reports/formats/csv/answers-csv.ts'
import type { ExportedAnswers } from '../services/answer-export-service.ts'

export const ANSWER_FORMATS = ['csv', 'csv-excel', 'json'] as const
export type AnswerFormat = (typeof ANSWER_FORMATS)[number]

/** The answers of a round as a file, piece by piece. */
export function answerFile(
  exported: ExportedAnswers,
  format: AnswerFormat,
  say: Say,
): AsyncIterable<string> {
  switch (format) {
    case 'csv':
      return answersCsv(exported.table, 'plain')
    case 'csv-excel':
      return answersCsv(exported.table, 'excel')
    case 'json':
      return answersJson(exported.table, codebookOf(exported, say))
  }
}

/** What every column and code of that file means: a table for people and for R. */
export function codebookFile(exported: ExportedAnswers, format: AnswerFormat, say: Say): string {
  return codebookCsv(codebookOf(exported, say), format === 'csv-excel' ? 'excel' : 'plain')
}

function codebookOf({ round, survey, table }: ExportedAnswers, say: Say) {
  return codebookRows(table, { survey, sectors: round.opened.sectors }, say)
}

/** A script for R that reads both files and works the medelbetyg out once more. */
export function readingScript(): string {
  return readFileSync(new URL('../../templates/answers/las-in.R', import.meta.url), 'utf8')
}
