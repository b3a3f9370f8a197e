import type { Response as ExpressResponse } from 'express'

import { questionsOf } from '../../../surveys/survey.ts'
import type { FormBody } from '../../middleware/form-body.ts'
import type { Sent, SubmitOutcome } from '../../services/submit-answer.ts'
import type { AnswerContext } from '../../views/answer/answer-page.ts'
import { conflictView } from '../../views/answer/conflict-views.ts'
import { stampFields } from '../../views/answer/form-fields.ts'
import { wholeView } from '../../views/answer/form-views.ts'
import { type Arrival, closedView, submittedView } from '../../views/answer/outcome-views.ts'
import { enteredIn } from '../form-stamp.ts'
import { type AnswerRouteDeps, arrivalOf, contextOf, sendOtherLink } from './link-pages.ts'

type Refusal = Exclude<SubmitOutcome, { kind: 'accepted' }>

/** A submission, and the form that it came in. */
export interface SentForm extends Sent {
  readonly entered: FormBody
}

/** An answer that was not taken: why, everything that was typed, and the way on. */
export function sendRefused(
  res: ExpressResponse,
  { outcome, token, sent }: { outcome: Refusal; token: string; sent: SentForm },
  deps: AnswerRouteDeps,
): void {
  const { renderer } = deps
  if (outcome.kind === 'ended') {
    return sendOtherLink(res, { link: outcome, token, sent: sent.entered }, deps)
  }
  const { access } = outcome
  const context = contextOf(res, { token, access }, deps)
  const arrival = arrivalOf(res, sent.entered, access.survey)
  switch (outcome.kind) {
    case 'rejected': {
      const view = rejectedView(context, sent, outcome.read)
      return renderer.send(res.status(422), 'pages/answer/whole', view)
    }
    case 'conflict': {
      const view = submitConflictView(context, { sent, arrival }, outcome.saved)
      return renderer.send(res.status(409), 'pages/answer/conflict', view)
    }
    case 'closed': {
      const kind = context.phase === 'scheduled' ? 'notYetOpen' : 'closed'
      const view = closedView(context, arrival, kind)
      return renderer.send(res.status(409), 'pages/answer/closed', view)
    }
    case 'alreadySubmitted': {
      const view = submittedView(context, arrival, null)
      return renderer.send(res.status(409), 'pages/answer/submitted', view)
    }
    case 'wrongCode': {
      const view = submittedView(context, arrival, sent.code)
      return renderer.send(res.status(422), 'pages/answer/submitted', view)
    }
  }
}

type Read = Extract<Refusal, { kind: 'rejected' }>['read']

/** The whole form with what is wrong, what is asked about, or only with more than it showed. */
function rejectedView(context: AnswerContext, sent: SentForm, { issues, warnings, hidden }: Read) {
  const isOnlyMore = issues.length + warnings.length === 0
  const news = isOnlyMore ? context.say('answer.moreQuestions') : null
  const entered = enteredIn(sent.entered, questionsOf(context.survey))
  return wholeView(context, { stamp: sent, hidden, news }, { entered, issues, warnings })
}

type Saved = Extract<Refusal, { kind: 'conflict' }>['saved']

function submitConflictView(
  context: AnswerContext,
  { sent, arrival }: { readonly sent: SentForm; readonly arrival: Arrival },
  saved: Saved,
) {
  const { token, survey, round, to } = context
  const { submissionId, code, entered } = sent
  const questions = questionsOf(survey)
  return conflictView(context, {
    typed: enteredIn(entered, questions),
    saved: saved.answers,
    questionIds: new Set(questions.map(({ id }) => id)),
    action: to.answerSubmit(token),
    keep: code === null ? to.answerReview(token) : to.answer(token),
    stamp: stampFields({ round: round.id, revision: saved.revision, submissionId, code }),
    way: arrival.way,
  })
}
