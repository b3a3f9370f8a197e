import { textIn } from '../../../surveys/language.ts'
import type { MatrixQuestion } from '../../../surveys/questions/matrix.ts'
import { type Scale, scaleSteps } from '../../../surveys/questions/scale.ts'
import { DONT_KNOW } from '../../../surveys/response.ts'
import type { LocalizedText } from '../../../surveys/schema/text.ts'
import type { Wording } from '../wording.ts'
import { domId, fieldOf, type FormContent } from './field.ts'
import { meaningOf, scaleEnds, signed } from './scale-view.ts'

/** More columns than this have no room to be pressed: such a matrix is no table on any screen. */
const MOST_COLUMNS = 8

/**
 * Items on one scale: a table with a column for each step where there is room, and one item after the
 * other where there is not. Each field is named by its row and its column.
 */
export function matrixView(question: MatrixQuestion, content: FormContent, wording: Wording) {
  const field = fieldOf(question, content, wording)
  const columns = columnsOf(question, field.id, wording)
  return {
    ...field,
    isLong: columns.length > MOST_COLUMNS,
    columns: columns.map(({ id, step, meaning }) => ({ id, step, meaning })),
    rows: question.rows.map(row => ({
      ...rowView(row, content, wording),
      ...scaleEnds(question.scale, wording),
      cells: cellsOf(row.id, columns, content),
    })),
  }
}

/** A step of the scale, or "vet inte", which has no number. */
interface Column {
  readonly id: string
  readonly value: string
  readonly step: string | null
  readonly meaning: string | null
}

function columnsOf(
  { scale, dontKnow }: { scale: Scale; dontKnow?: LocalizedText },
  id: string,
  wording: Wording,
): readonly Column[] {
  const steps = scaleSteps(scale).map((step, index) => ({
    id: `${id}-k${index + 1}`,
    value: String(step),
    step: signed(step),
    meaning: meaningOf(step, scale, wording),
  }))
  if (dontKnow === undefined) return steps
  const meaning = textIn(dontKnow, wording.language)
  return [...steps, { id: `${id}-kv`, value: DONT_KNOW, step: null, meaning }]
}

function rowView(row: MatrixQuestion['rows'][number], content: FormContent, wording: Wording) {
  const { id, name, label, error, words } = fieldOf(row, content, wording)
  return { id, name, label, error, words }
}

function cellsOf(rowId: string, columns: readonly Column[], { entered, issues }: FormContent) {
  const id = domId(rowId)
  const isFaulty = issues.some(({ questionId }) => questionId === rowId)
  return columns.map((column, index) => ({
    id: `${id}-${index + 1}`,
    name: rowId,
    value: column.value,
    text: column.step ?? column.meaning,
    isStep: column.step !== null,
    checked: entered.get(rowId)?.[0] === column.value,
    labelledBy: `${id}-rad ${column.id}`,
    describedBy: isFaulty ? `${id}-fel` : '',
    invalid: isFaulty,
  }))
}
