import { Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { mayUse } from '../../middleware/access.ts'
import type { Assets } from '../../middleware/assets.ts'
import { paths } from '../../paths.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import { outsideView } from '../../views/problem-view.ts'

/** What is the same for everyone: the start page, the assets, and how the service is. */
export function siteRoutes({
  renderer,
  assets,
  say,
  checkReady,
  isStopping,
}: {
  readonly renderer: Renderer
  readonly assets: Assets
  readonly say: Say
  readonly checkReady: () => Promise<void>
  readonly isStopping: () => boolean
}): Router {
  const router = Router()

  router.get(paths.home, mayUse('anyone'), (_req, res) => {
    renderer.send(res, 'pages/home', outsideView(say('home.title')))
  })
  router.get(`${paths.assets}/:name`, mayUse<{ name: string }>('anyone'), assets.serve)
  router.get(paths.robots, mayUse('anyone'), (_req, res) => {
    res.type('text/plain').send('User-agent: *\nDisallow: /\n')
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
