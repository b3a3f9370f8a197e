import type { Response as ExpressResponse } from 'express'

import { questionsOf } from '../../../surveys/survey.ts'
import { pathTo } from '../../paths.ts'
import type { Sent, SubmitOutcome } from '../../services/submit-answer.ts'
import type { AnswerContext } from '../../views/answer/answer-page.ts'
import { stampFields } from '../../views/answer/form-fields.ts'
import { wholeView } from '../../views/answer/form-views.ts'
import { closedView, conflictView, submittedView } from '../../views/answer/outcome-views.ts'
import { enteredIn } from './answer-form.ts'
import { type AnswerRouteDeps, contextOf, sendOtherLink } from './link-pages.ts'

type Refusal = Exclude<SubmitOutcome, { kind: 'accepted' }>

/** An answer that was not taken: why, everything that was typed, and the way on. */
export function sendRefused(
  res: ExpressResponse,
  { outcome, token, sent }: { outcome: Refusal; token: string; sent: Sent },
  deps: AnswerRouteDeps,
): void {
  const { renderer, say } = deps
  if (outcome.kind === 'ended') {
    return sendOtherLink(res, { link: outcome, token, sent: sent.entered }, deps)
  }
  const { access } = outcome
  const context = contextOf(token, access, say)
  const typed = enteredIn(sent.entered, questionsOf(access.survey))
  switch (outcome.kind) {
    case 'rejected': {
      const { issues, warnings, hidden } = outcome.read
      const isOnlyMore = issues.length + warnings.length === 0
      const news = isOnlyMore ? say('answer.moreQuestions') : null
      const content = { entered: typed, issues, warnings }
      const view = wholeView(context, { stamp: sent, hidden, news }, content)
      return renderer.send(res.status(422), 'pages/answer/whole', view)
    }
    case 'conflict': {
      const view = submitConflictView(context, { ...sent, entered: typed }, outcome.saved)
      return renderer.send(res.status(409), 'pages/answer/conflict', view)
    }
    case 'closed': {
      const kind = context.phase === 'scheduled' ? 'notYetOpen' : 'closed'
      const view = closedView(context, { kind, typed })
      return renderer.send(res.status(409), 'pages/answer/closed', view)
    }
    case 'alreadySubmitted': {
      const view = submittedView(context, typed, null)
      return renderer.send(res.status(409), 'pages/answer/submitted', view)
    }
    case 'wrongCode': {
      const view = submittedView(context, typed, sent.code)
      return renderer.send(res.status(422), 'pages/answer/submitted', view)
    }
  }
}

type Saved = Extract<Refusal, { kind: 'conflict' }>['saved']

function submitConflictView(context: AnswerContext, sent: Sent, saved: Saved) {
  const { token, survey, round } = context
  const { submissionId, code, entered } = sent
  return conflictView(context, {
    typed: entered,
    saved: saved.answers,
    questionIds: new Set(questionsOf(survey).map(({ id }) => id)),
    action: pathTo.answerSubmit(token),
    keep: code === null ? pathTo.answerReview(token) : pathTo.answer(token),
    stamp: stampFields({ round: round.id, revision: saved.revision, submissionId, code }),
  })
}
