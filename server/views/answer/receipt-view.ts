import type { SubmissionId } from '../../../surveys/response.ts'
import { takesAnswers } from '../../../surveys/round.ts'
import { pathTo } from '../../paths.ts'
import type { Receipt } from '../../services/answer-service.ts'
import { answerListView } from '../answer-list-view.ts'
import { type AnswerContext, answerPage, lastMoment } from './answer-page.ts'

/** Thanks, the code, and a copy for the board's binder. @param host The name that the visitor asked for. */
export function receiptView(
  context: AnswerContext,
  { answers, code }: Receipt,
  { submissionId, host }: { readonly submissionId: SubmissionId; readonly host: string },
) {
  const { token, round, phase, survey, associationName, isWalkIn, say, to, day } = context
  const heading = say('answer.receipt', { association: associationName })
  const way = { path: pathTo.answerReceipt(token, submissionId), by: 'link' } as const
  return {
    ...answerPage(context, { heading, way }),
    // The heading says it.
    association: null,
    heading,
    waits: isWalkIn,
    code,
    spelled: spelledOut(code),
    closes: lastMoment(context),
    changeable: takesAnswers(phase),
    resultDay: round.resultDay === undefined ? null : day(round.resultDay),
    change: to.answer(token),
    check: to.receiptCheck(),
    // On paper a link leads nowhere.
    checkOnPaper: host + to.receiptCheck(),
    themes: answerListView(survey, answers, { wording: context, hrefOf: null }),
  }
}

/** A code as it is read aloud: one sign at a time, with a pause after each group. */
function spelledOut(code: string): string {
  return code
    .split('-')
    .map(group => [...group].join(' '))
    .join(', ')
}
