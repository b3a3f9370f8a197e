import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import {
  actOf,
  type Disposable,
  type DisposalService,
  readDisposal,
} from '../../services/disposal-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { confirmView } from '../../views/staff/confirm-view.ts'
import { DISPOSABLE, DISPOSAL_FIELDS, disposalStep } from '../../views/staff/disposal-views.ts'
import { requireSeen, type RoundParams, type RoundRouteDeps } from './round-routes.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

export interface DisposalRouteDeps extends RoundRouteDeps {
  readonly disposals: DisposalService
}

/** Erasing what is kept of a certified round, by a decision. */
export function disposalRoutes(deps: DisposalRouteDeps): Router {
  const change = deps.staff.mayDo<RoundParams>('answers.change')
  const router = Router()
  router.get(paths.disposal, change, (req, res) =>
    sendStep(res, { roundId: req.params.roundId, typed: NOTHING_TYPED }, deps),
  )
  router.post(paths.disposal, change, dispose(deps))
  return router
}

async function sendStep(
  res: ExpressResponse,
  { roundId, typed }: RoundParams & { readonly typed: Typed },
  { rounds, renderer, say }: DisposalRouteDeps,
): Promise<void> {
  const round = await rounds.getRound(roundId)
  if (round.state !== 'certified') throw new Problem('round/notCertified', { round: roundId })
  const step = disposalStep(round, typed, say)
  renderer.send(res, 'pages/work/confirm', confirmView(step, { visitor: visitOf(res), typed }, say))
}

/** 303 to the round, or 422 with what was typed and what is wrong in it: then nothing is erased. */
function dispose(deps: DisposalRouteDeps): RequestHandler<RoundParams> {
  const { disposals, rounds, acts, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    await requireSeen(req, roundId, rounds)
    const { decision, reason } = writtenIn(req)
    const by = visitOf(res).user.name
    try {
      const wanted = readDisposal({ what: disposableIn(req), decision, reason, by })
      const told = { ...originIn(req, res), ...actOf(roundId, wanted) }
      const { disposal, isNew } = await acts.record(told, () => disposals.dispose(roundId, wanted))
      const word = disposal.doneAt === null ? 'gallring-pagar' : isNew ? 'gallrad' : 'redan-gallrad'
      seeOther(res, `${pathTo.round(roundId)}?klart=${word}`)
    } catch (problem) {
      const typed = typedIn(req, Object.values(DISPOSAL_FIELDS), errorsOf(problem, say))
      await sendStep(refuse(res, null), { roundId, typed }, deps)
    }
  }
}

function writtenIn(req: Asked) {
  const written = (name: string) => fieldIn(req, name).trim()
  return {
    association: written(DISPOSAL_FIELDS.association),
    code: written(DISPOSAL_FIELDS.code),
    decision: written(DISPOSAL_FIELDS.decision),
    reason: written(DISPOSAL_FIELDS.reason),
  }
}

/**
 * Whoever has written whose answer it is, and chosen more than that one, is asked again; so is who names it in two ways.
 *
 * @throws Problem 'disposal/which'.
 */
function disposableIn(req: Asked): Disposable {
  const { association, code } = writtenIn(req)
  const kind = kindIn(req)
  const isOne = association !== '' || code !== ''
  if (association !== '' && code !== '') throw new Problem('disposal/which')
  if (kind === 'answer') return { kind, whose: code === '' && isOne ? { association } : { code } }
  if (isOne) throw new Problem('disposal/which')
  return { kind }
}

function kindIn(req: Asked): Disposable['kind'] {
  const chosen = fieldIn(req, DISPOSAL_FIELDS.what)
  const found = Object.entries(DISPOSABLE).find(([value]) => value === chosen)
  if (found === undefined) throw new Problem('disposal/which')
  return found[1]
}

/** In which field what is refused is told; anything else has a page of its own. */
const FIELD_OF: Readonly<Record<string, string>> = {
  'disposal/which': DISPOSAL_FIELDS.what,
  'disposal/decision': DISPOSAL_FIELDS.decision,
  'round/needReason': DISPOSAL_FIELDS.reason,
  'review/noAnswer': DISPOSAL_FIELDS.code,
  'invitation/unknown': DISPOSAL_FIELDS.association,
}

/** @throws The problem again, when it is of no field. */
function errorsOf(problem: unknown, say: DisposalRouteDeps['say']): Typed['errors'] {
  const field = problem instanceof Problem ? FIELD_OF[problem.code] : undefined
  if (!(problem instanceof Problem) || field === undefined) throw problem
  const isReason = field === DISPOSAL_FIELDS.reason
  return {
    [field]: say(isReason ? 'round.faulty.reason' : `problem.${problem.code}`, problem.values),
  }
}
