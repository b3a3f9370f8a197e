import type { Request, RequestHandler } from 'express'

import { Problem } from '../problems.ts'

const SAFE_METHODS = ['GET', 'HEAD', 'OPTIONS']

/** Whether a request only reads. */
export function isSafeMethod(method: string): boolean {
  return SAFE_METHODS.includes(method)
}

/**
 * Refuses changes that another site makes in a visitor's browser. Browsers say where a request comes
 * from; where they do not, the origin has to be this host. Requests that say neither are let through:
 * programs have no visitor whose rights they could use, and the path itself is the secret. So are those
 * with the origin `null`: that is what our own pages send over plain http, because they tell no referrer.
 */
export function sameOriginOnly(): RequestHandler {
  return (req, _res, next) => {
    if (!isSafeMethod(req.method) && isForeign(req)) throw new Problem('request/foreign')
    next()
  }
}

function isForeign(req: Request): boolean {
  const site = req.get('Sec-Fetch-Site')
  if (site !== undefined) return site !== 'same-origin' && site !== 'none'
  const origin = req.get('Origin')
  if (origin === undefined || origin === 'null') return false
  return !URL.canParse(origin) || new URL(origin).host !== req.get('Host')
}
