import type { Response as ExpressResponse } from 'express'

import { languageFor } from '../../../surveys/language.ts'
import { questionsOf, type Survey } from '../../../surveys/survey.ts'
import type { FormBody } from '../../middleware/form-body.ts'
import { languageOfPath } from '../../public-languages.ts'
import { localeIn } from '../../rendering/body-words.ts'
import type { Locale, Locales } from '../../rendering/locale.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { Access } from '../../services/answer-access.ts'
import type { AnswerService } from '../../services/answer-service.ts'
import type { OtherLink } from '../../services/open-link.ts'
import type { AnswerContext } from '../../views/answer/answer-page.ts'
import {
  type Arrival,
  closedView,
  endedView,
  submittedView,
} from '../../views/answer/outcome-views.ts'
import { enteredIn } from '../form-stamp.ts'

export interface AnswerRouteDeps {
  readonly answers: AnswerService
  readonly renderer: Renderer
  readonly locales: Locales
}

/** How to speak with whoever is asked: in the language of the address, where the survey has it. */
export function localeFor(
  { req }: ExpressResponse,
  { survey, round }: Pick<AnswerContext, 'survey' | 'round'>,
  { locales }: Pick<AnswerRouteDeps, 'locales'>,
): Locale {
  return localeIn(round, locales(languageFor(survey, languageOfPath(req.originalUrl))))
}

export function contextOf(
  res: ExpressResponse,
  { token, access }: { readonly token: string; readonly access: Access },
  deps: Pick<AnswerRouteDeps, 'locales'>,
): AnswerContext {
  const { round, phase, survey, association } = access
  const locale = localeFor(res, access, deps)
  const isWalkIn = access.walkIn !== null
  return { ...locale, token, round, phase, survey, associationName: association.name, isWalkIn }
}

/** What came with the request. @param sent A form that could not be taken; `null`: a page was asked for. */
export function arrivalOf(
  { req }: ExpressResponse,
  sent: FormBody | null,
  survey: Survey,
): Arrival {
  const { path } = req
  return sent === null
    ? { typed: null, way: { path, by: 'link' } }
    : { typed: enteredIn(sent, questionsOf(survey)), way: { path, by: 'again', sent } }
}

/**
 * Shows what a link leads to when that is not the form.
 *
 * @param sent A form that was just sent and could not be taken; `null` when only a page was asked for.
 */
export function sendOtherLink(
  res: ExpressResponse,
  { link, token, sent }: { link: OtherLink; token: string; sent: FormBody | null },
  deps: AnswerRouteDeps,
): void {
  const { renderer } = deps
  if (sent !== null) res.status(409)
  const arrival = arrivalOf(res, sent, link.access.survey)
  if (link.kind === 'ended') {
    const locale = localeFor(res, link.access, deps)
    return renderer.send(res, 'pages/answer/closed', endedView(link.access, arrival, locale))
  }
  const { kind, access } = link
  const context = contextOf(res, { token, access }, deps)
  if (kind === 'submitted') {
    return renderer.send(res, 'pages/answer/submitted', submittedView(context, arrival, null))
  }
  renderer.send(res, 'pages/answer/closed', closedView(context, arrival, kind))
}
