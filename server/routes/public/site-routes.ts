import { Router } from 'express'

import { type Instant, plusMinutes } from '../../../surveys/instant.ts'
import { mayUse } from '../../middleware/access.ts'
import type { Assets } from '../../middleware/assets.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { securityText } from '../../views/security-text.ts'

export interface SiteRouteDeps {
  readonly assets: Assets
  readonly site: SiteSettings
  readonly now: () => Instant
  readonly checkReady: () => Promise<void>
  readonly isStopping: () => boolean
}

/** For how long from now what `security.txt` says is to be believed: less than a year, says RFC 9116. */
const SECURITY_DAYS = 180

/** What is for programs: the assets, what robots and finders of weaknesses ask for, and how the service is. */
export function siteRoutes(
  { assets, site, now, checkReady, isStopping }: SiteRouteDeps,
  baseUrl: string | null,
): Router {
  const router = Router()
  router.get(`${paths.assets}/:name`, mayUse<{ name: string }>('anyone'), assets.serve)
  router.get(paths.robots, mayUse('anyone'), (_req, res) => {
    res.type('text/plain').send('User-agent: *\nDisallow: /\n')
  })
  /** 404 when the settings name nobody to tell. */
  router.get(paths.security, mayUse('anyone'), (_req, res) => {
    const { contact, policy } = site.security
    if (contact === undefined) throw new Problem('page/unknown')
    const expires = plusMinutes(now(), SECURITY_DAYS * 24 * 60)
    res.type('text/plain').send(securityText({ contact, policy, expires, baseUrl }))
  })
  router.get(paths.live, mayUse('anyone'), (_req, res) => {
    res.type('text/plain').send('ok\n')
  })
  /** 503 while the store does not answer, and when the process is about to end. */
  router.get(paths.ready, mayUse('anyone'), async (_req, res) => {
    if (isStopping()) return void res.status(503).type('text/plain').send('stopping\n')
    await checkReady()
    res.type('text/plain').send('ok\n')
  })
  return router
}
