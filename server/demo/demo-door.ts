import { randomBytes } from 'node:crypto'

import type { RequestHandler } from 'express'

import { networkOf } from '../accounts/network.ts'
import type { User } from '../accounts/user.ts'
import { createStaffCookies } from '../middleware/staff-cookies.ts'
import type { LoginService } from '../services/login-service.ts'

/** Links that log one in by themselves. There are none but in the demo: nothing else makes a door. */
export interface DemoDoor {
  /** A link to a page of the work space, by its path. */
  readonly linkTo: (path: string) => string
  readonly open: RequestHandler
}

/**
 * Lets whoever has a link in as one of the demo's users, and shows the page at once: the link works in a
 * browser, and for a program that keeps no cookies.
 */
export function createDemoDoor({
  logins,
  user,
}: {
  readonly logins: LoginService
  readonly user: User
}): DemoDoor {
  const prefix = `/demo/${randomBytes(16).toString('base64url')}`
  const cookies = createStaffCookies({ isHttps: false })
  return {
    linkTo: path => prefix + path,
    async open(req, res, next) {
      if (req.method !== 'GET' || !req.url.startsWith(`${prefix}/`)) return next()
      const entered = await logins.enter(user, { by: 'password', network: networkOf(req.ip) })
      cookies.enter(res, entered)
      req.headers.cookie = cookies.headerFor(entered)
      req.url = req.url.slice(prefix.length)
      next()
    },
  }
}
