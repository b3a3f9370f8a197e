import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { OUTCOME_CODES, type OutcomeCode } from '../../../surveys/outcome.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { OutcomeService } from '../../services/outcome-service.ts'
import { isReason } from '../../services/reason.ts'
import type { RoundService } from '../../services/round-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import {
  LOOKED_FOR,
  NOTHING_DECIDED,
  OUTCOME_FIELDS,
  outcomeListView,
  outcomeView,
} from '../../views/staff/outcome-views.ts'
import type { RoundParams } from './round-routes.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

export interface OutcomeRouteDeps {
  readonly outcomes: OutcomeService
  readonly rounds: RoundService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
}

interface OutcomeParams extends RoundParams {
  readonly associationId: string
}

/** What becomes of those who do not answer: what they have told, and what staff decide. */
export function outcomeRoutes(deps: OutcomeRouteDeps): Router {
  const { staff } = deps
  const router = Router()
  router.get(paths.outcomes, staff.mayDo<RoundParams>('rounds.run'), listOrFind(deps))
  router.get(paths.outcome, staff.mayDo<OutcomeParams>('rounds.run'), (req, res) =>
    sendForm(res, { ...req.params, typed: null }, deps),
  )
  router.post(paths.outcome, staff.mayDo<OutcomeParams>('rounds.run'), decide(deps))
  return router
}

function listOrFind(deps: OutcomeRouteDeps): RequestHandler<RoundParams> {
  const { outcomes, rounds, renderer, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const wanted = wordIn(req, LOOKED_FOR).trim()
    const isThere = wanted !== '' && (await isInvited(roundId, wanted, outcomes))
    if (isThere) return seeOther(res, pathTo.outcome(roundId, wanted))
    const typed: Typed =
      wanted === ''
        ? NOTHING_TYPED
        : {
            values: { [LOOKED_FOR]: wanted },
            errors: { [LOOKED_FOR]: say('outcomes.notInvited', { association: wanted }) },
          }
    const round = await rounds.getRound(roundId)
    const lines = await outcomes.listOutcomes(roundId)
    const isDone = wordIn(req, 'klart') === 'beslutat'
    if (wanted !== '') refuse(res, null)
    const place = { visitor: visitOf(res), round, lines, typed, isDone }
    renderer.send(res, 'pages/work/outcomes', outcomeListView(place, say))
  }
}

async function isInvited(
  roundId: string,
  association: string,
  outcomes: OutcomeService,
): Promise<boolean> {
  try {
    await outcomes.findLine(roundId, association)
    return true
  } catch (problem) {
    if (problem instanceof Problem && problem.code === 'invitation/unknown') return false
    throw problem
  }
}

/** @param typed `null`: the form as it is when it is opened. */
async function sendForm(
  res: ExpressResponse,
  { roundId, associationId, typed }: OutcomeParams & { readonly typed: Typed | null },
  { outcomes, rounds, renderer, say }: OutcomeRouteDeps,
): Promise<void> {
  const round = await rounds.getRound(roundId)
  const line = await outcomes.findLine(roundId, associationId)
  const place = { visitor: visitOf(res), round, line, typed }
  renderer.send(res, 'pages/work/outcome', outcomeView(place, say))
}

function decide(deps: OutcomeRouteDeps): RequestHandler<OutcomeParams> {
  const { outcomes, acts, say } = deps
  return async (req, res) => {
    const { roundId, associationId } = req.params
    const chosen = fieldIn(req, OUTCOME_FIELDS.code)
    const code = OUTCOME_CODES.find(each => each === chosen) ?? null
    const reason = fieldIn(req, OUTCOME_FIELDS.reason).trim()
    const errors = {
      ...(code === null && chosen !== NOTHING_DECIDED
        ? { [OUTCOME_FIELDS.code]: say('outcomes.needCode') }
        : {}),
      ...(isReason(reason) ? {} : { [OUTCOME_FIELDS.reason]: say('round.faulty.reason') }),
    }
    if (Object.keys(errors).length > 0) {
      const typed = typedIn(req, Object.values(OUTCOME_FIELDS), errors)
      return sendForm(refuse(res, null), { roundId, associationId, typed }, deps)
    }
    const by = visitOf(res).user.name
    const told = { ...originIn(req, res), ...actOf({ roundId, associationId, code, reason }) }
    await acts.record(told, () => outcomes.decide(roundId, associationId, { code, by, reason }))
    seeOther(res, pathTo.outcomes(roundId, { klart: 'beslutat' }))
  }
}

function actOf({
  roundId,
  associationId,
  code,
  reason,
}: OutcomeParams & { readonly code: OutcomeCode | null; readonly reason: string }) {
  const detail = `${associationId} ${code ?? NOTHING_DECIDED}`
  return { act: 'outcome.decided', object: roundId, detail, reason } as const
}

/** The only value of a name in the address; empty where there is none. */
function wordIn(req: Pick<Asked, 'query'>, name: string): string {
  const word: unknown = req.query[name]
  return typeof word === 'string' ? word : ''
}
