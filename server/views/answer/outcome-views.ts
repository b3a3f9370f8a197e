import type { Say } from '../../../reports/documents/document.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import { type Entered, readAnswers } from '../../../surveys/answering/read-answers.ts'
import { type Answers } from '../../../surveys/response.ts'
import { type Round, takesAnswers } from '../../../surveys/round.ts'
import type { Question } from '../../../surveys/questions/question.ts'
import { questionsOf, type Survey } from '../../../surveys/survey.ts'
import { pathTo } from '../../paths.ts'
import { answerListView, answerText } from '../answer-list-view.ts'
import { type AnswerContext, answerPage } from './answer-page.ts'
import { type KeptField, keptFields, stampFields } from './form-fields.ts'

/** Thanks, the code, and a copy for the board's binder. */
export function receiptView(
  context: AnswerContext,
  { answers, code }: { readonly answers: Answers; readonly code: string },
) {
  const { token, round, phase, survey, associationName, say } = context
  return {
    ...answerPage(context, say('answer.receipt', { association: associationName })),
    code,
    closes: formatMoment(round.closesAt),
    changeable: takesAnswers(phase),
    change: pathTo.answer(token),
    themes: answerListView(survey, answers, { say, hrefOf: null }),
  }
}

/**
 * What a link shows once something is sent in with it: never the answers, and how to change them.
 *
 * @param typed What was just sent and not taken, if anything: it is shown, and kept in the form.
 */
export function submittedView(
  context: AnswerContext,
  {
    typed,
    wrongCode,
    stamp,
  }: {
    readonly typed: Entered | null
    readonly wrongCode: string | null
    readonly stamp: { readonly revision: number; readonly submissionId: string } | null
  },
) {
  const { token, round, phase, survey, say } = context
  const errors = wrongCode === null ? [] : [{ href: '#kod', text: say('answer.wrongCode') }]
  const heading = say(typed === null ? 'answer.submitted' : 'answer.alreadySubmitted')
  return {
    ...answerPage(context, heading, errors),
    heading,
    errors,
    explanation: say(
      takesAnswers(phase) ? 'answer.submittedExplanation' : 'answer.submittedClosed',
      { closed: formatMoment(round.closedAt ?? round.closesAt) },
    ),
    changeable: takesAnswers(phase),
    closes: formatMoment(round.closesAt),
    action: stamp === null ? pathTo.answerChange(token) : pathTo.answerSubmit(token),
    fields:
      stamp === null || typed === null
        ? []
        : [...stampFields({ round: round.id, ...stamp }), ...keptFields(typed)],
    typedCode: wrongCode ?? '',
    button: say(stamp === null ? 'answer.openWithCode' : 'answer.replaceWithCode'),
    themes: typed === null ? [] : typedThemes(survey, typed, say),
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
    themes: typed === null ? [] : typedThemes(survey, typed, say),
  }
}

/** The round is certified: its links no longer lead to anything. */
export function endedView(
  { round, say }: { readonly round: Round; readonly say: Say },
) {
  return {
    title: say('answer.ended'),
    survey: '',
    association: null,
    synthetic: round.synthetic,
    preliminary: false,
    heading: say('answer.ended'),
    explanation: say('answer.endedExplanation'),
    themes: [],
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
  const { survey, say } = context
  const questions = questionsOf(survey).filter(({ id }) => questionIds.has(id))
  const answers = typedAnswers(questions, typed)
  const rows = questions.map(question => ({
    question: question.label.sv,
    typed: answerText(question, answers[question.id], say),
    saved: answerText(question, saved[question.id], say),
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
    synthetic: false,
    preliminary: false,
    action,
    fields,
  }
}

function typedThemes(survey: Survey, typed: Entered, say: Say) {
  return answerListView(survey, typedAnswers(questionsOf(survey), typed), { say, hrefOf: null })
    .map(theme => ({ ...theme, answers: theme.answers.filter(({ isBlank }) => !isBlank) }))
    .filter(theme => theme.answers.length > 0)
}

/** What was typed, to be shown: also text that is too long to be taken. */
function typedAnswers(questions: readonly Question[], typed: Entered): Answers {
  const texts = questions
    .filter(({ type }) => type === 'longText')
    .flatMap(({ id }) => (typed.get(id) ?? []).map((text): [string, string] => [id, text]))
    .filter(([, text]) => text !== '')
  return { ...Object.fromEntries(texts), ...readAnswers(questions, typed).answers }
}
