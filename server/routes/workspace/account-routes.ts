import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import type { LoginRules } from '../../accounts/login-rules.ts'
import { SHORTEST_PASSWORD } from '../../accounts/password-rules.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import type { StaffCookies } from '../../middleware/staff-cookies.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import { qrCode } from '../../rendering/qr-code.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { PasswordService } from '../../services/password-service.ts'
import type { SecondFactorService } from '../../services/second-factor-service.ts'
import type { SessionService, Visit } from '../../services/session-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { LOGIN_FIELDS } from '../../views/login/login-fields.ts'
import { recoveryCodesView } from '../../views/login/login-views.ts'
import { accountView, ownSecondFactorView } from '../../views/staff/account-view.ts'
import { newPasswordIn, unfitErrors } from './new-password.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

export interface AccountRouteDeps {
  readonly passwords: PasswordService
  readonly secondFactors: SecondFactorService
  readonly sessions: SessionService
  readonly acts: ActLog
  readonly rules: LoginRules
  readonly staff: StaffAccess
  readonly cookies: StaffCookies
  readonly renderer: Renderer
  readonly say: Say
}

interface SessionParams {
  readonly sessionId: string
}

/** "Mitt konto": one's own password, second factor and sessions. */
export function accountRoutes(deps: AccountRouteDeps): Router {
  const own = deps.staff.mayDo('account.own')
  const router = Router()
  router.get(paths.account, own, (req, res) =>
    sendAccount(res, { typed: NOTHING_TYPED, done: doneIn(req) }, deps),
  )
  router.post(paths.accountPassword, own, changePassword(deps))
  router.get(paths.accountSecondFactor, own, (_req, res) => sendFactor(res, NOTHING_TYPED, deps))
  router.post(paths.accountSecondFactor, own, replaceFactor(deps))
  router.post(paths.accountSecondFactorRemoval, own, removeFactor(deps))
  router.post(paths.accountCodes, own, renewCodes(deps))
  router.post(paths.accountSessions, own, endOthers(deps))
  router.post(paths.accountSession, deps.staff.mayDo<SessionParams>('account.own'), endOne(deps))
  return router
}

/** What was done before this page was shown, by a word in its address. */
const DONE: Readonly<Record<string, string>> = {
  losenord: 'account.done.password',
  avslutad: 'account.done.session',
  avslutade: 'account.done.sessions',
  'ett-steg': 'account.done.factorRemoved',
}

function doneIn(req: Pick<Asked, 'query'>): string | null {
  const word: unknown = req.query['klart']
  return typeof word === 'string' ? (DONE[word] ?? null) : null
}

const doneAt = (word: string) => `${paths.account}?klart=${word}`

type Shown = { readonly typed: Typed; readonly done: string | null }

async function sendAccount(
  res: ExpressResponse,
  { typed, done }: Shown,
  { sessions, rules, renderer, say }: AccountRouteDeps,
): Promise<void> {
  const visitor = visitOf(res)
  const state = {
    visitor,
    sessions: await sessions.listOf(visitor.user),
    currentSession: visitor.session.id,
    needsSecondFactor: rules.secondFactorFor.includes(visitor.user.role),
    shortestPassword: SHORTEST_PASSWORD,
    done,
  }
  renderer.send(res, 'pages/work/account', accountView(state, typed, say))
}

/** What is wrong with a form, and how long is to be waited when that is what it is. */
interface Refusal {
  readonly errors: Typed['errors']
  readonly waitSeconds: number | null
}

/** Whether it is really they: a session that was left open is not enough. @returns `null`: it is. */
async function refusalOf(
  req: Pick<Asked, 'body'>,
  { visit, field }: { readonly visit: Visit; readonly field: string },
  { passwords, say }: AccountRouteDeps,
): Promise<Refusal | null> {
  // Who logs in elsewhere has neither password nor second factor here.
  if (visit.user.login.kind !== 'local') throw new Problem('access/forbidden')
  const outcome = await passwords.confirm(visit, fieldIn(req, field))
  switch (outcome.kind) {
    case 'right':
      return null
    case 'wrong':
      return { errors: { [field]: say('account.wrongPassword') }, waitSeconds: null }
    case 'wait': {
      const { seconds } = outcome
      return { errors: { [field]: say('login.wait', { seconds }) }, waitSeconds: seconds }
    }
  }
}

function changePassword(deps: AccountRouteDeps): RequestHandler {
  const { passwords, cookies, say } = deps
  return async (req, res) => {
    const visit = visitOf(res)
    const refusal = await refusalOf(req, { visit, field: LOGIN_FIELDS.password }, deps)
    const { wanted, errors } = newPasswordIn(req, say)
    if (refusal !== null || wanted === null) {
      refuse(res, refusal?.waitSeconds ?? null)
      const all = { ...refusal?.errors, ...errors }
      return sendAccount(res, { typed: typedIn(req, [], all), done: null }, deps)
    }
    const outcome = await passwords.choose(visit, wanted)
    if (outcome.kind === 'chosen') {
      cookies.enter(res, outcome.entered)
      return seeOther(res, doneAt('losenord'))
    }
    const unfit = typedIn(req, [], unfitErrors(outcome, say))
    await sendAccount(refuse(res, null), { typed: unfit, done: null }, deps)
  }
}

function sendFactor(
  res: ExpressResponse,
  typed: Typed,
  { secondFactors, renderer, say }: AccountRouteDeps,
): void {
  const visitor = visitOf(res)
  if (visitor.user.login.kind !== 'local') throw new Problem('access/forbidden')
  const { secret, address } = secondFactors.enrolmentOf(visitor)
  const place = { visitor, secret, qr: qrCode(address) }
  renderer.send(res, 'pages/login/second-factor', ownSecondFactorView(place, typed, say))
}

/** Adds one, or puts another in its place. The recovery codes are shown in the answer, and never again. */
function replaceFactor(deps: AccountRouteDeps): RequestHandler {
  const { secondFactors, cookies, renderer, say } = deps
  return async (req, res) => {
    const visit = visitOf(res)
    const refusal = await refusalOf(req, { visit, field: LOGIN_FIELDS.password }, deps)
    if (refusal !== null) {
      refuse(res, refusal.waitSeconds)
      return sendFactor(res, typedIn(req, [], refusal.errors), deps)
    }
    const outcome = await secondFactors.enrol(visit, fieldIn(req, LOGIN_FIELDS.code))
    if (outcome.kind === 'wrong') {
      const errors = { [LOGIN_FIELDS.code]: say('login.wrongCode') }
      return sendFactor(refuse(res, null), typedIn(req, [], errors), deps)
    }
    cookies.enter(res, outcome.entered)
    const view = recoveryCodesView(outcome.recoveryCodes, paths.account, say)
    renderer.send(res, 'pages/login/recovery-codes', view)
  }
}

function removeFactor(deps: AccountRouteDeps): RequestHandler {
  const { secondFactors, cookies, rules } = deps
  return async (req, res) => {
    const visit = visitOf(res)
    if (rules.secondFactorFor.includes(visit.user.role)) throw new Problem('access/forbidden')
    const refusal = await refusalOf(req, { visit, field: LOGIN_FIELDS.confirm }, deps)
    if (refusal !== null) {
      refuse(res, refusal.waitSeconds)
      return sendAccount(res, { typed: typedIn(req, [], refusal.errors), done: null }, deps)
    }
    cookies.enter(res, await secondFactors.remove(visit))
    seeOther(res, doneAt('ett-steg'))
  }
}

function renewCodes(deps: AccountRouteDeps): RequestHandler {
  const { secondFactors, renderer, say } = deps
  return async (req, res) => {
    const visit = visitOf(res)
    const refusal = await refusalOf(req, { visit, field: LOGIN_FIELDS.confirm }, deps)
    if (refusal !== null) {
      refuse(res, refusal.waitSeconds)
      return sendAccount(res, { typed: typedIn(req, [], refusal.errors), done: null }, deps)
    }
    const codes = await secondFactors.renewRecoveryCodes(visit)
    renderer.send(res, 'pages/login/recovery-codes', recoveryCodesView(codes, paths.account, say))
  }
}

function endOthers({ sessions, acts }: AccountRouteDeps): RequestHandler {
  return async (req, res) => {
    const { user, session } = visitOf(res)
    await acts.record({ ...originIn(req, res), act: 'sessions.ended', object: user.id }, () =>
      sessions.endAll(user.id, session.id),
    )
    seeOther(res, doneAt('avslutade'))
  }
}

/** @throws Problem 'session/unknown' for one that is not one's own. */
function endOne({ sessions, acts }: AccountRouteDeps): RequestHandler<SessionParams> {
  return async (req, res) => {
    const { user } = visitOf(res)
    await acts.record({ ...originIn(req, res), act: 'sessions.ended', object: user.id }, () =>
      sessions.endOne(user.id, req.params.sessionId),
    )
    seeOther(res, doneAt('avslutad'))
  }
}
