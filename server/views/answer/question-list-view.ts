import { textIn } from '../../../surveys/language.ts'
import type { Condition } from '../../../surveys/logic/condition.ts'
import type { MatrixQuestion } from '../../../surveys/questions/matrix.ts'
import type { PageElement } from '../../../surveys/questions/question.ts'
import { type Page, type Section, type Survey } from '../../../surveys/survey.ts'
import { pathTo } from '../../paths.ts'
import { conditionText } from '../condition-text.ts'
import { choicesOf, limitsText } from '../questions/choice-view.ts'
import { lineNotice } from '../questions/line-view.ts'
import { scaleEnds } from '../questions/scale-view.ts'
import type { Wording } from '../wording.ts'
import { type AnswerContext, answerPage } from './answer-page.ts'

/** All questions to read or print before starting: also those that only some are shown, and when. */
export function questionsView(context: AnswerContext) {
  const { token, survey, say, to } = context
  const way = { path: pathTo.answerQuestions(token), by: 'link' } as const
  return {
    ...answerPage(context, { heading: say('answer.allQuestions'), way }),
    back: to.answer(token),
    pages: listedPages(survey, context),
  }
}

/** All questions, page by page, in one language. */
export function listedPages(survey: Survey, wording: Wording) {
  return survey.pages.map(page => listedPage(page, survey, wording))
}

function listedPage(page: Page, survey: Survey, wording: Wording) {
  const { questions = [], sections = [] } = page
  return {
    ...listedHeading(page, survey, wording),
    questions: questions.map(element => listedElement(element, survey, wording)),
    sections: sections.map(section => ({
      ...listedHeading(section, survey, wording),
      questions: section.questions.map(element => listedElement(element, survey, wording)),
    })),
  }
}

function listedHeading(part: Page | Section, survey: Survey, wording: Wording) {
  const { title, introduction } = part
  return {
    heading: textIn(title, wording.language),
    introduction: introduction === undefined ? null : textIn(introduction, wording.language),
    shownIf: shownIf(part, survey, wording),
  }
}

/** "Visas om ni har svarat …"; `null`: it is shown to all who come there. */
function shownIf(
  { visibleIf }: { readonly visibleIf?: Condition },
  survey: Survey,
  wording: Wording,
): string | null {
  if (visibleIf === undefined) return null
  return wording.say('condition.shownIf', { condition: conditionText(visibleIf, survey, wording) })
}

function listedElement(element: PageElement, survey: Survey, wording: Wording) {
  const { language, say } = wording
  const { label } = element
  const help = element.type === 'information' ? element.text : element.help
  const isRequired = element.type !== 'information' && element.required === true
  return {
    label: label === undefined ? null : textIn(label, language),
    help: help === undefined ? null : textIn(help, language),
    required: isRequired ? say('question.required') : null,
    shownIf: shownIf(element, survey, wording),
    answers: answerKinds(element, wording),
    rows: element.type === 'matrix' ? listedRows(element, survey, wording) : [],
  }
}

function listedRows({ rows }: MatrixQuestion, survey: Survey, wording: Wording) {
  return rows.map(row => ({
    label: textIn(row.label, wording.language),
    shownIf: shownIf(row, survey, wording),
  }))
}

/** What can be answered, in a line for each thing that can be chosen. */
function answerKinds(element: PageElement, wording: Wording): readonly string[] {
  const { say, language } = wording
  const dontKnow =
    'dontKnow' in element && element.dontKnow !== undefined
      ? [textIn(element.dontKnow, language)]
      : []
  switch (element.type) {
    case 'scale':
    case 'matrix': {
      const { minText, maxText } = scaleEnds(element.scale, wording)
      return [say('answer.scaleEnds', { minText, maxText }), ...dontKnow]
    }
    case 'singleChoice':
    case 'multipleChoice':
    case 'yesNo': {
      const limits = limitsText(element, wording)
      const labels = choicesOf(element, wording).map(({ label }) => label)
      return [...labels, ...dontKnow, ...(limits === null ? [] : [limits])]
    }
    case 'number':
    case 'date':
      return [lineNotice(element, wording) ?? say(`answer.${element.type}`), ...dontKnow]
    case 'shortText':
    case 'longText':
      return [say('answer.freeText', { max: element.maxLength }), say('question.freeText')]
    case 'information':
      return []
  }
}
