import type { Say } from '../../reports/documents/document.ts'
import type { AnswerIssue, Entered } from '../../surveys/answering/read-answers.ts'
import type { Choices } from '../../surveys/questions/choices.ts'
import type { LongTextQuestion } from '../../surveys/questions/long-text.ts'
import type { Question } from '../../surveys/questions/question.ts'
import { enteredFrom } from '../../surveys/questions/question-type.ts'
import { type ScaleQuestion, scaleSteps } from '../../surveys/questions/scale.ts'
import { type Answers, DONT_KNOW } from '../../surveys/response.ts'

/** What stands in the fields of a form, and what is wrong with it. */
export interface FormContent {
  readonly entered: Entered
  readonly issues: readonly AnswerIssue[]
}

/** One question as its partial prints it: exactly one of the kinds is there. */
export interface QuestionView {
  readonly scale: ReturnType<typeof scaleView> | null
  readonly choice: ReturnType<typeof choiceView> | null
  readonly text: ReturnType<typeof textView> | null
}

export function questionView(question: Question, content: FormContent, say: Say): QuestionView {
  const none = { scale: null, choice: null, text: null }
  const field = fieldOf(question, content, say)
  switch (question.type) {
    case 'scale':
      return { ...none, scale: scaleView(question, field) }
    case 'singleChoice':
      return { ...none, choice: choiceView(question.choices, field, 'radio') }
    case 'multipleChoice':
      return { ...none, choice: choiceView(question.choices, field, 'checkbox') }
    case 'longText':
      return { ...none, text: textView(question, field) }
  }
}

/** The fields' content from stored answers. */
export function enteredAnswers(questions: readonly Question[], answers: Answers): Entered {
  return new Map(questions.map(({ id }) => [id, enteredFrom(answers[id])]))
}

/** Each error with a link to its field, for the summary on top of the form. */
export function errorViews(
  questions: readonly Question[],
  issues: readonly AnswerIssue[],
  say: Say,
) {
  return issues.map(issue => {
    const label = questions.find(({ id }) => id === issue.questionId)?.label.sv ?? ''
    return {
      href: `#${domId(issue.questionId)}-1`,
      text: `${label} ${say(`issue.${issue.code}`, issue.values)}`,
    }
  })
}

function domId(questionId: string): string {
  return `f-${questionId.replaceAll('.', '-')}`
}

type Field = ReturnType<typeof fieldOf>

function fieldOf(question: Question, { entered, issues }: FormContent, say: Say) {
  const id = domId(question.id)
  const issue = issues.find(({ questionId }) => questionId === question.id)
  const help = question.help?.sv ?? null
  const described = [...(help === null ? [] : [`${id}-hjalp`]), ...(issue ? [`${id}-fel`] : [])]
  return {
    id,
    name: question.id,
    label: question.label.sv,
    help,
    required: question.required ?? false,
    error: issue === undefined ? null : say(`issue.${issue.code}`, issue.values),
    describedBy: described.join(' '),
    entered: entered.get(question.id) ?? [],
  }
}

function scaleView({ scale, dontKnow }: ScaleQuestion, { entered, ...field }: Field) {
  const { id, name, error } = field
  const meaning = (step: number) => {
    if (step === scale.min) return scale.minLabel.sv
    return step === scale.max ? scale.maxLabel.sv : null
  }
  return {
    ...field,
    clearable: true,
    minText: `${scale.min} ${scale.minLabel.sv}`,
    maxText: `${scale.max} ${scale.maxLabel.sv}`,
    steps: scaleSteps(scale).map((step, index) => ({
      id: `${id}-${index + 1}`,
      name,
      value: String(step),
      meaning: meaning(step),
      checked: entered[0] === String(step),
      invalid: error !== null,
    })),
    dontKnow:
      dontKnow === undefined
        ? null
        : {
            id: `${id}-vet-inte`,
            name,
            value: DONT_KNOW,
            label: dontKnow.sv,
            checked: entered[0] === DONT_KNOW,
          },
  }
}

function choiceView(choices: Choices, { entered, ...field }: Field, type: 'radio' | 'checkbox') {
  return {
    ...field,
    clearable: type === 'radio',
    options: choices.map(({ code, label }, index) => ({
      id: `${field.id}-${index + 1}`,
      name: field.name,
      type,
      value: code,
      label: label.sv,
      checked: entered.includes(code),
      invalid: field.error !== null,
    })),
  }
}

function textView({ maxLength }: LongTextQuestion, { entered, ...field }: Field) {
  return { ...field, maxLength: String(maxLength), value: entered[0] ?? '' }
}
