import { scaleSteps } from '../../../surveys/questions/scale.ts'
import type { Question } from '../../../surveys/questions/question.ts'
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
  const { token, round, survey, associationName, say } = context
  return {
    ...answerPage(context, say('answer.welcome', { association: associationName })),
    introduction: survey.introduction.sv,
    notice: graceNotice(context),
    sector,
    closes: lastMoment(context),
    promise: say(`promise.${round.promise}.told`, { threshold: round.threshold }),
    start: pathTo.answerPart(token, 1),
    startLabel: say(hasDraft ? 'answer.continue' : 'answer.begin'),
    questions: pathTo.answerQuestions(token),
  }
}

/** One theme of the form, "Del 3 av 8". */
export function partView(
  context: AnswerContext,
  { page, number, revision }: { page: Page; number: number; revision: string },
  content: FormContent,
) {
  const { token, round, survey, say } = context
  const errors = errorViews(page.questions, content.issues, say)
  return {
    ...answerPage(context, page.title.sv, errors),
    heading: page.title.sv,
    number: String(number),
    count: String(survey.pages.length),
    errors,
    notice: graceNotice(context),
    introduction: page.introduction?.sv ?? null,
    action: pathTo.answerPart(token, number),
    fields: stampFields({ round: round.id, revision }),
    questions: page.questions.map(question => questionView(question, content, say)),
  }
}

/** Everything that was answered, before it is sent in. The form carries it all. */
export function reviewView(
  context: AnswerContext,
  { answers, revision, submissionId }: { answers: Answers; revision: number; submissionId: string },
) {
  const { token, round, survey, say } = context
  return {
    ...answerPage(context, say('answer.review')),
    notice: graceNotice(context),
    themes: answerListView(survey, answers, {
      say,
      hrefOf: part => pathTo.answerPart(token, part),
    }),
    action: pathTo.answerSubmit(token),
    fields: [
      ...stampFields({ round: round.id, revision, submissionId }),
      ...keptFields(enteredAnswers(questionsOf(survey), answers)),
    ],
    back: pathTo.answerPart(token, survey.pages.length),
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
  const { token, round, survey, say } = context
  const errors = errorViews(questionsOf(survey), content.issues, say)
  const isChange = stamp.code !== null
  const heading = say(isChange ? 'answer.change' : 'answer.mend')
  return {
    ...answerPage(context, heading, errors),
    heading,
    explanation: say(isChange ? 'answer.changeExplanation' : 'answer.mendExplanation'),
    button: say(isChange ? 'answer.sendChange' : 'answer.send'),
    errors,
    action: pathTo.answerSubmit(token),
    fields: stampFields({ round: round.id, ...stamp }),
    pages: survey.pages.map(page => ({
      heading: page.title.sv,
      introduction: page.introduction?.sv ?? null,
      questions: page.questions.map(question => questionView(question, content, say)),
    })),
  }
}

/** All questions to read or print before starting. */
export function questionsView(context: AnswerContext) {
  const { token, survey, say } = context
  return {
    ...answerPage(context, say('answer.allQuestions')),
    back: pathTo.answer(token),
    pages: survey.pages.map(page => ({
      heading: page.title.sv,
      introduction: page.introduction?.sv ?? null,
      questions: page.questions.map(question => ({
        label: question.label.sv,
        help: question.help?.sv ?? null,
        answers: answerKinds(question, context),
      })),
    })),
  }
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
