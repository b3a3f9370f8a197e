import { Router } from 'express'

import { networkOf } from '../../accounts/network.ts'
import { mayUse } from '../../middleware/access.ts'
import type { StaffCookies } from '../../middleware/staff-cookies.ts'
import { paths } from '../../paths.ts'
import type { OpenIdService } from '../../services/openid-service.ts'
import type { SessionService } from '../../services/session-service.ts'
import { goOn, nextIn } from './staff-form.ts'

/** In by another service: there, and back. */
export function openIdRoutes({
  openId,
  sessions,
  cookies,
}: {
  readonly openId: OpenIdService
  readonly sessions: SessionService
  readonly cookies: StaffCookies
}): Router {
  const router = Router()
  router.get(paths.logInElsewhere, mayUse('anyone'), async (req, res) => {
    const { url, note } = await openId.begin(nextIn(req))
    cookies.keepNote(res, note)
    res.set('Cache-Control', 'no-store')
    res.redirect(303, url)
  })
  router.get(paths.logInReturn, mayUse('anyone'), async (req, res) => {
    res.set('Cache-Control', 'no-store')
    const note = cookies.noteIn(req)
    cookies.dropNote(res)
    const query = new URL(req.originalUrl, 'http://localhost').searchParams.toString()
    const network = networkOf(req.ip)
    const came = await openId.end({ note, query, network })
    await sessions.drop(cookies.sessionIn(req))
    goOn(res, came, cookies)
  })
  return router
}
