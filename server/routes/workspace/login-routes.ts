import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { networkOf } from '../../accounts/network.ts'
import { mayUse } from '../../middleware/access.ts'
import { formBody } from '../../middleware/form-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { foundVisit, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import type { StaffCookies } from '../../middleware/staff-cookies.ts'
import { paths } from '../../paths.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { LoginOutcome, LoginService } from '../../services/login-service.ts'
import type { OpenIdService } from '../../services/openid-service.ts'
import type { SecondFactorService } from '../../services/second-factor-service.ts'
import type { SessionService } from '../../services/session-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { LOGIN_FIELDS } from '../../views/login/login-fields.ts'
import { codeView, loggedOutView, logInView } from '../../views/login/login-views.ts'
import { type Asked, fieldIn, goOn, nextIn, refuse, typedIn } from './staff-form.ts'

export interface LoginRouteDeps {
  readonly logins: LoginService
  readonly secondFactors: SecondFactorService
  readonly sessions: SessionService
  /** `null`: nobody logs in elsewhere. */
  readonly openId: OpenIdService | null
  readonly staff: StaffAccess
  readonly cookies: StaffCookies
  readonly renderer: Renderer
  readonly say: Say
}

/** In by a user name, a password and a code; and out. */
export function loginRoutes(deps: LoginRouteDeps): Router {
  const { staff } = deps
  const router = Router()
  router.get(paths.logIn, mayUse('anyone'), (req, res) =>
    sendLogIn({ req, res, typed: NOTHING_TYPED }, deps),
  )
  router.post(paths.logIn, mayUse('anyone'), formBody(), logIn(deps))
  router.get(paths.logInCode, staff.isEntering(), (req, res) =>
    sendCode({ req, res, typed: NOTHING_TYPED }, deps),
  )
  router.post(paths.logInCode, staff.isEntering(), giveCode(deps))
  router.post(paths.logOut, staff.isLeaving(), logOut(deps))
  router.get(paths.loggedOut, mayUse('anyone'), async (_req, res) => {
    const elsewhere = deps.openId === null ? null : await deps.openId.endElsewhere()
    deps.renderer.send(res, 'pages/login/logged-out', loggedOutView(elsewhere, deps.say))
  })
  return router
}

/** A request, where its answer goes, and what is shown of what was typed. */
interface Exchange {
  readonly req: Asked
  readonly res: ExpressResponse
  readonly typed: Typed
}

type Send = (exchange: Exchange, deps: LoginRouteDeps) => void

const sendLogIn: Send = ({ req, res, typed }, { openId, renderer, say }) => {
  const place = { next: nextIn(req), elsewhere: openId?.name ?? null }
  res.setHeader('Cache-Control', 'no-store')
  renderer.send(res, 'pages/login/log-in', logInView(place, typed, say))
}

const sendCode: Send = ({ req, res, typed }, { renderer, say }) => {
  const place = { next: nextIn(req), formKey: visitOf(res).formKey }
  renderer.send(res, 'pages/login/code', codeView(place, typed, say))
}

/** 303 onwards; 422 for a wrong password or user name, told alike; 429 when it is too soon. */
function logIn(deps: LoginRouteDeps): RequestHandler {
  return async (req, res) => {
    const outcome = await deps.logins.logIn({
      userName: fieldIn(req, LOGIN_FIELDS.userName),
      password: fieldIn(req, LOGIN_FIELDS.password),
      device: deps.cookies.deviceIn(req),
      network: networkOf(req.ip),
    })
    if (outcome.kind === 'right') {
      await deps.sessions.drop(deps.cookies.sessionIn(req))
      return goOn(res, { entered: outcome.entered, next: nextIn(req) }, deps.cookies)
    }
    const errors = { [LOGIN_FIELDS.userName]: errorOf(outcome, deps.say) }
    refuse(res, outcome.kind === 'wait' ? outcome.seconds : null)
    sendLogIn({ req, res, typed: typedIn(req, [LOGIN_FIELDS.userName], errors) }, deps)
  }
}

function errorOf(outcome: Exclude<LoginOutcome, { kind: 'right' }>, say: Say): string {
  switch (outcome.kind) {
    case 'wrong':
      return say('login.wrong')
    case 'wait':
      return say('login.wait', { seconds: outcome.seconds })
    case 'notAdmitted':
      return say(`login.notAdmitted.${outcome.why}`)
  }
}

function giveCode(deps: LoginRouteDeps): RequestHandler {
  return async (req, res) => {
    const outcome = await deps.secondFactors.giveCode(visitOf(res), fieldIn(req, LOGIN_FIELDS.code))
    if (outcome.kind === 'right') {
      return goOn(res, { entered: outcome.entered, next: nextIn(req) }, deps.cookies)
    }
    const isWait = outcome.kind === 'wait'
    const text = isWait
      ? deps.say('login.wait', { seconds: outcome.seconds })
      : deps.say('login.wrongCode')
    refuse(res, isWait ? outcome.seconds : null)
    sendCode({ req, res, typed: typedIn(req, [], { [LOGIN_FIELDS.code]: text }) }, deps)
  }
}

/** Whoever comes with a session loses it, and it is gone from the store; anyone else is told the same. */
function logOut({ logins, cookies }: LoginRouteDeps): RequestHandler {
  return async (_req, res) => {
    const visit = foundVisit(res)
    if (visit !== null) await logins.logOut(visit)
    cookies.leave(res)
    seeOther(res, paths.loggedOut)
  }
}
