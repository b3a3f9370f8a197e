import { Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { mayUse } from '../../middleware/access.ts'
import { paths } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { PublicationService } from '../../services/publication-service.ts'
import { publicResultView } from '../../views/public-result-view.ts'

export interface ResultRouteDeps {
  readonly publications: PublicationService
  readonly renderer: Renderer
  readonly say: Say
}

interface ResultParams {
  readonly roundId: string
}

/** For how long others may keep the page: a correction or a new plan is seen soon. */
const KEPT_SECONDS = 300

/** A result on one page, for anyone, in Swedish alone. 404 until its day has come: nobody learns that there is one. */
export function resultRoutes({ publications, renderer, say }: ResultRouteDeps): Router {
  const router = Router()
  router.get(paths.publicResult, mayUse<ResultParams>('anyone'), async (req, res) => {
    const page = await publications.findPublic(req.params.roundId)
    if (page === null) throw new Problem('page/unknown')
    res.setHeader('Cache-Control', `public, max-age=${KEPT_SECONDS}`)
    renderer.send(res, 'pages/public-result', publicResultView(page, say))
  })
  return router
}
