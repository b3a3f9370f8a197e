import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { ApprovalService, WaitingLine } from '../../services/approval-service.ts'
import type { Approval } from '../../services/choose-association.ts'
import { isReason } from '../../services/reason.ts'
import type { RoundService } from '../../services/round-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import {
  ANOTHER,
  NEW_ONE,
  PROPOSED,
  WAITING_FIELDS,
  waitingAnswerView,
  waitingListView,
} from '../../views/staff/waiting-views.ts'
import type { RoundParams } from './round-routes.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

export interface WaitingRouteDeps {
  readonly approvals: ApprovalService
  readonly rounds: RoundService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
}

interface WaitingParams extends RoundParams {
  readonly walkInId: string
}

/** Answers by the open link, which wait until staff have said whose they are. Nobody sees what is in them. */
export function waitingRoutes(deps: WaitingRouteDeps): Router {
  const { staff } = deps
  const change = () => staff.mayDo<WaitingParams>('answers.change')
  const router = Router()
  router.get(paths.waiting, staff.mayDo<RoundParams>('answers.change'), showList(deps))
  router.get(paths.waitingAnswer, change(), (req, res) =>
    sendForm(res, { ...req.params, typed: NOTHING_TYPED }, deps),
  )
  router.post(paths.waitingAnswer, change(), approve(deps))
  router.post(paths.waitingRejection, change(), reject(deps))
  return router
}

const DONE: Readonly<Record<string, string>> = {
  godkant: 'waiting.done.approved',
  avvisat: 'waiting.done.rejected',
}

function showList({
  approvals,
  rounds,
  renderer,
  say,
}: WaitingRouteDeps): RequestHandler<RoundParams> {
  return async (req, res) => {
    const { roundId } = req.params
    const lines = await approvals.list(roundId)
    const round = await rounds.getRound(roundId)
    const word: unknown = req.query['klart']
    const done = typeof word === 'string' ? (DONE[word] ?? null) : null
    const place = { visitor: visitOf(res), round, lines, done }
    renderer.send(res, 'pages/work/waiting', waitingListView(place, say))
  }
}

/** @throws Problem 'walkIn/unknown'. */
async function sendForm(
  res: ExpressResponse,
  { roundId, walkInId, typed }: WaitingParams & { readonly typed: Typed },
  deps: WaitingRouteDeps,
): Promise<void> {
  const { rounds, renderer, say } = deps
  const line = await getLine(roundId, walkInId, deps)
  const round = await rounds.getRound(roundId)
  const place = { visitor: visitOf(res), round, line, typed }
  renderer.send(res, 'pages/work/waiting-answer', waitingAnswerView(place, say))
}

async function getLine(
  roundId: string,
  walkInId: string,
  { approvals }: WaitingRouteDeps,
): Promise<WaitingLine> {
  const found = (await approvals.list(roundId)).find(({ walkIn }) => walkIn.id === walkInId)
  if (found === undefined)
    throw new Problem('walkIn/nothingWaits', { round: roundId, id: walkInId })
  return found
}

/** What can be put right in the form, and at which field. */
const AT_FIELD: Readonly<Record<string, string>> = {
  'walkIn/needAssociation': WAITING_FIELDS.whose,
  'walkIn/unknownAssociation': WAITING_FIELDS.id,
  'walkIn/faultyId': WAITING_FIELDS.id,
  'walkIn/sector': WAITING_FIELDS.sector,
  'walkIn/answered': WAITING_FIELDS.replaces,
}

function approve(deps: WaitingRouteDeps): RequestHandler<WaitingParams> {
  const { approvals, acts, say } = deps
  return async (req, res) => {
    const { roundId, walkInId } = req.params
    const { walkIn } = await getLine(roundId, walkInId, deps)
    const refused = (field: string, text: string) => {
      const typed = typedIn(req, Object.values(WAITING_FIELDS), { [field]: text })
      return sendForm(refuse(res, null), { roundId, walkInId, typed }, deps)
    }
    const approval = approvalIn(req)
    if (approval === null)
      return refused(WAITING_FIELDS.whose, say('waiting.fault.needAssociation'))
    const act = { act: 'response.approved', object: roundId, detail: walkInId } as const
    try {
      await acts.record({ ...originIn(req, res), ...act }, () =>
        approvals.approve(roundId, walkInId, approval),
      )
    } catch (problem) {
      const field = problem instanceof Problem ? AT_FIELD[problem.code] : undefined
      if (!(problem instanceof Problem) || field === undefined) throw problem
      const { values } = problem
      return refused(
        field,
        say(`waiting.fault.${problem.code.slice('walkIn/'.length)}`, {
          name: walkIn.name,
          ...values,
        }),
      )
    }
    seeOther(res, `${pathTo.waiting(roundId)}?klart=godkant`)
  }
}

/** Whose the answer is said to be; `null`: nothing was chosen, or no id was written. */
function approvalIn(req: Pick<Asked, 'body'>): Approval | null {
  const whose = fieldIn(req, WAITING_FIELDS.whose)
  const id = fieldIn(req, WAITING_FIELDS.id).trim()
  const isProposed = whose.startsWith(PROPOSED)
  const isWritten = whose === NEW_ONE || whose === ANOTHER
  const associationId = isProposed ? whose.slice(PROPOSED.length) : isWritten ? id : ''
  if (associationId === '') return null
  const isNew = whose === NEW_ONE
  const sector = fieldIn(req, WAITING_FIELDS.sector)
  return {
    associationId,
    isNew,
    sector: isNew && sector !== '' ? sector : null,
    replaces: fieldIn(req, WAITING_FIELDS.replaces) !== '',
  }
}

function reject(deps: WaitingRouteDeps): RequestHandler<WaitingParams> {
  const { approvals, acts, say } = deps
  return async (req, res) => {
    const { roundId, walkInId } = req.params
    const reason = fieldIn(req, WAITING_FIELDS.reason).trim()
    if (!isReason(reason)) {
      const errors = { [WAITING_FIELDS.reason]: say('round.faulty.reason') }
      const typed = typedIn(req, Object.values(WAITING_FIELDS), errors)
      return sendForm(refuse(res, null), { roundId, walkInId, typed }, deps)
    }
    const act = { act: 'response.rejected', object: roundId, detail: walkInId, reason } as const
    await acts.record({ ...originIn(req, res), ...act }, () => approvals.reject(roundId, walkInId))
    seeOther(res, `${pathTo.waiting(roundId)}?klart=avvisat`)
  }
}
