import type { Response as ExpressResponse } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import type { Entered } from '../../../surveys/answering/read-answers.ts'
import { isSubmitted } from '../../../surveys/response.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { Access } from '../../services/answer-access.ts'
import type { AnswerService, OtherLink } from '../../services/answer-service.ts'
import type { AnswerContext } from '../../views/answer/answer-page.ts'
import { closedView, endedView, submittedView } from '../../views/answer/outcome-views.ts'

export interface AnswerRouteDeps {
  readonly answers: AnswerService
  readonly renderer: Renderer
  readonly say: Say
}

export function contextOf(token: string, access: Access, say: Say): AnswerContext {
  const { round, phase, survey, association } = access
  return { token, round, phase, survey, associationName: association.name, say }
}

/**
 * Shows what a link leads to when that is not the form.
 *
 * @param typed What was just sent and could not be taken; `null` when only a page was asked for.
 */
export function sendOtherLink(
  res: ExpressResponse,
  { link, token, typed }: { link: OtherLink; token: string; typed: Entered | null },
  { answers, renderer, say }: AnswerRouteDeps,
): void {
  if (typed !== null) res.status(409)
  if (link.kind === 'ended') {
    return renderer.send(res, 'pages/answer/closed', endedView({ round: link.access.round, say }))
  }
  const context = contextOf(token, link.access, say)
  if (link.kind === 'submitted') {
    const stamp = typed === null ? null : replacementStamp(link.access, answers)
    const view = submittedView(context, { typed, wrongCode: null, stamp })
    return renderer.send(res, 'pages/answer/submitted', view)
  }
  renderer.send(res, 'pages/answer/closed', closedView(context, { kind: link.kind, typed }))
}

/** With the code, what was typed may replace what is stored now. */
export function replacementStamp({ response }: Access, answers: AnswerService) {
  const isReplaceable = response !== null && isSubmitted(response)
  return {
    revision: isReplaceable ? response.revision : 0,
    submissionId: answers.newSubmissionId(),
  }
}
