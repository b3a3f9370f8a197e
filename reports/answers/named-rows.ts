import { hiddenParts } from '../../surveys/logic/visibility.ts'
import type { SubmittedResponse } from '../../surveys/response.ts'
import type { Survey } from '../../surveys/survey.ts'
import { type AnswerRow, ORIGIN_COLUMNS, type RowsOrigin } from './answer-table.ts'
import { valueIn, type Variable } from './variable.ts'

/** The columns before those of the answers; each has words in the codebook. */
export const NAMED_COLUMNS = [
  ...ORIGIN_COLUMNS,
  'forening',
  'sektor',
  'sektor_antal',
  'svarssatt',
] as const

/** One response as a row: who answered, and what. Only for a round whose promise names them. */
export function namedRow(
  { sector, content }: SubmittedResponse,
  {
    survey,
    variables,
    origin,
  }: {
    readonly survey: Survey
    readonly variables: readonly Variable[]
    readonly origin: RowsOrigin
  },
): AnswerRow {
  const { answers, association, mode } = content
  const hidden = hiddenParts(survey, answers)
  return [
    origin.roundId,
    origin.marks,
    association ?? '–',
    sector,
    { value: origin.sizes.get(sector) ?? null },
    mode,
    ...variables.map(variable => valueIn(variable, answers, hidden)),
  ]
}
