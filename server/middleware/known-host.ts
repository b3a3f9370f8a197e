import type { RequestHandler } from 'express'

import { isLoopbackHost } from '../loopback.ts'
import { Problem } from '../problems.ts'

/**
 * Answers only under names that it is known by: a Host header of someone's own choosing could otherwise
 * end up in a cache or, by a name that is made to point here, open the work space to another site.
 *
 * @param host The host of the configured base URL; `null`: every host, for a demo on a local network.
 */
export function knownHostOnly(host: string | null): RequestHandler {
  return (req, _res, next) => {
    const asked = req.get('Host')
    if (host !== null && asked !== host && !isLoopbackHost(asked)) {
      throw new Problem('request/unknownHost')
    }
    next()
  }
}
