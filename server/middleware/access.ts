import type { RequestHandler } from 'express'

import type { Action } from '../accounts/policy.ts'

/**
 * Who may use a route. Every route declares it as its first handler, and a test fails for one that does
 * not.
 *
 * - `anyone`: nothing personal is shown.
 * - `linkHolder`: whoever has the personal link; the unguessable path is the key.
 * - `codeHolder`: whoever has a receipt's code; it is looked for by a digest that nobody can guess.
 * - `entering`: whoever has proven a password, and has not come all the way in.
 * - `staff`: the work space. The route says too which action it is: `accounts/policy.ts` says who may.
 */
export type Audience = 'anyone' | 'linkHolder' | 'codeHolder' | 'entering' | 'staff'

/** What a route declares of itself. */
export interface Declaration {
  readonly audience: Audience
  /** Of the work space; `null` elsewhere. */
  readonly action: Action | null
}

const DECLARED = Symbol('declared')

/** A route that has no log-in in front of it. */
export function mayUse<Params>(
  audience: 'anyone' | 'linkHolder' | 'codeHolder',
): RequestHandler<Params> {
  return declared({ audience, action: null }, (_req, res, next) => {
    if (audience !== 'anyone') res.setHeader('Cache-Control', 'no-store')
    next()
  })
}

/** Marks the first handler of a route with what it declares. */
export function declared<Handler extends RequestHandler<never>>(
  declaration: Declaration,
  handler: Handler,
): Handler {
  return Object.assign(handler, { [DECLARED]: declaration })
}

/** What a handler declares; `null` when it declares nothing. */
export function declarationOf(handler: unknown): Declaration | null {
  if (typeof handler !== 'function' || !(DECLARED in handler)) return null
  return (handler as unknown as { readonly [DECLARED]: Declaration })[DECLARED]
}
