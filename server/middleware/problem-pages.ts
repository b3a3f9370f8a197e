import type { ErrorRequestHandler, Request, Response as ExpressResponse } from 'express'
import type { Logger } from 'pino'

import type { Say } from '../../reports/documents/document.ts'
import { paths } from '../paths.ts'
import { Problem } from '../problems.ts'
import type { Renderer } from '../rendering/renderer.ts'
import { keptFields } from '../views/answer/form-fields.ts'
import { retryView } from '../views/answer/outcome-views.ts'
import { againView } from '../views/login/login-views.ts'
import { problemView } from '../views/problem-view.ts'
import { FORM_KEY } from '../views/work-page.ts'
import type { FormBody } from './form-body.ts'
import { isSafeMethod } from './same-origin.ts'
import { foundVisit } from './staff-access.ts'

const RETRY_AFTER_SECONDS = '10'

/**
 * Turns what was thrown into a page. When the store did not answer, a form that was sent comes back with
 * everything in it, to be sent again with the same submission id.
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
    if (problem.code === 'store/unavailable') res.set('Retry-After', RETRY_AFTER_SECONDS)
    if (isSafeMethod(req.method)) return sendTold(problem, res, pages)
    sendAfterForm(problem, { req, res }, pages)
  }
}

interface PageDeps {
  readonly renderer: Renderer
  readonly say: Say
}

function sendTold(problem: Problem, res: ExpressResponse, { renderer, say }: PageDeps): void {
  renderer.send(res, 'pages/problem', problemView(toldTo(problem), say))
}

/** A form that was sent and could not be taken, through no fault in it, comes back with everything in it. */
function sendAfterForm(
  problem: Problem,
  { req, res }: { readonly req: Request; readonly res: ExpressResponse },
  pages: PageDeps,
): void {
  const { renderer, say } = pages
  const fields = keptFields((req.body ?? new Map()) as FormBody)
  const action = req.originalUrl
  if (!isToSendAgain(problem)) return sendTold(problem, res, pages)
  if (action.startsWith(ANSWERS)) {
    return renderer.send(res, 'pages/answer/retry', retryView(action, fields, say))
  }
  const sentKey = fields.find(({ name }) => name === FORM_KEY)?.value ?? ''
  const formKey = foundVisit(res)?.formKey ?? sentKey
  const kept = fields.filter(({ name }) => name !== FORM_KEY)
  const { code } = problem
  renderer.send(res, 'pages/login/again', againView({ code, action, fields: kept, formKey }, say))
}

/** The store was away, or someone was logged out meanwhile, or has logged in anew: what they typed is kept. */
function isToSendAgain({ code }: Problem): boolean {
  return ['store/unavailable', 'access/notLoggedIn', 'access/formExpired'].includes(code)
}

/** Where associations send their answers. */
const ANSWERS = paths.answer.replace(/:.*$/, '')

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
