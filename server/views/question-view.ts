import type { Warning } from '../../surveys/answering/check-answers.ts'
import type { AnswerIssue } from '../../surveys/answering/read-answers.ts'
import { textIn } from '../../surveys/language.ts'
import type { ShownBlock } from '../../surveys/logic/shown-pages.ts'
import type { Information } from '../../surveys/questions/information.ts'
import type { PageElement, Question } from '../../surveys/questions/question.ts'
import { choiceView } from './questions/choice-view.ts'
import { domId, type FormContent } from './questions/field.ts'
import { lineView, textView } from './questions/line-view.ts'
import { matrixView } from './questions/matrix-view.ts'
import { scaleView } from './questions/scale-view.ts'
import { issueText, type Wording } from './wording.ts'

/** One element of a page as its partial prints it: exactly one of the kinds is there. */
export interface QuestionView {
  readonly scale: ReturnType<typeof scaleView> | null
  readonly choice: ReturnType<typeof choiceView> | null
  readonly matrix: ReturnType<typeof matrixView> | null
  readonly line: ReturnType<typeof lineView> | null
  readonly text: ReturnType<typeof textView> | null
  readonly information: ReturnType<typeof informationView> | null
}

const NONE: QuestionView = {
  scale: null,
  choice: null,
  matrix: null,
  line: null,
  text: null,
  information: null,
}

function questionView(element: PageElement, content: FormContent, wording: Wording): QuestionView {
  switch (element.type) {
    case 'scale':
      return { ...NONE, scale: scaleView(element, content, wording) }
    case 'singleChoice':
    case 'multipleChoice':
    case 'yesNo':
      return { ...NONE, choice: choiceView(element, content, wording) }
    case 'matrix':
      return { ...NONE, matrix: matrixView(element, content, wording) }
    case 'number':
    case 'date':
    case 'shortText':
      return { ...NONE, line: lineView(element, content, wording) }
    case 'longText':
      return { ...NONE, text: textView(element, content, wording) }
    case 'information':
      return { ...NONE, information: informationView(element, wording) }
  }
}

/** What is shown of a page, block by block: a section has a heading of its own. */
export function blockViews(blocks: readonly ShownBlock[], content: FormContent, wording: Wording) {
  const { language } = wording
  return blocks.map(({ title, introduction, elements }) => ({
    heading: title === null ? null : textIn(title, language),
    introduction: introduction === null ? null : textIn(introduction, language),
    questions: elements.map(element => questionView(element, content, wording)),
  }))
}

function informationView({ id, label, text }: Information, { language }: Wording) {
  return {
    id: domId(id),
    heading: label === undefined ? null : textIn(label, language),
    paragraphs: textIn(text, language).split(/\n\s*\n/),
  }
}

/** Something that is said of an answer, with a link to its field, for the summary on top of the form. */
export interface SummaryLine {
  readonly href: string
  readonly text: string
}

/** Each error of a form. */
export function errorViews(
  questions: readonly Question[],
  issues: readonly AnswerIssue[],
  wording: Wording,
): readonly SummaryLine[] {
  return issues.map(issue =>
    summaryLine(questions, issue.questionId, { text: issueText(issue, wording), ...wording }),
  )
}

/** Each answer of a form that is asked about. */
export function warningViews(
  questions: readonly Question[],
  warnings: readonly Warning[],
  wording: Wording,
): readonly SummaryLine[] {
  return warnings.map(({ questionId, text }) =>
    summaryLine(questions, questionId, { text: textIn(text, wording.language), ...wording }),
  )
}

function summaryLine(
  questions: readonly Question[],
  questionId: string,
  { text, language }: Pick<Wording, 'language'> & { readonly text: string },
): SummaryLine {
  const question = questions.find(({ id }) => id === questionId)
  const label = question === undefined ? '' : textIn(question.label, language)
  return { href: `#${domId(questionId)}-1`, text: `${label} ${text}` }
}
