import { Router } from 'express'

import { withQuery } from '../../fill-path.ts'
import type { InquiryParams } from '../../inquiry-paths.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { InquiryService } from '../../services/inquiry-service.ts'
import type { ProposalService } from '../../services/proposal-service.ts'
import { inquiryLettersView, inquiryView } from '../../views/audits/inquiry-view.ts'
import type { AuditRouteDeps } from './audit-routes.ts'

export interface InquiryRouteDeps extends AuditRouteDeps {
  readonly inquiries: InquiryService
  readonly proposals: ProposalService
}

/** What was just done, by what the address says; each has its sentence under `staff.inquiry.done.`. */
const DONE = [
  'stallda',
  'redan',
  'paminda',
  'stangda',
  'lank-mejlad',
  'lank-bytt',
  'forlangd',
  'forlangd-mejl',
]

/** The auditors' questions to bodies: who has answered, and the rest reminded. */
export function inquiryRoutes(deps: InquiryRouteDeps): Router {
  const { dossiers, inquiries, staff, renderer, say } = deps
  const router = Router()
  const mayRun = staff.mayDo<InquiryParams>('audits.run')
  router.get(paths.inquiry, mayRun, async (req, res) => {
    const { dossierId, inquiryId } = req.params
    const filed = await dossiers.get(dossierId)
    const standing = await inquiries.standing(dossierId, inquiryId)
    const done = doneIn(req.query['klart'], DONE)
    const place = {
      visitor: visitOf(res),
      filed,
      standing,
      isMailSetUp: inquiries.isMailSetUp,
      done: done === null ? null : say(`staff.inquiry.done.${done}`),
    }
    renderer.send(res, 'pages/work/audits/inquiry', inquiryView(place, say))
  })
  router.post(paths.inquiryReminder, mayRun, async (req, res) => {
    const { dossierId, inquiryId } = req.params
    await inquiries.remind(dossierId, inquiryId, originIn(req, res))
    seeOther(res, withQuery(pathTo.inquiry(req.params), { klart: 'paminda' }))
  })
  /** Whoever has a link can answer: so they are shown to who asks for them, and the log holds who did. */
  router.post(paths.inquiryLetters, mayRun, async (req, res) => {
    const { dossierId, inquiryId } = req.params
    const filed = await dossiers.get(dossierId)
    const listed = await inquiries.letters(dossierId, inquiryId, originIn(req, res))
    const view = inquiryLettersView({ visitor: visitOf(res), filed, listed }, say)
    renderer.send(res, 'pages/work/audits/inquiry-letters', view)
  })
  return router
}

/** What an address says was done, if it is one of some things. */
export function doneIn(asked: unknown, known: readonly string[]): string | null {
  return known.find(each => each === asked) ?? null
}
