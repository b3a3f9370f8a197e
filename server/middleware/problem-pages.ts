import type { ErrorRequestHandler, Request, Response as ExpressResponse } from 'express'
import type { Logger } from 'pino'

import { isWorkPath } from '../paths.ts'
import type { ProblemCode } from '../problem-codes.ts'
import { isPublicProblem, Problem } from '../problems.ts'
import { languageOfPath, pathWithoutLanguage } from '../public-languages.ts'
import type { Locales } from '../rendering/locale.ts'
import type { Renderer } from '../rendering/renderer.ts'
import { retryView } from '../views/answer/conflict-views.ts'
import { keptFields } from '../views/answer/form-fields.ts'
import { againView } from '../views/login/login-views.ts'
import { problemView } from '../views/problem-view.ts'
import { FORM_KEY } from '../views/work-page.ts'
import type { FormBody } from './form-body.ts'
import { isSafeMethod } from './same-origin.ts'
import { foundVisit } from './staff-access.ts'

/** What passes by itself, and after how many seconds it is worth another try. */
const RETRY_AFTER = new Map<ProblemCode, number>([
  ['store/unavailable', 10],
  ['request/tooMany', 60],
])

/**
 * Turns what was thrown into a page in the visitor's language. When the store did not answer, or too much came at
 * once, a form that was sent comes back with everything in it, to be sent again with the same submission id.
 */
export function problemPages({ log, ...pages }: PageDeps & { log: Logger }): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const problem = asProblem(error)
    if (problem.status >= 500) {
      log.error({ err: problem.cause ?? error, code: problem.code }, 'fel')
      log.flush()
    }
    if (res.headersSent) return next(error)
    res.status(problem.status).set('Cache-Control', 'no-store')
    const told = toldTo(problem)
    const after = RETRY_AFTER.get(told.code)
    if (after !== undefined) res.set('Retry-After', String(after))
    const isBack = !isSafeMethod(req.method) && isToSendAgain(told)
    if (!isBack) return sendTold(told, res, pages)
    if (isWorkPath(pathWithoutLanguage(req.originalUrl))) sendStaffAgain(told, { req, res }, pages)
    else sendAgain(told, { req, res }, pages)
  }
}

interface PageDeps {
  readonly renderer: Renderer
  readonly locales: Locales
}

interface Exchange {
  readonly req: Request
  readonly res: ExpressResponse
}

function sendTold(problem: Problem, res: ExpressResponse, { renderer, locales }: PageDeps): void {
  const { method, originalUrl } = res.req
  const path = pathWithoutLanguage(originalUrl)
  const isPublic = isPublicProblem(problem.code)
  const view = problemView(problem, locales(isPublic ? languageOfPath(originalUrl) : 'sv'), {
    isPublic,
    way: isSafeMethod(method) ? { path, by: 'link' } : null,
  })
  renderer.send(res, 'pages/problem', view)
}

/** A form that was sent and could not be taken, through no fault in it, comes back with everything in it. */
function sendAgain({ code }: Problem, { req, res }: Exchange, { renderer, locales }: PageDeps) {
  const { originalUrl } = req
  const sent = sentIn(req)
  const way = { path: pathWithoutLanguage(originalUrl), by: 'again', sent } as const
  const isSlow = code === 'request/tooMany'
  const locale = locales(languageOfPath(originalUrl))
  renderer.send(
    res,
    'pages/answer/retry',
    retryView({ path: originalUrl, way, sent, isSlow }, locale),
  )
}

/** The same in the work space, where a form carries the key of whoever is logged in. */
function sendStaffAgain(
  { code }: Problem,
  { req, res }: Exchange,
  { renderer, locales }: PageDeps,
): void {
  const fields = keptFields(sentIn(req))
  const sentKey = fields.find(({ name }) => name === FORM_KEY)?.value ?? ''
  const formKey = foundVisit(res)?.formKey ?? sentKey
  const kept = fields.filter(({ name }) => name !== FORM_KEY)
  const view = againView(
    { code, action: req.originalUrl, fields: kept, formKey },
    locales('sv').say,
  )
  renderer.send(res, 'pages/login/again', view)
}

function sentIn({ body }: Pick<Request, 'body'>): FormBody {
  return (body ?? new Map()) as FormBody
}

/** It passes, or someone was logged out meanwhile, or has logged in anew: what they typed is kept. */
function isToSendAgain({ code }: Problem): boolean {
  return RETRY_AFTER.has(code) || code === 'access/notLoggedIn' || code === 'access/formExpired'
}

const TOLD: readonly string[] = ['store/unavailable', 'openid/unreachable']

/** What is wrong on our side is for those who run the service: it can name files. Another's is told. */
function toldTo(problem: Problem): Problem {
  const isOurs = problem.status >= 500 && !TOLD.includes(problem.code)
  return isOurs ? new Problem('internal', {}, { cause: problem }) : problem
}

/** Body parser and router say what they mean by status; anything else is ours. */
function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const status = (error as { readonly status?: unknown } | null)?.status
  if (status === 413) return new Problem('request/tooLarge', {}, { cause: error })
  if (typeof status === 'number' && status >= 400 && status < 500) {
    return new Problem('request/malformed', {}, { cause: error })
  }
  return new Problem('internal', {}, { cause: error })
}
