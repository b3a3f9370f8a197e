import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { WayOutKind } from '../../../surveys/outcome.ts'
import { mayUse } from '../../middleware/access.ts'
import { type FormBody, formBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { paths, pathsIn } from '../../paths.ts'
import { wayOutNamed } from '../../public-paths.ts'
import { Problem } from '../../problems.ts'
import { languageOfPath } from '../../public-languages.ts'
import type { WayOutOutcome, WayOutService } from '../../services/way-out-service.ts'
import { wayOutTakenView, wayOutView } from '../../views/answer/way-out-views.ts'
import { staysOnPage } from '../form-stamp.ts'
import { type AnswerRouteDeps, contextOf, sendOtherLink } from './link-pages.ts'

export interface WayOutRouteDeps extends AnswerRouteDeps {
  readonly waysOut: WayOutService
}

interface WayParams {
  readonly token: string
  readonly way: string
}

const ADDRESS_FIELD = 'epost'

/** Ways out for those who cannot or will not answer. Reading never changes anything: scanners of mail follow links. */
export function wayOutRoutes(deps: WayOutRouteDeps): Router {
  const { waysOut } = deps
  const router = Router()
  const mayAnswer = mayUse<WayParams>('linkHolder')
  router.get(paths.wayOut, mayAnswer, show(deps))
  /** 303 to the same page when it is taken, 422 when what was typed is no address. */
  router.post(paths.wayOut, mayAnswer, formBody(), async (req, res) => {
    const { token } = req.params
    const kind = getWay(req.params)
    const form = req.body as FormBody
    const email = form.get(ADDRESS_FIELD)?.[0] ?? ''
    if (staysOnPage(form)) {
      const outcome = await waysOut.find(token)
      return sendPage(res, { token, kind, outcome, typed: email }, deps)
    }
    const outcome = await waysOut.take(token, { kind, email })
    if (outcome.kind === 'told') return seeOther(res, linksOf(req).wayOut(token, kind))
    sendPage(res.status(422), { token, kind, outcome, typed: email }, deps)
  })
  router.post(paths.wayBack, mayAnswer, formBody(), async (req, res) => {
    const { token } = req.params
    const kind = getWay(req.params)
    const outcome = await waysOut.takeBack(token)
    if (outcome.kind === 'told') return seeOther(res, linksOf(req).answer(token))
    sendPage(res, { token, kind, outcome, typed: '' }, deps)
  })
  // Someone reloads a page that came as the answer to a form.
  router.get(paths.wayBack, mayAnswer, (req, res) => {
    seeOther(res, linksOf(req).wayOut(req.params.token, getWay(req.params)))
  })
  return router
}

function show(deps: WayOutRouteDeps): RequestHandler<WayParams> {
  return async (req, res) => {
    const { token } = req.params
    const kind = getWay(req.params)
    const outcome = await deps.waysOut.find(token)
    sendPage(res, { token, kind, outcome, typed: '' }, deps)
  }
}

interface WayPage {
  readonly token: string
  readonly kind: WayOutKind
  readonly outcome: WayOutOutcome
  /** Whom to ask instead. */
  readonly typed: string
}

function sendPage(
  res: ExpressResponse,
  { token, kind, outcome, typed }: WayPage,
  deps: WayOutRouteDeps,
): void {
  if (outcome.kind !== 'told' && outcome.kind !== 'noAddress') {
    return sendOtherLink(res, { link: outcome, token, sent: null }, deps)
  }
  const { access } = outcome
  const context = contextOf(res, { token, access }, deps)
  const taken = outcome.kind === 'told' ? outcome.wayOut : null
  if (taken?.kind === kind) {
    const view = wayOutTakenView(context, taken, access.invitation.outcome !== null)
    return deps.renderer.send(res, 'pages/answer/way-out-taken', view)
  }
  const address = { typed, isFaulty: outcome.kind === 'noAddress' }
  deps.renderer.send(res, 'pages/answer/way-out', wayOutView(context, kind, address))
}

/** @throws Problem 'page/unknown' for an address that names none. */
function getWay({ way }: WayParams): WayOutKind {
  const kind = wayOutNamed(way)
  if (kind === null) throw new Problem('page/unknown')
  return kind
}

function linksOf({ originalUrl }: { readonly originalUrl: string }) {
  return pathsIn(languageOfPath(originalUrl))
}
