import type { ErrorRequestHandler, Response as ExpressResponse } from 'express'
import type { Logger } from 'pino'

import { isPublicProblem, Problem, type ProblemCode } from '../problems.ts'
import { languageOfPath, pathWithoutLanguage } from '../public-languages.ts'
import type { Locale, Locales } from '../rendering/locale.ts'
import type { Renderer } from '../rendering/renderer.ts'
import { retryView } from '../views/answer/conflict-views.ts'
import { problemView } from '../views/problem-view.ts'
import type { FormBody } from './form-body.ts'

/** What passes by itself, and after how many seconds it is worth another try. */
const RETRY_AFTER = new Map<ProblemCode, number>([
  ['store/unavailable', 10],
  ['request/tooMany', 60],
])

/**
 * Turns what was thrown into a page in the visitor's language. When the store did not answer, or too much came at
 * once, a form that was sent comes back with everything in it, to be sent again with the same submission id.
 */
export function problemPages({
  renderer,
  locales,
  log,
}: {
  readonly renderer: Renderer
  readonly locales: Locales
  readonly log: Logger
}): ErrorRequestHandler {
  return (error: unknown, req, res, next) => {
    const problem = asProblem(error)
    if (problem.status >= 500) {
      log.error({ err: problem.cause ?? error, code: problem.code }, 'fel')
      log.flush()
    }
    if (res.headersSent) return next(error)
    res.status(problem.status).set('Cache-Control', 'no-store')
    const told = toldTo(problem)
    const isPublic = isPublicProblem(told.code)
    const locale = locales(isPublic ? languageOfPath(req.originalUrl) : 'sv')
    const after = RETRY_AFTER.get(told.code)
    if (after === undefined) return sendProblem(res, told, { renderer, locale })
    res.set('Retry-After', String(after))
    if (req.method === 'POST') return sendRetry(res, told, { renderer, locale })
    sendProblem(res, told, { renderer, locale })
  }
}

interface Teller {
  readonly renderer: Renderer
  readonly locale: Locale
}

function sendProblem(res: ExpressResponse, problem: Problem, { renderer, locale }: Teller): void {
  const { method, originalUrl } = res.req
  const path = pathWithoutLanguage(originalUrl)
  const view = problemView(problem, locale, {
    isPublic: isPublicProblem(problem.code),
    way: method === 'POST' ? null : { path, by: 'link' },
  })
  renderer.send(res, 'pages/problem', view)
}

function sendRetry(res: ExpressResponse, { code }: Problem, { renderer, locale }: Teller): void {
  const { originalUrl } = res.req
  const sent = (res.req.body ?? new Map()) as FormBody
  const way = { path: pathWithoutLanguage(originalUrl), by: 'again', sent } as const
  const isSlow = code === 'request/tooMany'
  const view = retryView({ path: originalUrl, way, sent, isSlow }, locale)
  renderer.send(res, 'pages/answer/retry', view)
}

/** What is wrong on our side is for those who run the service: it can name files. */
function toldTo(problem: Problem): Problem {
  if (problem.code === 'store/unavailable') return problem
  return problem.status >= 500 ? new Problem('internal', {}, { cause: problem }) : problem
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
