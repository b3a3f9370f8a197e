import { type RequestHandler, Router } from 'express'

import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { CertificationService } from '../../services/certification-service.ts'
import { NOTHING_TYPED } from '../../views/form-field.ts'
import { confirmView } from '../../views/staff/confirm-view.ts'
import { certificationStep } from '../../views/staff/review-step-views.ts'
import type { ReviewRouteDeps } from './review-routes.ts'
import { requireSeen, type RoundParams } from './round-routes.ts'

export interface CertificationRouteDeps extends ReviewRouteDeps {
  readonly certification: CertificationService
}

/** Certifying a result, once and for all. */
export function certificationRoutes(deps: CertificationRouteDeps): Router {
  const run = deps.staff.mayDo<RoundParams>('rounds.run')
  const router = Router()
  router.get(paths.certification, run, ask(deps))
  router.post(paths.certification, run, certify(deps))
  return router
}

/** Says what it means before it is done; what keeps it from being done is told instead. */
function ask(deps: CertificationRouteDeps): RequestHandler<RoundParams> {
  const { certification, rounds, renderer, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    await certification.requireCertifiable(roundId)
    const step = certificationStep(await rounds.getProgress(roundId), say)
    const place = { visitor: visitOf(res), typed: NOTHING_TYPED }
    renderer.send(res, 'pages/work/confirm', confirmView(step, place, say))
  }
}

function certify(deps: CertificationRouteDeps): RequestHandler<RoundParams> {
  const { certification, rounds, acts } = deps
  return async (req, res) => {
    const { roundId } = req.params
    await requireSeen(req, roundId, rounds)
    const told = { ...originIn(req, res), act: 'round.certified', object: roundId } as const
    await acts.record(told, () => certification.certifyRound(roundId, () => undefined))
    seeOther(res, `${pathTo.round(roundId)}?klart=faststalld`)
  }
}
