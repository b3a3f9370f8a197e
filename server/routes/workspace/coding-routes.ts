import { Router } from 'express'

import { codeRoutes } from './code-routes.ts'
import { type CommentRouteDeps, commentRoutes } from './comment-routes.ts'
import { freeTextRoutes } from './free-text-routes.ts'
import { type SupplementRouteDeps, supplementRoutes } from './supplement-routes.ts'

export type CodingRouteDeps = CommentRouteDeps & SupplementRouteDeps

/** Everything that is done with what associations wrote in free text. */
export function codingRoutes(deps: CodingRouteDeps): Router {
  const router = Router()
  router.use(freeTextRoutes(deps))
  router.use(commentRoutes(deps))
  router.use(codeRoutes(deps))
  router.use(supplementRoutes(deps))
  return router
}
