import type { RequestHandler, Response as ExpressResponse } from 'express'

import type { Access, SavedAnswers } from '../../services/answer-access.ts'
import { type AnswerRouteDeps, sendOtherLink } from './link-pages.ts'

export interface LinkParams {
  readonly token: string
}

/** A link that leads to the form, and the answers that are saved behind it. */
export interface FormLink {
  readonly token: string
  readonly access: Access
  readonly saved: SavedAnswers
}

/** Answers with a page of the form. */
export type SendForm<Params> = (
  res: ExpressResponse,
  link: FormLink & { readonly params: Params },
  deps: AnswerRouteDeps,
) => void

/** Sends a page of the form, or what the link leads to instead. */
export function showForm<Params extends LinkParams>(
  deps: AnswerRouteDeps,
  send: SendForm<Params>,
): RequestHandler<Params> {
  return async (req, res) => {
    const { params } = req
    const link = await deps.answers.open(params.token)
    if (link.kind === 'form') return send(res, { ...link, token: params.token, params }, deps)
    sendOtherLink(res, { link, token: params.token, sent: null }, deps)
  }
}
