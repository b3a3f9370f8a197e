import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import { isEmailAddress } from '../../../surveys/association.ts'
import type { MailKind, MailText } from '../../../surveys/mail/mail-text.ts'
import type { Round } from '../../../surveys/round.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { mailKindNamed } from '../../mail-paths.ts'
import { paths, pathTo } from '../../paths.ts'
import { Problem } from '../../problems.ts'
import type { Typed } from '../../views/form-field.ts'
import { MAIL_FIELDS } from '../../views/mail/mail-fields.ts'
import {
  mailTextErrors,
  type MailTextPlace,
  mailTextView,
} from '../../views/mail/mail-text-view.ts'
import { refusalText } from '../../views/mail/mail-troubles.ts'
import { notFoundText } from '../../views/mail/new-link-view.ts'
import { doneIn, type MailRouteDeps } from './mail-routes.ts'
import type { RoundParams } from './round-routes.ts'
import { type Asked, fieldIn, refuse, typedIn } from './staff-form.ts'

interface TextParams extends RoundParams {
  readonly kind: string
}

/** The text of one kind of mail: written, looked at, tried on oneself, and saved as a new version. */
export function mailTextRoutes(deps: MailRouteDeps): Router {
  const run = deps.staff.mayDo<TextParams>('mail.run')
  const router = Router()
  router.get(paths.mailText, run, async (req, res) => {
    const { round, kind } = await placeOf(req.params, deps)
    const { subject, body } = await deps.mailings.texts.current(round, kind)
    const values = { [MAIL_FIELDS.subject]: subject, [MAIL_FIELDS.body]: body, ...ownAddress(res) }
    const done = doneIn(req, { sparad: 'mailPage.done.textSaved' }, deps.say)
    const typed = { values, errors: {} }
    await sendPage(res, { round, kind, typed, done, shown: null }, deps)
  })
  router.post(paths.mailText, run, takeText(deps))
  return router
}

interface Place {
  readonly round: Round
  readonly kind: MailKind
}

/** @throws Problem 'page/unknown' for a kind that there is not, or 'round/unknown'. */
async function placeOf(params: TextParams, { rounds }: MailRouteDeps): Promise<Place> {
  const kind = mailKindNamed(params.kind)
  if (kind === null) throw new Problem('page/unknown')
  return { round: await rounds.getRound(params.roundId), kind }
}

/** Many are logged in under their own address: then that is where a test goes. */
function ownAddress(res: ExpressResponse): Readonly<Record<string, string>> {
  const { shownAs } = visitOf(res).user
  return isEmailAddress(shownAs) ? { [MAIL_FIELDS.address]: shownAs } : {}
}

type Shown = Pick<MailTextPlace, 'typed' | 'done' | 'shown'>

async function sendPage(
  res: ExpressResponse,
  { round, kind, ...shown }: Place & Shown,
  { mailings, renderer, say }: MailRouteDeps,
): Promise<void> {
  const saved = await mailings.texts.list(round.id, kind)
  const version = saved[0]?.version ?? 0
  const { isSetUp } = mailings
  const place = { visitor: visitOf(res), round, kind, version, saved, isSetUp, ...shown }
  renderer.send(res, 'pages/work/mail/text', mailTextView(place, say))
}

const TYPED = (['subject', 'body', 'association', 'address'] as const).map(
  name => MAIL_FIELDS[name],
)

/** What came of what was asked for: errors by field, or what is told or shown. */
type Came =
  | { readonly kind: 'saved' }
  | { readonly kind: 'refused'; readonly errors: Typed['errors'] }
  | ({ readonly kind: 'told' } & Pick<Shown, 'done' | 'shown'>)

/** 303 when it is saved, 200 when it is shown or a test has gone, 422 with what was typed when something is wrong. */
function takeText(deps: MailRouteDeps): RequestHandler<TextParams> {
  return async (req, res) => {
    const place = await placeOf(req.params, deps)
    const came = await orRefused(() => doAsked(place, { req, res }, deps), deps)
    if (came.kind === 'saved')
      return seeOther(res, `${pathTo.mailText(place.round.id, place.kind)}?klart=sparad`)
    const isRefused = came.kind === 'refused'
    const typed = typedIn(req, TYPED, isRefused ? came.errors : {})
    const { done, shown } = isRefused ? { done: null, shown: null } : came
    await sendPage(isRefused ? refuse(res, null) : res, { ...place, typed, done, shown }, deps)
  }
}

async function orRefused(work: () => Promise<Came>, { say }: MailRouteDeps): Promise<Came> {
  try {
    return await work()
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem
    const { code, values, faults } = problem
    if (code === 'mail/faultyText') {
      const own = faults.flatMap(fault => ('path' in fault ? [fault] : []))
      return { kind: 'refused', errors: mailTextErrors(own, say) }
    }
    if (code !== 'invitation/address') throw problem
    return { kind: 'refused', errors: { [MAIL_FIELDS.address]: say(`problem.${code}`, values) } }
  }
}

interface Exchange {
  readonly req: Asked
  readonly res: ExpressResponse
}

function doAsked(place: Place, exchange: Exchange, deps: MailRouteDeps): Promise<Came> {
  const { req } = exchange
  const text: MailText = {
    subject: fieldIn(req, MAIL_FIELDS.subject).trim(),
    body: fieldIn(req, MAIL_FIELDS.body).replaceAll('\r\n', '\n').trim(),
  }
  const wanted = { ...place, text }
  switch (fieldIn(req, 'gor')) {
    case 'visa':
      return show(wanted, req, deps)
    case 'prova':
      return test(wanted, exchange, deps)
    default:
      return save(wanted, exchange, deps)
  }
}

type Wanted = Place & { readonly text: MailText }

async function show({ round, kind, text }: Wanted, req: Asked, deps: MailRouteDeps): Promise<Came> {
  const { findAssociation, mailPreview, say } = deps
  const found = await findAssociation(round.id, fieldIn(req, MAIL_FIELDS.association))
  if (found.kind !== 'one') {
    return { kind: 'refused', errors: { [MAIL_FIELDS.association]: notFoundText(found, say) } }
  }
  const { associationId } = found.entry
  const shown = await mailPreview.show(round.id, { association: associationId, kind, text })
  return { kind: 'told', done: null, shown }
}

/**
 * The one mail that goes while somebody waits for the page: it is to nobody who is invited, and what they want to
 * know is whether it goes.
 */
async function test(
  { round, kind, text }: Wanted,
  { req, res }: Exchange,
  { mailPreview, acts, say }: MailRouteDeps,
): Promise<Came> {
  const address = fieldIn(req, MAIL_FIELDS.address).trim()
  const act = { act: 'mail.tested', object: round.id, detail: kind } as const
  const delivery = await acts.record({ ...originIn(req, res), ...act }, () =>
    mailPreview.test(round.id, { address, kind, text }),
  )
  if (delivery.kind === 'sent') {
    return { kind: 'told', done: say('mailPage.done.tested', { address }), shown: null }
  }
  const why = refusalText(delivery.why, say)
  return {
    kind: 'refused',
    errors: { [MAIL_FIELDS.address]: say('mailPage.faulty.notTaken', { why }) },
  }
}

/** What somebody else has saved meanwhile is not written over unseen. */
async function save(
  { round, kind, text }: Wanted,
  { req, res }: Exchange,
  { mailings, acts, say }: MailRouteDeps,
): Promise<Came> {
  const { version } = await mailings.texts.current(round, kind)
  if (fieldIn(req, MAIL_FIELDS.version) !== String(version)) {
    const told = say('mailPage.faulty.savedMeanwhile', { version })
    return { kind: 'refused', errors: { [MAIL_FIELDS.body]: told } }
  }
  const act = { act: 'mail.textSaved', object: round.id, detail: kind } as const
  await acts.record({ ...originIn(req, res), ...act }, () =>
    mailings.texts.save(round.id, kind, text),
  )
  return { kind: 'saved' }
}
