import { type Response as ExpressResponse, Router } from 'express'

import { idOfItem } from '../../../reports/comparison/explore.ts'
import { indexNameOf, nameOf } from '../../../reports/documents/comparison-names.ts'
import { visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { DossierService } from '../../services/dossier-service.ts'
import {
  chooseRecommendationView,
  type LinkedPlace,
} from '../../views/audits/choose-recommendation-view.ts'
import { idsOf } from '../../views/comparison/explorer-view.ts'
import {
  type ExplorerRouteDeps,
  type IndexParams,
  indexIn,
  itemIn,
  type QuestionParams,
} from './explorer-routes.ts'

export interface LinkRouteDeps extends ExplorerRouteDeps {
  readonly dossiers: DossierService
}

/** From a question or a theme that has been looked into, to the recommendation that should have moved it. */
export function linkRoutes(deps: LinkRouteDeps): Router {
  const { explorer, staff, say } = deps
  const router = Router()
  router.get(paths.questionLink, staff.mayDo<QuestionParams>('audits.run'), async (req, res) => {
    const { comparison } = await explorer.getComparison(req.params.first, req.params.second)
    const item = itemIn(comparison, req.params)
    const linked = {
      comparison,
      name: nameOf(item),
      href: pathTo.exploredQuestion(idsOf(comparison), idOfItem(item)),
      field: { questions: idOfItem(item) },
    }
    await show(res, linked, deps)
  })
  router.get(paths.indexLink, staff.mayDo<IndexParams>('audits.run'), async (req, res) => {
    const { comparison } = await explorer.getComparison(req.params.first, req.params.second)
    const index = indexIn(comparison, req.params)
    const linked = {
      comparison,
      name: indexNameOf(index, say),
      href: pathTo.exploredIndex(idsOf(comparison), index.id),
      field: { indices: index.id },
    }
    await show(res, linked, deps)
  })
  return router
}

async function show(
  res: ExpressResponse,
  linked: LinkedPlace['linked'],
  { dossiers, renderer, say }: LinkRouteDeps,
): Promise<void> {
  const place = { visitor: visitOf(res), linked, filed: await dossiers.list() }
  const view = chooseRecommendationView(place, say)
  renderer.send(res, 'pages/work/audits/choose-recommendation', view)
}
