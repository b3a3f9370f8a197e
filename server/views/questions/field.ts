import type { Warning } from '../../../surveys/answering/check-answers.ts'
import type { AnswerIssue, Entered } from '../../../surveys/answering/read-answers.ts'
import { textIn } from '../../../surveys/language.ts'
import { DONT_KNOW } from '../../../surveys/response.ts'
import type { LocalizedText } from '../../../surveys/schema/text.ts'
import { issueText, type Wording } from '../wording.ts'

/** What stands in the fields of a form, what is wrong with it, and what it is asked about. */
export interface FormContent {
  readonly entered: Entered
  readonly issues: readonly AnswerIssue[]
  readonly warnings: readonly Warning[]
}

/** What every question on a page has: its words, and what is said about the answer. */
export type Field = ReturnType<typeof fieldOf>

interface Asked {
  readonly id: string
  readonly label: LocalizedText
  readonly help?: LocalizedText
  readonly required?: boolean
}

/** The id of an element on a page; its first field has this and `-1`. */
export function domId(questionId: string): string {
  return `f-${questionId.replaceAll('.', '-')}`
}

export function fieldOf(question: Asked, { issues, warnings }: FormContent, wording: Wording) {
  const id = domId(question.id)
  const issue = issues.find(({ questionId }) => questionId === question.id)
  const warning = warnings.find(({ questionId }) => questionId === question.id)
  const helps = question.help === undefined ? [] : [textIn(question.help, wording.language)]
  const label = textIn(question.label, wording.language)
  return {
    id,
    name: question.id,
    label,
    helps: helps.map(text => ({ id: `${id}-hjalp`, text })),
    required: question.required ?? false,
    error: issue === undefined ? null : issueText(issue, wording),
    warning: warning === undefined ? null : textIn(warning.text, wording.language),
    describedBy: [
      ...helps.map(() => `${id}-hjalp`),
      ...(issue === undefined ? [] : [`${id}-fel`]),
      ...(warning === undefined ? [] : [`${id}-koll`]),
    ].join(' '),
    words: fieldWords(label, wording),
  }
}

/** The field with something that is said of every answer of its kind, beside the question's own help. */
export function withNotice(field: Field, notice: string | null): Field {
  if (notice === null) return field
  const id = `${field.id}-obs`
  return {
    ...field,
    helps: [...field.helps, { id, text: notice }],
    describedBy: `${field.describedBy} ${id}`.trim(),
  }
}

/** What the templates say around every question. */
function fieldWords(label: string, { say }: Wording) {
  return {
    required: say('question.required'),
    error: say('question.error'),
    clear: say('question.clear'),
    clearOf: say('question.clearOf', { label }),
  }
}

/** "Vet inte" as something to choose; `null` where the question does not offer it. */
export function dontKnowOption(
  { dontKnow }: { readonly dontKnow?: LocalizedText },
  { id, name }: Pick<Field, 'id' | 'name'>,
  {
    entered,
    language,
  }: { readonly entered: readonly string[]; readonly language: Wording['language'] },
) {
  if (dontKnow === undefined) return null
  return {
    id: `${id}-vet-inte`,
    name,
    value: DONT_KNOW,
    label: textIn(dontKnow, language),
    checked: entered.includes(DONT_KNOW),
  }
}
