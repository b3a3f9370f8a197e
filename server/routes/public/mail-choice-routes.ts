import { type Response as ExpressResponse, Router } from 'express'

import { mayUse } from '../../middleware/access.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import { languageOfPath } from '../../public-languages.ts'
import type { Locales } from '../../rendering/locale.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { AddressStops, OptOut } from '../../services/address-stop-service.ts'
import { mailChoiceView } from '../../views/mail-choice-view.ts'

export interface MailChoiceRouteDeps {
  readonly addressStops: AddressStops
  readonly renderer: Renderer
  readonly locales: Locales
}

interface LinkParams {
  readonly token: string
}

/**
 * How whoever gets our mail gets no more of it. Reading changes nothing. Mail programs post here by themselves
 * (RFC 8058), in any form and without following where they are sent: so nothing of what is posted is read, and
 * the answer is the page itself.
 */
export function mailChoiceRoutes(deps: MailChoiceRouteDeps): Router {
  const { addressStops } = deps
  const router = Router()
  const mayChoose = mayUse<LinkParams>('linkHolder')
  router.get(paths.answerMail, mayChoose, async (req, res) => {
    sendPage(res, req.params, { found: await addressStops.find(req.params.token), deps })
  })
  router.post(paths.answerMail, mayChoose, async (req, res) => {
    sendPage(res, req.params, { found: await addressStops.choose(req.params.token, true), deps })
  })
  router.post(paths.answerMailAgain, mayChoose, async (req, res) => {
    sendPage(res, req.params, { found: await addressStops.choose(req.params.token, false), deps })
  })
  // Someone reloads a page that came as the answer to a form.
  router.get(paths.answerMailAgain, mayChoose, async (req, res) => {
    sendPage(res, req.params, { found: await addressStops.find(req.params.token), deps })
  })
  return router
}

/** @throws Problem 'page/unknown' for a link that is not known, or that has been replaced. */
function sendPage(
  res: ExpressResponse,
  { token }: LinkParams,
  { found, deps }: { readonly found: OptOut | null; readonly deps: MailChoiceRouteDeps },
): void {
  if (found === null) throw new Problem('page/unknown')
  const locale = deps.locales(languageOfPath(res.req.originalUrl))
  deps.renderer.send(res, 'pages/mail-choice', mailChoiceView(locale, { token, ...found }))
}
