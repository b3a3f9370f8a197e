import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { networkOf } from '../../accounts/network.ts'
import { SHORTEST_PASSWORD } from '../../accounts/password-rules.ts'
import { mayUse } from '../../middleware/access.ts'
import { formBody } from '../../middleware/form-body.ts'
import { type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import type { StaffCookies } from '../../middleware/staff-cookies.ts'
import { pathTo, paths, withNext } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import { qrCode } from '../../rendering/qr-code.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { PasswordService } from '../../services/password-service.ts'
import type { SecondFactorService } from '../../services/second-factor-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { LOGIN_FIELDS } from '../../views/login/login-fields.ts'
import {
  addSecondFactorView,
  choosePasswordView,
  recoveryCodesView,
} from '../../views/login/login-views.ts'
import { newPasswordIn, unfitErrors } from './new-password.ts'
import { type Asked, fieldIn, goOn, nextIn, refuse, typedIn } from './staff-form.ts'

export interface FirstLoginRouteDeps {
  readonly passwords: PasswordService
  readonly secondFactors: SecondFactorService
  readonly staff: StaffAccess
  readonly cookies: StaffCookies
  readonly renderer: Renderer
  readonly say: Say
}

interface StartParams {
  readonly startToken: string
}

/** What someone does once: chooses a password of their own, and adds a second factor. */
export function firstLoginRoutes(deps: FirstLoginRouteDeps): Router {
  const { staff } = deps
  const router = Router()
  router.get(paths.start, mayUse<StartParams>('linkHolder'), async ({ params }, res) => {
    await sendStart(res, { ...params, typed: NOTHING_TYPED }, deps)
  })
  router.post(paths.start, mayUse<StartParams>('linkHolder'), formBody(), start(deps))
  router.get(paths.logInPassword, staff.isEntering(), (req, res) =>
    sendChoose({ req, res, typed: NOTHING_TYPED }, deps),
  )
  router.post(paths.logInPassword, staff.isEntering(), choose(deps))
  router.get(paths.logInSecondFactor, staff.isEntering(), (req, res) =>
    sendAddFactor({ req, res, typed: NOTHING_TYPED }, deps),
  )
  router.post(paths.logInSecondFactor, staff.isEntering(), addFactor(deps))
  return router
}

/** @throws Problem 'startLink/used'. */
async function sendStart(
  res: ExpressResponse,
  { startToken, typed }: StartParams & { readonly typed: Typed },
  { passwords, renderer, say }: FirstLoginRouteDeps,
): Promise<void> {
  const user = await passwords.findByStartLink(startToken)
  if (user === null) throw new Problem('startLink/used')
  const action = pathTo.start(startToken)
  const shortest = SHORTEST_PASSWORD
  const place = { action, userName: user.shownAs, formKey: null, shortest }
  renderer.send(res, 'pages/login/choose-password', choosePasswordView(place, typed, say))
}

function start(deps: FirstLoginRouteDeps): RequestHandler<StartParams> {
  const { passwords, cookies, say } = deps
  return async (req, res) => {
    const { startToken } = req.params
    const { wanted, errors } = newPasswordIn(req, say)
    const given = { wanted: wanted ?? '', network: networkOf(req.ip) }
    const outcome = wanted === null ? null : await passwords.start(startToken, given)
    if (wanted !== null && outcome === null) throw new Problem('startLink/used')
    if (outcome?.kind === 'chosen') {
      return goOn(res, { entered: outcome.entered, next: paths.rounds }, cookies)
    }
    const typed = typedIn(req, [], { ...errors, ...unfitErrors(outcome, say) })
    await sendStart(refuse(res, null), { startToken, typed }, deps)
  }
}

/** A request, where its answer goes, and what is shown of what was typed. */
interface Exchange {
  readonly req: Asked
  readonly res: ExpressResponse
  readonly typed: Typed
}

type Send = (exchange: Exchange, deps: FirstLoginRouteDeps) => void

const sendChoose: Send = ({ req, res, typed }, { renderer, say }) => {
  const { user, formKey } = visitOf(res)
  const action = withNext(paths.logInPassword, nextIn(req))
  const place = { action, userName: user.shownAs, formKey, shortest: SHORTEST_PASSWORD }
  renderer.send(res, 'pages/login/choose-password', choosePasswordView(place, typed, say))
}

/** Only in place of one that someone else has seen: another step of the log-in is not gone round. */
function choose(deps: FirstLoginRouteDeps): RequestHandler {
  const { passwords, cookies, say } = deps
  return async (req, res) => {
    const visit = visitOf(res)
    if (visit.user.password?.isGiven !== true) throw new Problem('access/forbidden')
    const { wanted, errors } = newPasswordIn(req, say)
    const outcome = wanted === null ? null : await passwords.choose(visit, wanted)
    if (outcome?.kind === 'chosen') {
      return goOn(res, { entered: outcome.entered, next: nextIn(req) }, cookies)
    }
    const typed = typedIn(req, [], { ...errors, ...unfitErrors(outcome, say) })
    sendChoose({ req, res: refuse(res, null), typed }, deps)
  }
}

const sendAddFactor: Send = ({ req, res, typed }, { secondFactors, renderer, say }) => {
  const visit = visitOf(res)
  const { secret, address } = secondFactors.enrolmentOf(visit)
  const place = { next: nextIn(req), formKey: visit.formKey, secret, qr: qrCode(address) }
  renderer.send(res, 'pages/login/second-factor', addSecondFactorView(place, typed, say))
}

/** Only for who has none: whoever has one shows it. The recovery codes are shown in the answer, and never again. */
function addFactor(deps: FirstLoginRouteDeps): RequestHandler {
  const { secondFactors, cookies, renderer, say } = deps
  return async (req, res) => {
    const visit = visitOf(res)
    const { password, secondFactor } = visit.user
    if (password?.isGiven === true || secondFactor !== null) throw new Problem('access/forbidden')
    const outcome = await secondFactors.enrol(visit, fieldIn(req, LOGIN_FIELDS.code))
    if (outcome.kind === 'wrong') {
      const errors = { [LOGIN_FIELDS.code]: say('login.wrongCode') }
      return sendAddFactor({ req, res: refuse(res, null), typed: typedIn(req, [], errors) }, deps)
    }
    cookies.enter(res, outcome.entered)
    const view = recoveryCodesView(outcome.recoveryCodes, nextIn(req), say)
    renderer.send(res, 'pages/login/recovery-codes', view)
  }
}
