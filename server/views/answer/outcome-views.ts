import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import { type Entered, readAnswers } from '../../../surveys/answering/read-answers.ts'
import { textIn } from '../../../surveys/language.ts'
import { hiddenParts } from '../../../surveys/logic/visibility.ts'
import type { Answers } from '../../../surveys/response.ts'
import { takesAnswers } from '../../../surveys/round.ts'
import type { Question } from '../../../surveys/questions/question.ts'
import { questionsOf, type Survey } from '../../../surveys/survey.ts'
import { pathTo } from '../../paths.ts'
import type { EndedAccess } from '../../services/answer-access.ts'
import { answerListView, answerText } from '../answer-list-view.ts'
import { NO_MARKS } from '../site-view.ts'
import type { Wording } from '../wording.ts'
import { type AnswerContext, answerPage, lastMoment, markOf } from './answer-page.ts'
import { type KeptField, keptFields } from './form-fields.ts'

/** Thanks, the code, and a copy for the board's binder. */
export function receiptView(
  context: AnswerContext,
  { answers, code }: { readonly answers: Answers; readonly code: string },
) {
  const { token, phase, survey, associationName, say } = context
  return {
    ...answerPage(context, say('answer.receipt', { association: associationName })),
    code,
    closes: lastMoment(context),
    changeable: takesAnswers(phase),
    change: pathTo.answer(token),
    themes: answerListView(survey, answers, { wording: context, hrefOf: null }),
  }
}

/**
 * What a link shows once something is sent in with it: never the answers, and how to change them.
 *
 * @param typed What was just sent and not taken is shown, and goes along to the form for changing;
 *   `null`: only a page was asked for.
 * @param wrongCode The code that was typed and is not right.
 */
export function submittedView(
  context: AnswerContext,
  typed: Entered | null,
  wrongCode: string | null,
) {
  const { token, round, survey, phase, say } = context
  const heading = say(typed === null ? 'answer.submitted' : 'answer.alreadySubmitted')
  const errors = wrongCode === null ? [] : [{ href: '#kod', text: say('answer.wrongCode') }]
  const changeable = takesAnswers(phase)
  const closed = formatMoment(round.closedAt ?? round.closesAt)
  return {
    ...answerPage(context, heading, markOf(context, { errors })),
    heading,
    errors,
    explanation: say(changeable ? 'answer.submittedExplanation' : 'answer.submittedClosed', {
      closed,
    }),
    changeable,
    closes: lastMoment(context),
    action: pathTo.answerChange(token),
    fields: typed === null ? [] : keptFields(typed),
    typedCode: wrongCode ?? '',
    themes: typed === null ? [] : typedThemes(survey, typed, context),
  }
}

/** Not yet open, closed, or over: what was just typed is shown, so that it can be copied. */
export function closedView(
  context: AnswerContext,
  { kind, typed }: { readonly kind: 'notYetOpen' | 'closed'; readonly typed: Entered | null },
) {
  const { round, survey, say } = context
  const heading = say(`answer.${kind}`)
  return {
    ...answerPage(context, heading),
    heading,
    explanation: say(`answer.${kind}Explanation`, {
      opens: formatMoment(round.opensAt ?? round.closesAt),
      closed: formatMoment(round.closedAt ?? round.closesAt),
    }),
    themes: typed === null ? [] : typedThemes(survey, typed, context),
  }
}

/** The round is certified: its links no longer lead to anything, but nothing typed is lost. */
export function endedView({ round, survey }: EndedAccess, typed: Entered | null, wording: Wording) {
  const { say, language } = wording
  const heading = say('answer.ended')
  return {
    title: heading,
    survey: textIn(survey.title, language),
    association: null,
    ...NO_MARKS,
    synthetic: round.synthetic,
    heading,
    explanation: say('answer.endedExplanation'),
    themes: typed === null ? [] : typedThemes(survey, typed, wording),
  }
}

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
  },
) {
  const { survey, say, language } = context
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
    ...answerPage(context, say('answer.conflict')),
    differences: rows.filter(row => row.typed !== row.saved),
    action: choice.action,
    keep: choice.keep,
    fields: [...choice.stamp, ...keptFields(typed)],
  }
}

/** The store did not answer: everything that was sent stays in the page, to be sent again. */
export function retryView(action: string, fields: readonly KeptField[], say: Say) {
  return {
    title: say('answer.retry'),
    survey: '',
    association: null,
    ...NO_MARKS,
    action,
    fields,
  }
}

function typedThemes(survey: Survey, typed: Entered, wording: Wording) {
  const answers = typedAnswers(questionsOf(survey), typed)
  // Only a page of it may have been sent: what was typed there is shown, whatever the rest would hide.
  return answerListView(survey, answers, { wording, hrefOf: null, hidden: new Set() })
    .map(theme => ({ ...theme, answers: theme.answers.filter(({ isBlank }) => !isBlank) }))
    .filter(theme => theme.answers.length > 0)
}

/** What was typed, to be shown: also what could not be taken, text that is too long and numbers that are none. */
function typedAnswers(questions: readonly Question[], typed: Entered): Answers {
  const texts = questions
    .filter(({ type }) => TYPED_TYPES.includes(type))
    .flatMap(({ id }) => (typed.get(id) ?? []).map((text): [string, string] => [id, text]))
    .filter(([, text]) => text !== '')
  return { ...Object.fromEntries(texts), ...readAnswers(questions, typed).answers }
}

const TYPED_TYPES: readonly Question['type'][] = ['number', 'date', 'shortText', 'longText']
