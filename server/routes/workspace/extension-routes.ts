import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { type ClosingTime, readClosingTime } from '../../../surveys/closing-time.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { recordingFor, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { ExtensionNotice } from '../../services/extension-service.ts'
import { isReason } from '../../services/reason.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { formatCalendarDay } from '../../views/staff/calendar-day.ts'
import { confirmView } from '../../views/staff/confirm-view.ts'
import { EXTENSION_FIELDS, extensionStep } from '../../views/staff/round-step-views.ts'
import { requireSeen, type RoundParams, type RoundRouteDeps } from './round-routes.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

/** A longer time to answer, with its reason. */
export function extensionRoutes(deps: RoundRouteDeps): Router {
  const run = deps.staff.mayDo<RoundParams>('rounds.run')
  const router = Router()
  router.get(paths.roundExtension, run, (req, res) =>
    sendForm(res, { roundId: req.params.roundId, typed: NOTHING_TYPED }, deps),
  )
  router.post(paths.roundExtension, run, extend(deps))
  return router
}

/** @throws Problem 'round/neverOpened' or 'round/certified': then there is nothing to write. */
async function sendForm(
  res: ExpressResponse,
  { roundId, typed }: RoundParams & { readonly typed: Typed },
  { rounds, extensions, renderer, say }: RoundRouteDeps,
): Promise<void> {
  const progress = await rounds.getProgress(roundId)
  if (progress.phase === 'draft') throw new Problem('round/neverOpened', { round: roundId })
  if (['certifying', 'certified'].includes(progress.phase)) {
    throw new Problem('round/certified', { round: roundId })
  }
  const step = extensionStep({ progress, notice: extensions.noticeOn(progress.round), typed }, say)
  renderer.send(res, 'pages/work/confirm', confirmView(step, { visitor: visitOf(res), typed }, say))
}

function extend(deps: RoundRouteDeps): RequestHandler<RoundParams> {
  const { rounds, extensions, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const refused = (errors: Typed['errors']) => {
      const typed = typedIn(req, Object.values(EXTENSION_FIELDS), errors)
      return sendForm(refuse(res, null), { roundId, typed }, deps)
    }
    await requireSeen(req, roundId, rounds)
    const { closing, reason, errors } = writtenIn(req, deps)
    if (closing.kind !== 'at' || Object.keys(errors).length > 0) return refused(errors)
    const extension = { closesAt: closing.at, reason }
    let notice: ExtensionNotice
    try {
      ;({ notice } = await extensions.extend(roundId, extension, recordingFor(req, res, deps)))
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== 'round/notLonger') throw problem
      return refused({ [EXTENSION_FIELDS.closes]: say('round.faulty.notLater') })
    }
    seeOther(res, `${pathTo.round(roundId)}?klart=${DONE[notice.kind]}`)
  }
}

/** The word of what was done. */
const DONE: Readonly<Record<ExtensionNotice['kind'], string>> = {
  decided: 'forlangd-mejl',
  notConfigured: 'forlangd',
  notNeeded: 'forlangd',
  notDecided: 'forlangd-utan-mejl',
}

/** Where what is wrong with a closing time is told, and in which words. */
const CLOSING_ERRORS = {
  noDay: { field: EXTENSION_FIELDS.closes, key: 'round.faulty.day' },
  noTime: { field: EXTENSION_FIELDS.time, key: 'round.faulty.time' },
  skippedTime: { field: EXTENSION_FIELDS.time, key: 'round.faulty.skippedTime' },
} as const

function writtenIn(
  req: Pick<Asked, 'body'>,
  { say }: Pick<RoundRouteDeps, 'say'>,
): { readonly closing: ClosingTime; readonly reason: string; readonly errors: Typed['errors'] } {
  const [day, time] = [fieldIn(req, EXTENSION_FIELDS.closes), fieldIn(req, EXTENSION_FIELDS.time)]
  const reason = fieldIn(req, EXTENSION_FIELDS.reason).trim()
  const closing = readClosingTime(day.trim(), time.trim())
  const told = closing.kind === 'at' ? null : CLOSING_ERRORS[closing.kind]
  return {
    closing,
    reason,
    errors: {
      ...(told === null
        ? {}
        : { [told.field]: say(told.key, { time, day: formatCalendarDay(day) }) }),
      ...(isReason(reason) ? {} : { [EXTENSION_FIELDS.reason]: say('round.faulty.reason') }),
    },
  }
}
