import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import type { Instant } from '../../../surveys/instant.ts'
import { MAIL_KINDS } from '../../../surveys/mail/mail-text.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, type StaffAccess, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { ActLog } from '../../services/act-log.ts'
import type { AddressStops } from '../../services/address-stop-service.ts'
import type { AssociationFinder } from '../../services/find-association.ts'
import type { MailPreview } from '../../services/mail-preview.ts'
import type { MailingService } from '../../services/mailing-service.ts'
import type { MailStatusService } from '../../services/mail-status.ts'
import type { NewLinkService } from '../../services/new-link-service.ts'
import { isReason } from '../../services/reason.ts'
import type { RoundService } from '../../services/round-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { MAIL_FIELDS } from '../../views/mail/mail-fields.ts'
import { mailOverview } from '../../views/mail/mail-overview.ts'
import { stopStep } from '../../views/mail/new-link-view.ts'
import { confirmView } from '../../views/staff/confirm-view.ts'
import type { RoundParams } from './round-routes.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

export interface MailRouteDeps {
  readonly rounds: RoundService
  readonly mailings: MailingService
  readonly mailPreview: MailPreview
  readonly mailStatus: MailStatusService
  readonly addressStops: AddressStops
  readonly findAssociation: AssociationFinder
  readonly newLinks: NewLinkService
  readonly acts: ActLog
  readonly staff: StaffAccess
  readonly renderer: Renderer
  readonly say: Say
  readonly now: () => Instant
}

/** "Utskick": what is mailed to those invited. Nothing is sent here: it is decided, and a job of the server sends it. */
export function mailRoutes(deps: MailRouteDeps): Router {
  const run = deps.staff.mayDo<RoundParams>('mail.run')
  const router = Router()
  router.get(paths.mail, run, showMail(deps))
  router.get(paths.mailStop, run, (req, res) =>
    sendStop(res, { ...req.params, typed: NOTHING_TYPED }, deps),
  )
  router.post(paths.mailStop, run, stopAll(deps))
  return router
}

/** What was done before the page was shown, by a word in its address. */
const DONE: Readonly<Record<string, string>> = {
  beslutat: 'mailPage.done.scheduled',
  stoppat: 'mailPage.done.stopped',
  lank: 'mailPage.done.newLink',
}

/** The sentence that an address asks for; `null`: none. */
export function doneIn(
  req: Pick<Asked, 'query'>,
  words: Readonly<Record<string, string>>,
  say: Say,
): string | null {
  const word: unknown = req.query['klart']
  const key = typeof word === 'string' && Object.hasOwn(words, word) ? words[word] : undefined
  return key === undefined ? null : say(key)
}

function showMail(deps: MailRouteDeps): RequestHandler<RoundParams> {
  const { rounds, mailings, mailStatus, renderer, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const progress = await rounds.getProgress(roundId)
    const place = {
      visitor: visitOf(res),
      progress,
      status: await mailStatus.read(roundId),
      texts: await Promise.all(
        MAIL_KINDS.map(kind => mailings.texts.current(progress.round, kind)),
      ),
      done: doneIn(req, DONE, say),
    }
    renderer.send(res, 'pages/work/mail/overview', mailOverview(place, say))
  }
}

async function sendStop(
  res: ExpressResponse,
  { roundId, typed }: RoundParams & { readonly typed: Typed },
  { rounds, renderer, say }: MailRouteDeps,
): Promise<void> {
  const step = stopStep(await rounds.getRound(roundId), typed, say)
  renderer.send(res, 'pages/work/confirm', confirmView(step, { visitor: visitOf(res), typed }, say))
}

/** What is wrong with a reason that is kept; none when nothing is. */
export function reasonErrors(reason: string, say: Say): Typed['errors'] {
  return isReason(reason) ? {} : { [MAIL_FIELDS.reason]: say('mailPage.faulty.reason') }
}

function stopAll(deps: MailRouteDeps): RequestHandler<RoundParams> {
  const { mailings, acts, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const reason = fieldIn(req, MAIL_FIELDS.reason).trim()
    const errors = reasonErrors(reason, say)
    if (Object.keys(errors).length > 0) {
      const typed = typedIn(req, [MAIL_FIELDS.reason], errors)
      return sendStop(refuse(res, null), { roundId, typed }, deps)
    }
    const act = { ...originIn(req, res), act: 'mail.stopped', object: roundId, reason } as const
    await acts.record(act, () => mailings.stop(roundId))
    seeOther(res, `${pathTo.mail(roundId)}?klart=stoppat`)
  }
}
