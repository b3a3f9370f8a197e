import { type Response as ExpressResponse, Router } from 'express'

import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { SupplementService } from '../../services/supplement-service.ts'
import { REASON_FIELD, supplementView } from '../../views/free-text/supplement-view.ts'
import { type FreeTextRouteDeps, noteReader } from './free-text-routes.ts'
import type { RoundParams } from './round-routes.ts'
import { fieldIn, refuse } from './staff-form.ts'

export interface SupplementRouteDeps extends FreeTextRouteDeps {
  readonly supplements: SupplementService
}

/** What is told of the free text beside a result: looked at, and certified. */
export function supplementRoutes(deps: SupplementRouteDeps): Router {
  const { staff, supplements, acts, say } = deps
  const router = Router()
  router.get(paths.supplement, staff.mayDo<RoundParams>('freeText.read'), async (req, res) => {
    await noteReader(req, res, deps)
    await sendSupplement(res, { ...req.params, typed: '', errors: {} }, deps)
  })
  /** 303 when it is certified, 422 without a reason where one is needed. */
  router.post(paths.supplement, staff.mayDo<RoundParams>('freeText.code'), async (req, res) => {
    const { roundId } = req.params
    const typed = fieldIn(req, REASON_FIELD).trim()
    const told = { ...originIn(req, res), object: roundId, reason: typed } as const
    try {
      await acts.record({ ...told, act: 'freeText.certified' }, () =>
        supplements.certify(roundId, typed),
      )
      seeOther(res, pathTo.supplement(roundId))
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== 'freeText/needReason') throw problem
      const errors = { [REASON_FIELD]: say('supplement.needReason') }
      await sendSupplement(refuse(res, null), { roundId, typed, errors }, deps)
    }
  })
  return router
}

async function sendSupplement(
  res: ExpressResponse,
  { roundId, ...told }: RoundParams & { typed: string; errors: Readonly<Record<string, string>> },
  { supplements, renderer, say }: SupplementRouteDeps,
): Promise<void> {
  const place = {
    visitor: visitOf(res),
    preview: await supplements.preview(roundId),
    current: await supplements.current(roundId),
    isFinal: await supplements.isFinal(roundId),
    ...told,
  }
  renderer.send(res, 'pages/work/free-text/supplement', supplementView(place, say))
}
