import type { Request, RequestHandler } from 'express'

import { Problem } from '../problems.ts'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/**
 * Refuses changes that another site makes in a visitor's browser. Browsers say where a request comes
 * from; where they do not, the origin has to be this host. Programs that say neither are let through:
 * they have no visitor whose rights they could use, and the path itself is the secret.
 */
export function sameOriginOnly(): RequestHandler {
  return (req, _res, next) => {
    if (!SAFE_METHODS.includes(req.method) && isForeign(req)) throw new Problem('request/foreign')
    next()
  }
}

function isForeign(req: Request): boolean {
  const site = req.get('Sec-Fetch-Site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = req.get('Origin')
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== req.get('Host')
}
