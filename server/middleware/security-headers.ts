import { ServerResponse } from 'node:http'

import type { RequestHandler } from 'express'
import helmet from 'helmet'

/**
 * Nothing from elsewhere, nothing inline, no frame, no referrer, nothing for search engines: on every answer. The headers are always
 * the same, so they are worked out once.
 */
export function securityHeaders({ isHttps }: { readonly isHttps: boolean }): RequestHandler {
  const headers = constantHeaders(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'none'"],
          styleSrc: ["'self'"],
          scriptSrc: ["'self'"],
          // The form's own script, which saves what is being typed.
          connectSrc: ["'self'"],
          imgSrc: ["'self'", 'data:'],
          fontSrc: ["'self'"],
          formAction: ["'self'"],
          frameAncestors: ["'none'"],
          baseUri: ["'none'"],
        },
      },
      strictTransportSecurity: isHttps ? { maxAge: 31_536_000, includeSubDomains: true } : false,
      referrerPolicy: { policy: 'no-referrer' },
      xFrameOptions: { action: 'deny' },
      // Said to browsers that are no longer in use.
      xDnsPrefetchControl: false,
      xDownloadOptions: false,
      xPermittedCrossDomainPolicies: false,
      xXssProtection: false,
    }),
  )
  headers.push(['X-Robots-Tag', 'noindex, nofollow'])
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value)
    next()
  }
}

/** What a middleware sets on a response to nobody. */
function constantHeaders(middleware: ReturnType<typeof helmet>): [string, string][] {
  const req = { method: 'GET' } as never
  const res = new ServerResponse(req)
  middleware(req, res, () => undefined)
  return Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)])
}
