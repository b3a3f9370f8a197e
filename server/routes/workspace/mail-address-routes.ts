import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { fileIn } from '../../middleware/file-body.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { RecordedBounces } from '../../services/address-stop-service.ts'
import { NOTHING_TYPED, type Typed } from '../../views/form-field.ts'
import { addressView } from '../../views/mail/address-view.ts'
import { MAIL_FIELDS } from '../../views/mail/mail-fields.ts'
import { isOnGoing } from '../../views/mail/mail-overview.ts'
import { notFoundText } from '../../views/mail/new-link-view.ts'
import { doneIn, type MailRouteDeps } from './mail-routes.ts'
import type { RoundParams } from './round-routes.ts'
import { fieldIn, refuse, typedIn } from './staff-form.ts'

/** Those who are not reached by mail, and mail that has come back. */
export function mailAddressRoutes(deps: MailRouteDeps): Router {
  const { staff, say } = deps
  const run = staff.mayDo<RoundParams>('mail.run')
  const router = Router()
  router.get(paths.mailAddresses, run, (req, res) =>
    sendPage(res, { ...req.params, done: doneIn(req, DONE, say) }, deps),
  )
  router.post(paths.mailAddresses, run, markBounced(deps))
  router.post(paths.mailReceived, run, unmark(deps))
  router.post(paths.mailReturned, staff.mayUpload<RoundParams>('mail.run'), readFile(deps))
  return router
}

const DONE: Readonly<Record<string, string>> = {
  noterad: 'mailPage.done.bounced',
  borttagen: 'mailPage.done.notBounced',
}

async function sendPage(
  res: ExpressResponse,
  {
    roundId,
    typed = NOTHING_TYPED,
    done = null,
    read = null,
  }: RoundParams & { typed?: Typed; done?: string | null; read?: RecordedBounces | null },
  { rounds, mailings, addressStops, renderer, say }: MailRouteDeps,
): Promise<void> {
  const { round, phase } = await rounds.getProgress(roundId)
  const unreachable = await addressStops.listUnreachable(roundId)
  const canSend = mailings.isSetUp && isOnGoing(phase)
  const place = { visitor: visitOf(res), round, unreachable, canSend, typed, done, read }
  renderer.send(res, 'pages/work/mail/addresses', addressView(place, say))
}

function markBounced(deps: MailRouteDeps): RequestHandler<RoundParams> {
  const { addressStops, findAssociation, acts, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const refused = (text: string) => {
      const typed = typedIn(req, [MAIL_FIELDS.association], { [MAIL_FIELDS.association]: text })
      return sendPage(refuse(res, null), { roundId, typed }, deps)
    }
    const found = await findAssociation(roundId, fieldIn(req, MAIL_FIELDS.association))
    if (found.kind !== 'one') return refused(notFoundText(found, say))
    const { associationId } = found.entry
    const act = { act: 'mail.bounced', object: roundId, detail: associationId } as const
    try {
      await acts.record({ ...originIn(req, res), ...act }, () =>
        addressStops.bounced(roundId, associationId),
      )
    } catch (problem) {
      if (!(problem instanceof Problem) || problem.code !== 'mail/noAddress') throw problem
      return refused(say(`problem.${problem.code}`, problem.values))
    }
    seeOther(res, `${pathTo.mailAddresses(roundId)}?klart=noterad`)
  }
}

function unmark(deps: MailRouteDeps): RequestHandler<RoundParams> {
  const { addressStops, acts } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const association = fieldIn(req, MAIL_FIELDS.association)
    // Checked before anything is logged: what was sent may be anything.
    const found = await deps.findAssociation(roundId, association)
    if (found.kind !== 'one')
      throw new Problem('invitation/unknown', { round: roundId, association })
    const { associationId } = found.entry
    const act = { act: 'mail.notBounced', object: roundId, detail: associationId } as const
    await acts.record({ ...originIn(req, res), ...act }, () =>
      addressStops.notBounced(roundId, associationId),
    )
    seeOther(res, `${pathTo.mailAddresses(roundId)}?klart=borttagen`)
  }
}

/** 200 with what the file came to, 422 when none was sent. */
function readFile(deps: MailRouteDeps): RequestHandler<RoundParams> {
  const { addressStops, acts, say } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const file = fileIn(res.locals)
    if (file === null) {
      const typed = { values: {}, errors: { [MAIL_FIELDS.file]: say('mailPage.faulty.noFile') } }
      return sendPage(refuse(res, null), { roundId, typed }, deps)
    }
    const act = { act: 'mail.bounced', object: roundId } as const
    const read = await acts.record({ ...originIn(req, res), ...act }, () =>
      addressStops.readBounces(roundId, file.bytes.toString('utf8')),
    )
    await sendPage(res, { roundId, read }, deps)
  }
}
