import type { Entered } from '../../../surveys/answering/read-answers.ts'
import { textIn } from '../../../surveys/language.ts'
import { hiddenParts } from '../../../surveys/logic/visibility.ts'
import type { Question } from '../../../surveys/questions/question.ts'
import type { Answers } from '../../../surveys/response.ts'
import { questionsOf } from '../../../surveys/survey.ts'
import type { Locale } from '../../rendering/locale.ts'
import { answerText } from '../answer-list-view.ts'
import { languageSwitch, type SwitchWay } from '../language-switch.ts'
import { NO_MARKS } from '../site-view.ts'
import { type AnswerContext, answerPage } from './answer-page.ts'
import { type KeptField, keptFields } from './form-fields.ts'
import { typedAnswers } from './typed-answers.ts'

/** Two drafts of the same page or answer: which one is to stand. */
export function conflictView(
  context: AnswerContext,
  {
    typed,
    saved,
    questionIds,
    ...choice
  }: {
    readonly typed: Entered
    readonly saved: Answers
    /** The questions that are at stake. */
    readonly questionIds: ReadonlySet<string>
    readonly action: string
    readonly keep: string
    readonly stamp: readonly KeptField[]
    readonly way: SwitchWay
  },
) {
  const { survey, language, say } = context
  const questions = questionsOf(survey).filter(({ id }) => questionIds.has(id))
  const answers = typedAnswers(questions, typed)
  // What has disappeared lies in the draft all the same, and is no part of the answer.
  const hidden = hiddenParts(survey, saved)
  const savedTo = ({ id }: Question) => (hidden.has(id) ? undefined : saved[id])
  const rows = questions.map(question => ({
    question: textIn(question.label, language),
    typed: answerText(question, answers[question.id], context),
    saved: answerText(question, savedTo(question), context),
  }))
  return {
    ...answerPage(context, { heading: say('answer.conflict'), way: choice.way }),
    differences: rows.filter(row => row.typed !== row.saved),
    action: choice.action,
    keep: choice.keep,
    fields: [...choice.stamp, ...keptFields(typed)],
  }
}

/** A form that was sent and could not be taken just then. */
export interface Unsaved {
  /** Where it was sent, as the visitor's browser has it. */
  readonly path: string
  readonly way: SwitchWay
  readonly sent: Entered
  /** Too much came at once; otherwise the store did not answer. */
  readonly isSlow: boolean
}

/** Everything that was sent stays in the page, to be sent again. */
export function retryView({ path, way, sent, isSlow }: Unsaved, { language, say }: Locale) {
  return {
    ...NO_MARKS,
    title: say('answer.retry'),
    language,
    languages: languageSwitch(language, way),
    survey: say('site.name'),
    association: null,
    script: true,
    explanation: say(isSlow ? 'answer.retryLater' : 'answer.retryExplanation'),
    action: path,
    fields: keptFields(sent),
  }
}
