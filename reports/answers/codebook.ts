import { textIn } from '../../surveys/language.ts'
import type { Question } from '../../surveys/questions/question.ts'
import { DONT_KNOW, RESPONSE_MODES } from '../../surveys/response.ts'
import type { Sector } from '../../surveys/association.ts'
import { pageOf, type Survey } from '../../surveys/survey.ts'
import type { Say } from '../documents/document.ts'
import type { AnswerTable } from './answer-table.ts'
import { ALL_SECTORS, COUNTED_CODES } from './count-row.ts'
import { BLANK, type Code, codesOf, NOT_SHOWN, type Variable } from './variable.ts'

/** One line of the codebook (kodbok): a variable, and what one of its codes means. */
export interface CodebookRow {
  readonly variable: string
  /** `uppgift`: about the row; `svar`: an answer; `saknas`: why there is none; `antal`: something that is counted. */
  readonly kind: 'uppgift' | 'svar' | 'saknas' | 'antal'
  readonly questionId: string
  readonly wording: string
  readonly theme: string
  /** In words: `skala`, `ett val`. */
  readonly type: string
  /** `–`: the variable has no fixed codes. */
  readonly code: string
  readonly label: string
}

const NONE = '–'

/** What every column and code of a file of answers means. */
export function codebookRows(
  { shape, columns, variables }: Pick<AnswerTable, 'shape' | 'columns' | 'variables'>,
  { survey, sectors }: { readonly survey: Survey; readonly sectors: readonly Sector[] },
  say: Say,
): readonly CodebookRow[] {
  const answered = new Set(shape === 'rows' ? variables.map(({ name }) => name) : [])
  return [
    ...columns
      .filter(column => !answered.has(column))
      .flatMap(column => columnRows(column, sectors, say)),
    ...variables.flatMap(variable => variableRows(variable, { survey, shape }, say)),
  ]
}

function columnRows(column: string, sectors: readonly Sector[], say: Say): readonly CodebookRow[] {
  const about = {
    variable: column,
    kind: 'uppgift',
    questionId: NONE,
    wording: say(`codebook.column.${column}`),
    theme: NONE,
    type: NONE,
  } as const
  const codes = columnCodes(column, sectors, say)
  return codes.length === 0
    ? [{ ...about, code: NONE, label: NONE }]
    : codes.map(code => ({ ...about, ...code }))
}

function columnCodes(column: string, sectors: readonly Sector[], say: Say): readonly Code[] {
  if (column === 'sektor') {
    const all = { code: ALL_SECTORS, label: say('row.all') }
    return [...sectors.map(({ id, name }) => ({ code: id, label: name })), all]
  }
  if (column !== 'svarssatt') return []
  return RESPONSE_MODES.map(mode => ({ code: mode, label: say(`codebook.mode.${mode}`) }))
}

function variableRows(
  variable: Variable,
  { survey, shape }: { readonly survey: Survey; readonly shape: AnswerTable['shape'] },
  say: Say,
): readonly CodebookRow[] {
  const { name, question, choice } = variable
  const theme = pageOf(survey, question.id)?.title
  const about = {
    variable: name,
    questionId: question.id,
    wording: wordingOf(variable),
    theme: theme === undefined ? NONE : textIn(theme, 'sv'),
    type: say(`codebook.type.${choice === null ? question.type : 'choice'}`),
  }
  const answers = answerCodes(variable, say)
  return [
    ...(answers.length === 0
      ? [{ code: NONE, label: say(`codebook.free.${shape}`) }]
      : answers
    ).map(code => ({ ...about, kind: 'svar' as const, ...code })),
    ...missingCodes(question, shape, say).map(code => ({
      ...about,
      kind: 'saknas' as const,
      ...code,
    })),
    ...countedCodes(question, shape, say).map(code => ({
      ...about,
      kind: 'antal' as const,
      ...code,
    })),
  ]
}

function wordingOf({ question, choice }: Variable): string {
  const label = textIn(question.label, 'sv')
  return choice === null ? label : `${label} – ${choice.label}`
}

function answerCodes({ question, choice }: Variable, say: Say): readonly Code[] {
  if (choice === null) return codesOf(question)
  return ['1', '0'].map(code => ({ code, label: say(`codebook.choice.${code}`) }))
}

/** "Vet inte" is an answer, but no grade: whoever takes a mean has to know. */
function missingCodes(question: Question, shape: AnswerTable['shape'], say: Say): readonly Code[] {
  const dontKnow =
    'dontKnow' in question && question.dontKnow !== undefined
      ? [{ code: DONT_KNOW, label: textIn(question.dontKnow, 'sv') }]
      : []
  if (shape === 'counts') return dontKnow
  return [
    ...dontKnow,
    { code: BLANK, label: say('codebook.missing.blank') },
    { code: NOT_SHOWN, label: say('codebook.missing.notShown') },
  ]
}

function countedCodes(question: Question, shape: AnswerTable['shape'], say: Say): readonly Code[] {
  if (shape === 'rows') return []
  const counted = question.type === 'scale' ? COUNTED_CODES : (['BETYG'] as const)
  return counted.map(code => ({ code, label: say(`codebook.counted.${code}`) }))
}
