import { textIn } from '../../../surveys/language.ts'
import type { MultipleChoiceQuestion } from '../../../surveys/questions/multiple-choice.ts'
import type { SingleChoiceQuestion } from '../../../surveys/questions/single-choice.ts'
import { YES_NO, type YesNoQuestion } from '../../../surveys/questions/yes-no.ts'
import type { Wording } from '../wording.ts'
import { dontKnowOption, fieldOf, type FormContent, withNotice } from './field.ts'

export type ChoiceQuestion = SingleChoiceQuestion | MultipleChoiceQuestion | YesNoQuestion

/** Alternatives below one another; "vet inte" is the last of them. */
export function choiceView(question: ChoiceQuestion, content: FormContent, wording: Wording) {
  const isSeveral = question.type === 'multipleChoice'
  const type = isSeveral ? 'checkbox' : 'radio'
  const field = withNotice(fieldOf(question, content, wording), limitsText(question, wording))
  const entered = content.entered.get(question.id) ?? []
  const options = choicesOf(question, wording).map(({ code, label }, index) => ({
    id: `${field.id}-${index + 1}`,
    name: field.name,
    value: code,
    label,
    checked: entered.includes(code),
  }))
  const dontKnow = dontKnowOption(question, field, { entered, ...wording })
  return {
    ...field,
    clearable: !isSeveral,
    options: [...options, ...(dontKnow === null ? [] : [dontKnow])].map(option => ({
      ...option,
      type,
      invalid: field.error !== null,
    })),
  }
}

/** The alternatives in words, without "vet inte". */
export function choicesOf(
  question: ChoiceQuestion,
  { say, language }: Wording,
): readonly { readonly code: string; readonly label: string }[] {
  if (question.type === 'yesNo') return YES_NO.map(code => ({ code, label: say(`answer.${code}`) }))
  return question.choices.map(({ code, label }) => ({ code, label: textIn(label, language) }))
}

/** How many may be ticked; `null`: any number, or one. */
export function limitsText(question: ChoiceQuestion, { say }: Wording): string | null {
  if (question.type !== 'multipleChoice') return null
  const { minChoices: min, maxChoices: max } = question
  if (min === undefined && max === undefined) return null
  const kind = min === undefined ? 'most' : max === undefined ? 'least' : 'both'
  return say('question.limits', { kind, min: min ?? 0, max: max ?? 0 })
}
