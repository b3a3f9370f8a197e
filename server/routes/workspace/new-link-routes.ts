import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { Say } from '../../../reports/documents/document.ts'
import { actorText } from '../../accounts/log-entry.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Typed } from '../../views/form-field.ts'
import { MAIL_FIELDS } from '../../views/mail/mail-fields.ts'
import { newLinkStep, notFoundText } from '../../views/mail/new-link-view.ts'
import { confirmView } from '../../views/staff/confirm-view.ts'
import { type MailRouteDeps, reasonErrors } from './mail-routes.ts'
import type { RoundParams } from './round-routes.ts'
import { fieldIn, refuse, typedIn } from './staff-form.ts'

/** A new link for an association, sent to the same address or another; the one before stops. */
export function newLinkRoutes(deps: MailRouteDeps): Router {
  const run = deps.staff.mayDo<RoundParams>('mail.run')
  const router = Router()
  router.get(paths.newLink, run, (req, res) => {
    const asked: unknown = req.query[MAIL_FIELDS.association]
    const values = typeof asked === 'string' ? { [MAIL_FIELDS.association]: asked } : {}
    return sendForm(res, { ...req.params, typed: { values, errors: {} } }, deps)
  })
  router.post(paths.newLink, run, giveLink(deps))
  return router
}

async function sendForm(
  res: ExpressResponse,
  { roundId, typed }: RoundParams & { readonly typed: Typed },
  { rounds, renderer, say }: MailRouteDeps,
): Promise<void> {
  const step = newLinkStep(await rounds.getRound(roundId), typed, say)
  renderer.send(res, 'pages/work/confirm', confirmView(step, { visitor: visitOf(res), typed }, say))
}

const TYPED = (['association', 'email', 'reason'] as const).map(name => MAIL_FIELDS[name])

/** 303 when the mail with the new link is queued; 422 with what was typed, and the old link stands. */
function giveLink(deps: MailRouteDeps): RequestHandler<RoundParams> {
  const { newLinks, findAssociation, acts, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const refused = (errors: Typed['errors']) =>
      sendForm(refuse(res, null), { roundId, typed: typedIn(req, TYPED, errors) }, deps)
    const found = await findAssociation(roundId, fieldIn(req, MAIL_FIELDS.association))
    const reason = fieldIn(req, MAIL_FIELDS.reason).trim()
    const errors = {
      ...(found.kind === 'one' ? {} : { [MAIL_FIELDS.association]: notFoundText(found, say) }),
      ...reasonErrors(reason, say),
    }
    if (found.kind !== 'one' || Object.keys(errors).length > 0) return refused(errors)
    const { associationId } = found.entry
    const written = fieldIn(req, MAIL_FIELDS.email).trim()
    const origin = originIn(req, res)
    const replacement = {
      email: written === '' ? null : written,
      isAnew: false,
      by: actorText(origin.actor),
      reason,
    }
    // The reason stands with the invitation, and not in the log: it may well be about somebody.
    const act = { act: 'mail.linkSent', object: roundId, detail: associationId } as const
    try {
      await acts.record({ ...origin, ...act }, () =>
        newLinks.replaceAndSend(roundId, associationId, replacement),
      )
    } catch (problem) {
      return refused({ [MAIL_FIELDS.email]: refusal(problem, say) })
    }
    seeOther(res, `${pathTo.mail(roundId)}?klart=lank`)
  }
}

/** What stands against an address. @throws Any other problem. */
function refusal(problem: unknown, say: Say): string {
  if (!(problem instanceof Problem)) throw problem
  const { code, values } = problem
  if (code === 'invitation/address') return say(`problem.${code}`, values)
  if (code !== 'mail/notReached') throw problem
  return say('mailPage.faulty.notReached', { why: say(`mail.reason.${values['reason']}`) })
}
