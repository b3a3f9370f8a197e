import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { CorrectionService } from '../../services/correction-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { confirmView } from '../../views/staff/confirm-view.ts'
import { correctionStep, REVIEW_FIELDS } from '../../views/staff/review-step-views.ts'
import { reviewErrors } from './review-routes.ts'
import type { RoundParams, RoundRouteDeps } from './round-routes.ts'
import { fieldIn, refuse, typedIn } from './staff-form.ts'

export interface CorrectionRouteDeps extends RoundRouteDeps {
  readonly corrections: CorrectionService
}

/** A certified result certified anew, without an answer that should not have been counted. */
export function correctionRoutes(deps: CorrectionRouteDeps): Router {
  const change = deps.staff.mayDo<RoundParams>('answers.change')
  const router = Router()
  router.get(paths.correction, change, (req, res) =>
    sendStep(res, { roundId: req.params.roundId, typed: NOTHING_TYPED }, deps),
  )
  router.post(paths.correction, change, correct(deps))
  return router
}

async function sendStep(
  res: ExpressResponse,
  { roundId, typed }: RoundParams & { readonly typed: Typed },
  { rounds, renderer, say }: CorrectionRouteDeps,
): Promise<void> {
  const round = await rounds.getRound(roundId)
  if (round.state !== 'certified') throw new Problem('round/notCertified', { round: roundId })
  const step = correctionStep(round, typed, say)
  renderer.send(res, 'pages/work/confirm', confirmView(step, { visitor: visitOf(res), typed }, say))
}

/** 303 to the round, or 422 with what was typed and what is wrong in it. */
function correct(deps: CorrectionRouteDeps): RequestHandler<RoundParams> {
  const { corrections, acts, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const written = (name: string) => fieldIn(req, name).trim()
    const [association, code] = [written(REVIEW_FIELDS.association), written(REVIEW_FIELDS.code)]
    const reason = written(REVIEW_FIELDS.reason)
    const whose = code === '' ? { association } : { code }
    const act = { act: 'results.corrected', object: roundId, reason } as const
    try {
      await acts.record({ ...originIn(req, res), ...act }, () =>
        corrections.correct(roundId, { whose, reason }),
      )
    } catch (problem) {
      const typed = typedIn(req, Object.values(REVIEW_FIELDS), reviewErrors(problem, say))
      return sendStep(refuse(res, null), { roundId, typed }, deps)
    }
    seeOther(res, `${pathTo.round(roundId)}?klart=rattad`)
  }
}
