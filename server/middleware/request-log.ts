import type { RequestHandler } from 'express'
import type { Logger } from 'pino'

/**
 * One line for each request: method, the route's pattern, status and time. Never the path itself, which
 * may hold a personal link, and nothing of who asked.
 */
export function requestLog(log: Logger): RequestHandler {
  return (req, res, next) => {
    const startedAt = performance.now()
    res.once('finish', () => {
      const route = (req.route as { readonly path?: unknown } | undefined)?.path
      log.info(
        {
          method: req.method,
          route: typeof route === 'string' ? route : null,
          status: res.statusCode,
          ms: Math.round(performance.now() - startedAt),
        },
        'svar',
      )
    })
    next()
  }
}
