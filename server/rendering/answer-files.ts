import { readFileSync } from 'node:fs'

import type { AnswerTable } from '../../reports/answers/answer-table.ts'
import { codebookRows } from '../../reports/answers/codebook.ts'
import type { Say } from '../../reports/documents/document.ts'
import { answersJson } from '../../reports/formats/answers-json.ts'
import { answersCsv, codebookCsv } from '../../reports/formats/csv/answers-csv.ts'
import { answersWorkbook } from '../../reports/formats/xlsx/answers-workbook.ts'
import { MOST_ROWS } from '../../reports/formats/xlsx/sheet.ts'
import { Problem } from '../problems.ts'
import type { ExportedAnswers } from '../services/answer-export-service.ts'
import { packedWorkbook } from './packed-workbook.ts'

export const ANSWER_FORMATS = ['csv', 'csv-excel', 'xlsx', 'json'] as const
export type AnswerFormat = (typeof ANSWER_FORMATS)[number]

/**
 * The answers of a round as a file, piece by piece. What has room for it (XLSX, JSON) holds the codebook too.
 *
 * @throws Problem 'answers/tooManyRows' while they are read, where a sheet has no room for them.
 */
export function answerFile(
  exported: ExportedAnswers,
  format: AnswerFormat,
  say: Say,
): AsyncIterable<string | Uint8Array> {
  switch (format) {
    case 'csv':
      return answersCsv(exported.table, 'plain')
    case 'csv-excel':
      return answersCsv(exported.table, 'excel')
    case 'xlsx':
      return answersXlsx(exported, say)
    case 'json':
      return answersJson(exported.table, codebookOf(exported, say))
  }
}

function answersXlsx(exported: ExportedAnswers, say: Say): AsyncGenerator<Uint8Array> {
  const { round, table } = exported
  const about = {
    title: say('file.answers', { round: round.id }),
    creator: round.collectedBy,
    writtenAt: round.closedAt ?? round.closesAt,
  }
  const batches = onOneSheet(table.batches)
  const codebook = codebookOf(exported, say)
  return packedWorkbook(answersWorkbook({ about, table: { ...table, batches }, codebook }, say))
}

/** No row may be left out in silence. */
async function* onOneSheet(batches: AnswerTable['batches']) {
  let rows = 1
  for await (const batch of batches) {
    rows += batch.length
    if (rows > MOST_ROWS) throw new Problem('answers/tooManyRows', { most: MOST_ROWS })
    yield batch
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
