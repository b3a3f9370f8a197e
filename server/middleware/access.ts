import type { RequestHandler } from 'express'

/**
 * Who may use a route. Every route declares it as its first handler, and a test fails for one that does
 * not.
 *
 * - `anyone`: nothing personal is shown.
 * - `linkHolder`: whoever has the personal link; the unguessable path is the key.
 * - `codeHolder`: whoever has a receipt's code; it is looked for by a digest that nobody can guess.
 * - `staff`: the work space.
 */
export type Audience = 'anyone' | 'linkHolder' | 'codeHolder' | 'staff'

/** Throws a problem for a request that may not pass. */
export type Gate = (req: AskedRequest) => void

/** What a gate may look at. */
export interface AskedRequest {
  get(header: string): string | undefined
  readonly socket: { readonly remoteAddress?: string | undefined }
}

const DECLARED = Symbol('audience')

export function mayUse<Params>(audience: Audience, gate?: Gate): RequestHandler<Params> {
  const pass: RequestHandler<Params> = (req, res, next) => {
    gate?.(req)
    if (audience !== 'anyone') res.setHeader('Cache-Control', 'no-store')
    next()
  }
  return Object.assign(pass, { [DECLARED]: audience })
}

/** The audience that a handler declares; `null` when it declares none. */
export function declaredAudience(handler: unknown): Audience | null {
  if (typeof handler !== 'function' || !(DECLARED in handler)) return null
  return (handler as unknown as { readonly [DECLARED]: Audience })[DECLARED]
}
