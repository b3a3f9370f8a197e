import { timingSafeEqual } from 'node:crypto'

import type { Request, RequestHandler, Response as ExpressResponse } from 'express'

import type { Origin } from '../accounts/log-entry.ts'
import { networkOf } from '../accounts/network.ts'
import { type ActedOn, type Action, may } from '../accounts/policy.ts'
import { pathTo } from '../paths.ts'
import { Problem } from '../problems.ts'
import { FORM_KEY } from '../views/work-page.ts'
import type { ActLog, RecordAct } from '../services/act-log.ts'
import type { SessionService, Visit } from '../services/session-service.ts'
import { declared } from './access.ts'
import { fileBody } from './file-body.ts'
import { type FormBody, formBody } from './form-body.ts'
import { isSafeMethod } from './same-origin.ts'
import { seeOther } from './see-other.ts'
import type { StaffCookies } from './staff-cookies.ts'

/** The door to the work space. */
export interface StaffAccess {
  /**
   * The first handler of a route of the work space. Lets through who is logged in and may do that; what is
   * sent to change something has to carry the session's own key. Its form is then in `req.body`.
   *
   * @param objectOf What it is done to, where it matters which.
   */
  mayDo<Params>(action: Action, objectOf?: ObjectOf<Params>): RequestHandler<Params>
  /** The same for a form with a file. The file is read only from those who may send one. */
  mayUpload<Params>(action: Action): RequestHandler<Params>
  /** The same for a step of the log-in, for whoever has proven a password. */
  isEntering<Params>(): RequestHandler<Params>
  /** The same for leaving, however far someone has come. Who is not logged in has nothing to leave. */
  isLeaving<Params>(): RequestHandler<Params>
}

export type ObjectOf<Params> = (params: Params) => Promise<ActedOn> | ActedOn

interface AccessDeps {
  readonly sessions: SessionService
  readonly cookies: StaffCookies
}

export function createStaffAccess(deps: AccessDeps): StaffAccess {
  return {
    mayDo: <Params>(action: Action, objectOf?: ObjectOf<Params>) =>
      declared(
        { audience: 'staff', action },
        afterForm<Params>(async (req, res) => {
          if (!(await admit(req, res, { ...deps, stage: 'full' }))) return false
          const object = objectOf === undefined ? null : await objectOf(req.params)
          if (may(visitOf(res).user, action, object)) return true
          throw new Problem('access/forbidden')
        }),
      ),
    mayUpload: <Params>(action: Action) =>
      declared({ audience: 'staff', action }, beforeFile<Params>(action, deps)),
    isEntering: <Params>() =>
      declared(
        { audience: 'entering', action: null },
        afterForm<Params>((req, res) => admit(req, res, { ...deps, stage: 'begun' })),
      ),
    isLeaving: <Params>() =>
      declared(
        { audience: 'anyone', action: null },
        afterForm<Params>(async (req, res) => {
          const visit = await findVisit(req, res, deps)
          if (visit !== null) requireOwnForm(req, visit)
          return true
        }),
      ),
  }
}

/** What is looked at in a request, whatever its path holds. */
type Asked = Pick<Request, 'method' | 'originalUrl' | 'get' | 'body'>

async function findVisit(
  req: Asked,
  res: ExpressResponse,
  { sessions, cookies }: AccessDeps,
): Promise<Visit | null> {
  const token = cookies.sessionIn(req)
  const visit = token === null ? null : await sessions.find(token)
  res.locals['visit'] = visit
  return visit
}

/** Lets someone through who has come as far as a stage; others are led to the log-in, or told. */
async function admit(
  req: Asked,
  res: ExpressResponse,
  { stage, ...deps }: AccessDeps & { readonly stage: Visit['session']['stage'] },
): Promise<boolean> {
  res.setHeader('Cache-Control', 'no-store')
  const visit = await findVisit(req, res, deps)
  if (visit?.session.stage === stage) {
    requireOwnForm(req, visit)
    return true
  }
  res.locals['visit'] = null
  if (!isSafeMethod(req.method)) throw new Problem('access/notLoggedIn')
  seeOther(res, pathTo.logIn(req.originalUrl))
  return false
}

/** @throws Problem 'access/formExpired' for a form that is not of this session. */
function requireOwnForm(req: Asked, visit: Visit): void {
  if (isSafeMethod(req.method)) return
  const key = ((req.body ?? new Map()) as FormBody).get(FORM_KEY)?.[0] ?? ''
  if (!isSame(key, visit.formKey)) throw new Problem('access/formExpired')
}

/** Reads the form, if there is one, before anything is decided: it is to come back to who typed it. */
function afterForm<Params>(
  admits: (req: Request<Params>, res: ExpressResponse) => Promise<boolean>,
): RequestHandler<Params> {
  const readForm = formBody<Params>()
  return (req, res, next) => {
    const decide = async (error?: unknown) => {
      if (error !== undefined) return next(error)
      try {
        if (await admits(req, res)) next()
      } catch (problem) {
        next(problem)
      }
    }
    if (isSafeMethod(req.method)) return void decide()
    readForm(req, res, error => void decide(error))
  }
}

/** Decides who may send a file before it is read, and by its form's key whether it was meant to be sent. */
function beforeFile<Params>(action: Action, deps: AccessDeps): RequestHandler<Params> {
  const readFile = fileBody<Params>()
  const admits = async (req: Asked, res: ExpressResponse) => {
    res.setHeader('Cache-Control', 'no-store')
    const visit = await findVisit(req, res, deps)
    if (visit?.session.stage !== 'full') throw new Problem('access/notLoggedIn')
    if (!may(visit.user, action)) throw new Problem('access/forbidden')
    return visit
  }
  return async (req, res, next) => {
    const visit = await admits(req, res)
    await new Promise<void>((resolve, reject) => {
      readFile(req, res, (error?: unknown) => (error === undefined ? resolve() : reject(error)))
    })
    requireOwnForm(req, visit)
    next()
  }
}

/** Who is there, on a route that has let them through. */
export function visitOf(res: ExpressResponse): Visit {
  const visit = foundVisit(res)
  if (visit === null) throw new Problem('access/notLoggedIn')
  return visit
}

/** The same where a request may have been stopped at the door; `null`: nobody we know. */
export function foundVisit(res: ExpressResponse): Visit | null {
  return (res.locals['visit'] as Visit | null | undefined) ?? null
}

/** By whom something is done, for the log. */
export function originIn(req: Pick<Request, 'ip'>, res: ExpressResponse): Origin {
  return { actor: { kind: 'user', id: visitOf(res).user.id }, network: networkOf(req.ip) }
}

/** Does something on behalf of whoever is there; the log holds it first. */
export function recordingFor(
  req: Pick<Request, 'ip'>,
  res: ExpressResponse,
  { acts }: { readonly acts: ActLog },
): RecordAct {
  const origin = originIn(req, res)
  return (act, work) => acts.record({ ...origin, ...act }, work)
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)]
  return one.length === other.length && timingSafeEqual(one, other)
}
