import { type Request, type Response as ExpressResponse, Router } from 'express'

import { takesAnswers } from '../../../surveys/round.ts'
import { mayUse } from '../../middleware/access.ts'
import { type FormBody, formBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { paths, pathsIn } from '../../paths.ts'
import { languageOfPath } from '../../public-languages.ts'
import type { Locales } from '../../rendering/locale.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type {
  OpenLinkTarget,
  TypedAssociation,
  WalkInOutcome,
  WalkInService,
} from '../../services/walk-in-service.ts'
import {
  type OpenLinkContext,
  openLinkClosedView,
  searchView,
  TYPED_FIELDS,
  typedAssociationView,
} from '../../views/answer/open-link-views.ts'
import { staysOnPage } from '../form-stamp.ts'
import { localeFor } from './link-pages.ts'

export interface OpenLinkRouteDeps {
  readonly walkIns: WalkInService
  readonly renderer: Renderer
  readonly locales: Locales
}

interface CodeParams {
  readonly code: string
}

const SOUGHT = 'sok'
const NOTHING_TYPED: TypedAssociation = { name: '', orgNumber: '', sector: '' }

/** For those who come by an open link, without an invitation: which association they answer for, and a form of their own. */
export function openLinkRoutes(deps: OpenLinkRouteDeps): Router {
  const router = Router()
  addSearch(router, deps)
  addTyped(router, deps)
  return router
}

const mayAnswer = mayUse<CodeParams>('linkHolder')

function addSearch(router: Router, deps: OpenLinkRouteDeps): void {
  const { walkIns, renderer } = deps
  router.get(paths.openLink, mayAnswer, async (req, res) => {
    const context = await findContext(req, res, deps)
    if (!sendClosed(res, context, deps)) renderer.send(res, SEARCH, searchView(context, null))
  })
  /** 200 with what was found, 422 when too little was written. */
  router.post(paths.openLink, mayAnswer, formBody(), async (req, res) => {
    const context = await findContext(req, res, deps)
    if (sendClosed(res, context, deps)) return
    const form = req.body as FormBody
    const written = field(form, SOUGHT)
    if (written === '' && staysOnPage(form)) {
      return renderer.send(res, SEARCH, searchView(context, null))
    }
    const found = await walkIns.search(req.params.code, written)
    if (found === null) res.status(422)
    renderer.send(res, SEARCH, searchView(context, { written, found }))
  })
  /** 303 to the form; the name to be typed when the register has changed meanwhile. */
  router.post(paths.openLinkPick, mayAnswer, formBody(), async (req, res) => {
    const name = field(req.body as FormBody, TYPED_FIELDS.name)
    const outcome = await walkIns.pick(req.params.code, name)
    sendOutcome(req, res, { ...deps, outcome, typed: { ...NOTHING_TYPED, name } })
  })
  // Someone reloads a page that came as the answer to a form.
  router.get(paths.openLinkPick, mayAnswer, (req, res) => {
    seeOther(res, linksOf(req).openLink(req.params.code))
  })
}

function addTyped(router: Router, deps: OpenLinkRouteDeps): void {
  router.get(paths.openLinkNew, mayAnswer, async (req, res) => {
    const context = await findContext(req, res, deps)
    if (!sendClosed(res, context, deps)) sendTyped(res, context, { ...deps, typed: NOTHING_TYPED })
  })
  /** 303 to the form, 422 when something is wrong with what was typed. */
  router.post(paths.openLinkNew, mayAnswer, formBody(), async (req, res) => {
    const form = req.body as FormBody
    const typed = {
      name: field(form, TYPED_FIELDS.name),
      orgNumber: field(form, TYPED_FIELDS.orgNumber),
      sector: field(form, TYPED_FIELDS.sector),
    }
    if (staysOnPage(form)) {
      return sendTyped(res, await findContext(req, res, deps), { ...deps, typed })
    }
    const outcome = await deps.walkIns.type(req.params.code, typed)
    sendOutcome(req, res, { ...deps, outcome, typed })
  })
}

const SEARCH = 'pages/answer/open-link'
const TYPED = 'pages/answer/open-link-new'

interface Sent {
  readonly outcome: WalkInOutcome
  readonly typed: TypedAssociation
}

function sendOutcome(
  req: Request<CodeParams>,
  res: ExpressResponse,
  { outcome, typed, ...deps }: OpenLinkRouteDeps & Sent,
): void {
  if (outcome.kind === 'welcome') return seeOther(res, linksOf(req).answer(outcome.token))
  const context = contextOf(req, res, { ...deps, target: outcome.target })
  if (sendClosed(res, context, deps)) return
  const faults = outcome.kind === 'faulty' ? outcome.faults : []
  if (faults.length > 0) res.status(422)
  deps.renderer.send(res, TYPED, typedAssociationView(context, typed, faults))
}

function sendTyped(
  res: ExpressResponse,
  context: OpenLinkContext,
  { renderer, typed }: OpenLinkRouteDeps & Pick<Sent, 'typed'>,
): void {
  renderer.send(res, TYPED, typedAssociationView(context, typed, []))
}

/** @returns Whether the round takes no answers just now, and that was sent. */
function sendClosed(
  res: ExpressResponse,
  context: OpenLinkContext,
  { renderer }: OpenLinkRouteDeps,
): boolean {
  if (takesAnswers(context.phase)) return false
  renderer.send(res, 'pages/answer/closed', openLinkClosedView(context))
  return true
}

async function findContext(
  req: Request<CodeParams>,
  res: ExpressResponse,
  deps: OpenLinkRouteDeps,
): Promise<OpenLinkContext> {
  const target = await deps.walkIns.find(req.params.code)
  return contextOf(req, res, { ...deps, target })
}

function contextOf(
  { params }: Request<CodeParams>,
  res: ExpressResponse,
  { target, ...deps }: OpenLinkRouteDeps & { readonly target: OpenLinkTarget },
): OpenLinkContext {
  return { ...localeFor(res, target, deps), ...target, code: params.code }
}

function field(form: FormBody, name: string): string {
  return form.get(name)?.[0]?.trim() ?? ''
}

function linksOf({ originalUrl }: { readonly originalUrl: string }) {
  return pathsIn(languageOfPath(originalUrl))
}
