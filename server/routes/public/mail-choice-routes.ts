import { type RequestHandler, Router } from 'express'

import { mayUse } from '../../middleware/access.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import { languageOfPath } from '../../public-languages.ts'
import { localeIn } from '../../rendering/body-words.ts'
import type { Locales } from '../../rendering/locale.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { AddressChoices } from '../../services/address-choice-service.ts'
import type { AddressStops, OptOut } from '../../services/address-stop-service.ts'
import { type ChoicePaths, mailChoiceView } from '../../views/mail-choice-view.ts'

export interface MailChoiceRouteDeps {
  readonly addressStops: AddressStops
  readonly addressChoices: AddressChoices
  readonly renderer: Renderer
  readonly locales: Locales
}

interface LinkParams {
  readonly token: string
}

interface AddressParams {
  readonly roundId: string
  readonly addressToken: string
}

/** What a link leads to, and what its page does. */
interface Choice<Params> {
  readonly find: (params: Params) => Promise<OptOut | null>
  readonly choose: (params: Params, isStopped: boolean) => Promise<OptOut | null>
  readonly pathsOf: (params: Params) => ChoicePaths
}

/**
 * How whoever gets our mail gets no more of it. Reading changes nothing. Mail programs post here by themselves
 * (RFC 8058), in any form and without following where they are sent: so nothing of what is posted is read, and
 * the answer is the page itself.
 */
export function mailChoiceRoutes(deps: MailChoiceRouteDeps): Router {
  const { addressStops, addressChoices } = deps
  const router = Router()
  const byLink: Choice<LinkParams> = {
    find: ({ token }) => addressStops.find(token),
    choose: ({ token }, isStopped) => addressStops.choose(token, isStopped),
    pathsOf: ({ token }) => ({
      stop: to => to.answerMail(token),
      again: to => to.answerMailAgain(token),
      form: to => to.answer(token),
    }),
  }
  const byAddress: Choice<AddressParams> = {
    find: ({ roundId, addressToken }) => addressChoices.find(roundId, addressToken),
    choose: ({ roundId, addressToken }, isStopped) =>
      addressChoices.choose(roundId, addressToken, isStopped),
    pathsOf: ({ roundId, addressToken }) => ({
      stop: to => to.addressMail(roundId, addressToken),
      again: to => to.addressMailAgain(roundId, addressToken),
      form: null,
    }),
  }
  const holder = mayUse<LinkParams>('linkHolder')
  router.get(paths.answerMail, holder, answer(byLink, 'find', deps))
  router.post(paths.answerMail, holder, answer(byLink, 'stop', deps))
  router.post(paths.answerMailAgain, holder, answer(byLink, 'again', deps))
  // Someone reloads a page that came as the answer to a form.
  router.get(paths.answerMailAgain, holder, answer(byLink, 'find', deps))
  const reader = mayUse<AddressParams>('linkHolder')
  router.get(paths.addressMail, reader, answer(byAddress, 'find', deps))
  router.post(paths.addressMail, reader, answer(byAddress, 'stop', deps))
  router.post(paths.addressMailAgain, reader, answer(byAddress, 'again', deps))
  router.get(paths.addressMailAgain, reader, answer(byAddress, 'find', deps))
  return router
}

/** @throws Problem 'page/unknown' for a link that is not known, or that has been replaced. */
function answer<Params>(
  { find, choose, pathsOf }: Choice<Params>,
  what: 'find' | 'stop' | 'again',
  { renderer, locales }: MailChoiceRouteDeps,
): RequestHandler<Params> {
  return async (req, res) => {
    const { params } = req
    const found = what === 'find' ? await find(params) : await choose(params, what === 'stop')
    if (found === null) throw new Problem('page/unknown')
    const locale = localeIn(found.round, locales(languageOfPath(req.originalUrl)))
    renderer.send(res, 'pages/mail-choice', mailChoiceView(locale, found, pathsOf(params)))
  }
}
