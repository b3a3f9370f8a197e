import type { Response as ExpressResponse } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { questionsOf } from '../../../surveys/survey.ts'
import type { FormBody } from '../../middleware/form-body.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { Access } from '../../services/answer-access.ts'
import type { AnswerService } from '../../services/answer-service.ts'
import type { OtherLink } from '../../services/open-link.ts'
import type { AnswerContext } from '../../views/answer/answer-page.ts'
import { closedView, endedView, submittedView } from '../../views/answer/outcome-views.ts'
import { enteredIn } from './answer-form.ts'

export interface AnswerRouteDeps {
  readonly answers: AnswerService
  readonly renderer: Renderer
  readonly say: Say
}

export function contextOf(token: string, access: Access, say: Say): AnswerContext {
  const { round, phase, survey, association } = access
  return { token, round, phase, survey, associationName: association.name, say, language: 'sv' }
}

/**
 * Shows what a link leads to when that is not the form.
 *
 * @param sent A form that was just sent and could not be taken; `null` when only a page was asked for.
 */
export function sendOtherLink(
  res: ExpressResponse,
  { link, token, sent }: { link: OtherLink; token: string; sent: FormBody | null },
  { renderer, say }: AnswerRouteDeps,
): void {
  if (sent !== null) res.status(409)
  const typed = sent === null ? null : enteredIn(sent, questionsOf(link.access.survey))
  if (link.kind === 'ended') {
    return renderer.send(
      res,
      'pages/answer/closed',
      endedView(link.access, typed, { say, language: 'sv' }),
    )
  }
  const { kind, access } = link
  const context = contextOf(token, access, say)
  if (kind === 'submitted') {
    return renderer.send(res, 'pages/answer/submitted', submittedView(context, typed, null))
  }
  renderer.send(res, 'pages/answer/closed', closedView(context, { kind, typed }))
}
