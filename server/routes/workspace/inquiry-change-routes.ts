import { type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { lastDayFaults } from '../../../reports/follow-up/plan-inquiry.ts'
import { takesAnswers } from '../../../surveys/round.ts'
import { stockholmDay } from '../../../surveys/stockholm-time.ts'
import { withQuery } from '../../fill-path.ts'
import type { BodyAnswerParams, InquiryParams } from '../../inquiry-paths.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { ExtensionNotice } from '../../services/extension-service.ts'
import type { InquiryChanges } from '../../services/inquiry-changes.ts'
import { LONGEST_REASON } from '../../services/reason.ts'
import {
  CHANGE_FIELDS,
  closingStep,
  extensionStep,
  linkStep,
} from '../../views/audits/inquiry-change-views.ts'
import { ASK_FIELDS, BY_MAIL } from '../../views/audits/new-inquiry-view.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { type Confirmation, confirmView } from '../../views/staff/confirm-view.ts'
import type { InquiryRouteDeps } from './inquiry-routes.ts'
import { type Asked, fieldIn, typedIn } from './staff-form.ts'

export interface InquiryChangeRouteDeps extends InquiryRouteDeps {
  readonly inquiryChanges: InquiryChanges
}

/** What is changed in questions that have been asked: who gets the link, and until when they can be answered; or they are closed. */
export function inquiryChangeRoutes(deps: InquiryChangeRouteDeps): Router {
  const { staff, inquiries, inquiryChanges, say } = deps
  const router = Router()
  const mayLink = staff.mayDo<BodyAnswerParams>('audits.run')
  const mayRun = staff.mayDo<InquiryParams>('audits.run')
  router.get(paths.bodyLink, mayLink, async (req, res) => {
    const { email } = await inquiryChanges.linkedBody(req.params)
    const typed = { values: { [CHANGE_FIELDS.email]: email ?? '' }, errors: {} }
    await showLink(res, { params: req.params, byMail: inquiries.isMailSetUp, typed }, deps)
  })
  /** 303 when the link is replaced; 422 with what was typed, and the old link stands. */
  router.post(paths.bodyLink, mayLink, async (req, res) => replaceLink(req, res, deps))
  router.get(paths.inquiryExtension, mayRun, async (req, res) =>
    showExtension(res, { params: req.params, typed: NOTHING_TYPED }, deps),
  )
  /** 303 when the time is longer; 422 with what was typed. */
  router.post(paths.inquiryExtension, mayRun, async (req, res) => extend(req, res, deps))
  router.get(paths.inquiryClosing, mayRun, async (req, res) => {
    const { dossierId, inquiryId } = req.params
    const standing = await inquiries.standing(dossierId, inquiryId)
    if (!takesAnswers(standing.phase)) {
      throw new Problem('inquiry/alreadyClosed', { round: inquiryId })
    }
    showStep(res, { step: closingStep(standing, say), typed: NOTHING_TYPED }, deps)
  })
  router.post(paths.inquiryClosing, mayRun, async (req, res) => {
    const { dossierId, inquiryId } = req.params
    await inquiries.close(dossierId, inquiryId, originIn(req, res))
    seeOther(res, withQuery(pathTo.inquiry(req.params), { klart: 'stangda' }))
  })
  return router
}

function showStep(
  res: ExpressResponse,
  { step, typed }: { readonly step: Confirmation; readonly typed: Typed },
  { renderer, say }: InquiryChangeRouteDeps,
): void {
  renderer.send(res, 'pages/work/confirm', confirmView(step, { visitor: visitOf(res), typed }, say))
}

interface LinkForm {
  readonly params: BodyAnswerParams
  readonly byMail: boolean
  readonly typed: Typed
}

async function showLink(
  res: ExpressResponse,
  { params, byMail, typed }: LinkForm,
  deps: InquiryChangeRouteDeps,
): Promise<void> {
  const { inquiries, inquiryChanges, say } = deps
  const body = await inquiryChanges.linkedBody(params)
  const step = linkStep({ body, isMailSetUp: inquiries.isMailSetUp, byMail, typed }, say)
  showStep(res, { step, typed }, deps)
}

async function replaceLink(
  req: Asked & { readonly params: BodyAnswerParams },
  res: ExpressResponse,
  deps: InquiryChangeRouteDeps,
): Promise<void> {
  const { params } = req
  const { inquiryChanges, say } = deps
  const written = fieldIn(req, CHANGE_FIELDS.email).trim()
  const reason = fieldIn(req, CHANGE_FIELDS.reason).trim()
  const byMail = fieldIn(req, ASK_FIELDS.sending) === BY_MAIL
  const refused = (errors: Typed['errors']) => {
    const typed = typedIn(req, [CHANGE_FIELDS.email, CHANGE_FIELDS.reason], errors)
    return showLink(res.status(422), { params, byMail, typed }, deps)
  }
  const faults = reasonFaults(reason, say)
  if (Object.keys(faults).length > 0) return refused(faults)
  try {
    const wanted = { email: written === '' ? null : written, reason, byMail }
    await inquiryChanges.replaceLink(params, wanted, originIn(req, res))
  } catch (problem) {
    return refused({ [CHANGE_FIELDS.email]: addressFault(problem, say) })
  }
  seeOther(res, withQuery(pathTo.inquiry(params), { klart: byMail ? 'lank-mejlad' : 'lank-bytt' }))
}

/** What stands against an address. @throws Any other problem. */
function addressFault(problem: unknown, say: Say): string {
  if (!(problem instanceof Problem)) throw problem
  const { code, values } = problem
  if (code === 'invitation/address') return say('staff.inquiry.fault.badAddress', values)
  if (code !== 'mail/notReached') throw problem
  return say('staff.inquiry.fault.notReached', { why: say(`mail.reason.${values['reason']}`) })
}

async function showExtension(
  res: ExpressResponse,
  { params, typed }: { readonly params: InquiryParams; readonly typed: Typed },
  deps: InquiryChangeRouteDeps,
): Promise<void> {
  const { inquiryChanges, say } = deps
  const round = await inquiryChanges.extensible(params.dossierId, params.inquiryId)
  const step = extensionStep({ round, notice: inquiryChanges.noticeOn(round), typed }, say)
  showStep(res, { step, typed }, deps)
}

async function extend(
  req: Asked & { readonly params: InquiryParams },
  res: ExpressResponse,
  deps: InquiryChangeRouteDeps,
): Promise<void> {
  const { params } = req
  const { inquiryChanges, say, now } = deps
  const lastDay = fieldIn(req, CHANGE_FIELDS.lastDay).trim()
  const reason = fieldIn(req, CHANGE_FIELDS.reason).trim()
  const refused = (errors: Typed['errors']) => {
    const typed = typedIn(req, [CHANGE_FIELDS.lastDay, CHANGE_FIELDS.reason], errors)
    return showExtension(res.status(422), { params, typed }, deps)
  }
  const [fault] = lastDayFaults(lastDay, stockholmDay(now()))
  const errors = {
    ...(fault && {
      [CHANGE_FIELDS.lastDay]: say(`staff.inquiry.fault.${fault.code}`, fault.values),
    }),
    ...reasonFaults(reason, say),
  }
  if (Object.keys(errors).length > 0) return refused(errors)
  let notice: ExtensionNotice
  try {
    notice = await inquiryChanges.extend(params, { lastDay, reason }, originIn(req, res))
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.code !== 'round/notLonger') throw problem
    return refused({ [CHANGE_FIELDS.lastDay]: say('staff.inquiry.fault.notLonger') })
  }
  const done = notice.kind === 'decided' ? 'forlangd-mejl' : 'forlangd'
  seeOther(res, withQuery(pathTo.inquiry(params), { klart: done }))
}

function reasonFaults(reason: string, say: Say): Typed['errors'] {
  const { reason: field } = CHANGE_FIELDS
  if (reason === '') return { [field]: say('staff.inquiry.fault.noReason') }
  if (reason.length <= LONGEST_REASON) return {}
  return { [field]: say('staff.inquiry.fault.contactTooLong', { max: String(LONGEST_REASON) }) }
}
