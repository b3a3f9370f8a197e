import { scaleSteps } from '../../../surveys/questions/scale.ts'
import type { Question } from '../../../surveys/questions/question.ts'
import { textIn } from '../../../surveys/language.ts'
import { promiseOf } from '../../../surveys/promise.ts'
import { type Answers } from '../../../surveys/response.ts'
import { type Page, questionsOf } from '../../../surveys/survey.ts'
import { pathTo } from '../../paths.ts'
import { answerListView } from '../answer-list-view.ts'
import { enteredAnswers, errorViews, type FormContent, questionView } from '../question-view.ts'
import { type AnswerContext, answerPage, graceNotice, lastMoment } from './answer-page.ts'
import { keptFields, stampFields } from './form-fields.ts'

/** The first page: whose answer it is, what is promised, and the way in. */
export function welcomeView(
  context: AnswerContext,
  { sector, hasDraft }: { sector: string; hasDraft: boolean },
) {
  const { token, round, survey, language, associationName, say, to } = context
  const heading = say('answer.welcome', { association: associationName })
  return {
    ...answerPage(context, { heading, way: { path: pathTo.answer(token), by: 'link' } }),
    // The heading says it.
    association: null,
    heading,
    introduction: textIn(survey.introduction, language),
    notice: graceNotice(context),
    sector,
    closes: lastMoment(context),
    promise: say(`promise.${round.promise}.told`, { threshold: round.threshold }),
    start: to.answerPart(token, 1),
    startLabel: say(hasDraft ? 'answer.continue' : 'answer.begin'),
    questions: to.answerQuestions(token),
  }
}

/** Which page of the form it is, and what it is filled in on. */
interface PartPlace {
  readonly page: Page
  readonly number: number
  readonly revision: number | string
  readonly base?: string | null
}

/** One theme of the form, "Del 3 av 8". */
export function partView(
  context: AnswerContext,
  { page, number, ...stamp }: PartPlace,
  content: FormContent,
) {
  const { token, round, survey, say, to } = context
  const errors = errorViews(page.questions, content.issues, say)
  const heading = textIn(page.title, context.language)
  return {
    ...answerPage(context, {
      heading,
      errors,
      way: { path: pathTo.answerPart(token, number), by: 'form' },
    }),
    heading,
    number: String(number),
    count: String(survey.pages.length),
    errors,
    notice: graceNotice(context),
    introduction: introductionOf(page, context),
    action: to.answerPart(token, number),
    savesWhileTyping: promiseOf(round.promise).savesWhileTyping,
    fields: stampFields({ round: round.id, ...stamp }),
    questions: page.questions.map(question => questionView(question, content, say)),
  }
}

/** Everything that was answered, before it is sent in. The form carries it all. */
export function reviewView(
  context: AnswerContext,
  { answers, revision, submissionId }: { answers: Answers; revision: number; submissionId: string },
) {
  const { token, round, survey, say, to } = context
  const way = { path: pathTo.answerReview(token), by: 'link' } as const
  return {
    ...answerPage(context, { heading: say('answer.review'), way }),
    notice: graceNotice(context),
    themes: answerListView(survey, answers, {
      say,
      hrefOf: part => to.answerPart(token, part),
    }),
    action: to.answerSubmit(token),
    fields: [
      ...stampFields({ round: round.id, revision, submissionId }),
      ...keptFields(enteredAnswers(questionsOf(survey), answers)),
    ],
    back: to.answerPart(token, survey.pages.length),
  }
}

/**
 * All questions on one page: to change an answer that is sent in, and to mend one that was refused.
 *
 * @param stamp With a code the form replaces what is sent in.
 */
export function wholeView(
  context: AnswerContext,
  stamp: { revision: number; submissionId: string; code: string | null },
  content: FormContent,
) {
  const { token, round, survey, say, to } = context
  const errors = errorViews(questionsOf(survey), content.issues, say)
  const isChange = stamp.code !== null
  const heading = say(isChange ? 'answer.change' : 'answer.mend')
  return {
    ...answerPage(context, {
      heading,
      errors,
      way: { path: pathTo.answerSubmit(token), by: 'form' },
    }),
    heading,
    explanation: say(isChange ? 'answer.changeExplanation' : 'answer.mendExplanation'),
    button: say(isChange ? 'answer.sendChange' : 'answer.send'),
    errors,
    action: to.answerSubmit(token),
    fields: stampFields({ round: round.id, ...stamp }),
    pages: survey.pages.map(page => ({
      heading: textIn(page.title, context.language),
      introduction: introductionOf(page, context),
      questions: page.questions.map(question => questionView(question, content, say)),
    })),
  }
}

/** All questions to read or print before starting. */
export function questionsView(context: AnswerContext) {
  const { token, survey, language, say, to } = context
  const way = { path: pathTo.answerQuestions(token), by: 'link' } as const
  return {
    ...answerPage(context, { heading: say('answer.allQuestions'), way }),
    back: to.answer(token),
    pages: survey.pages.map(page => ({
      heading: textIn(page.title, language),
      introduction: introductionOf(page, context),
      questions: page.questions.map(question => ({
        label: textIn(question.label, language),
        help: question.help === undefined ? null : textIn(question.help, language),
        answers: answerKinds(question, context),
      })),
    })),
  }
}

function introductionOf({ introduction }: Page, { language }: AnswerContext): string | null {
  return introduction === undefined ? null : textIn(introduction, language)
}

function answerKinds(question: Question, { say }: AnswerContext): string {
  switch (question.type) {
    case 'scale': {
      const { scale, dontKnow } = question
      const ends = say('answer.scaleEnds', {
        min: scale.min,
        max: scaleSteps(scale).at(-1) ?? scale.max,
        minLabel: scale.minLabel.sv,
        maxLabel: scale.maxLabel.sv,
      })
      return dontKnow === undefined ? ends : `${ends} ${say('answer.or', { text: dontKnow.sv })}`
    }
    case 'singleChoice':
    case 'multipleChoice':
      return question.choices.map(({ label }) => label.sv).join(' · ')
    case 'longText':
      return say('answer.freeText', { max: question.maxLength })
  }
}
