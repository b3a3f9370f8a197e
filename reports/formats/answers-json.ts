import { isWithheld } from '../disclosure/figure.ts'
import type { AnswerRow, AnswerTable, AnswerValue } from '../answers/answer-table.ts'
import type { CodebookRow } from '../answers/codebook.ts'

const ANSWERS_FORMAT = 'samverkansbarometern/svar/1'

/**
 * A table of answers as one JSON text, some rows at a time. Text is as it was written; what is withheld is
 * `{"withheld": reason}`, and what nobody knows is null.
 */
export async function* answersJson(
  { shape, columns, batches }: AnswerTable,
  codebook: readonly CodebookRow[],
): AsyncGenerator<string> {
  const head = JSON.stringify({ format: ANSWERS_FORMAT, shape, codebook })
  yield `${head.slice(0, -1)},"answers":[`
  let before = '\n'
  for await (const batch of batches) {
    yield batch
      .map(row => {
        const line = before + rowJson(columns, row)
        before = ',\n'
        return line
      })
      .join('')
  }
  yield '\n]}\n'
}

function rowJson(columns: readonly string[], row: AnswerRow): string {
  return JSON.stringify(
    Object.fromEntries(columns.map((column, at) => [column, jsonValue(row[at])])),
  )
}

function jsonValue(value: AnswerValue | undefined): unknown {
  if (typeof value !== 'object') return value
  return isWithheld(value) ? value : value.value
}
