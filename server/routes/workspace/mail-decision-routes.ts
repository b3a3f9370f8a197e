import { type RequestHandler, type Response as ExpressResponse, Router } from 'express'

import type { MailKind } from '../../../surveys/mail/mail-text.ts'
import { readSendingTime, type SendingTime } from '../../../surveys/mail/sending-time.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { mailKindNamed } from '../../mail-paths.ts'
import { paths, pathTo } from '../../paths.ts'
import type { ProblemCode } from '../../problem-codes.ts'
import { Problem } from '../../problems.ts'
import type { PlannedMailing, WantedMailing } from '../../services/mailing-service.ts'
import type { Typed } from '../../views/form-field.ts'
import { decisionView, reviewView } from '../../views/mail/decision-views.ts'
import { MAIL_FIELDS } from '../../views/mail/mail-fields.ts'
import { formatCalendarDay } from '../../views/staff/calendar-day.ts'
import type { MailRouteDeps } from './mail-routes.ts'
import type { RoundParams } from './round-routes.ts'
import { fieldIn, refuse } from './staff-form.ts'

/** A mailing is written, seen as it would be, and then decided; what is written stands in the address. */
export function mailDecisionRoutes(deps: MailRouteDeps): Router {
  const run = deps.staff.mayDo<RoundParams>('mail.run')
  const router = Router()
  router.get(paths.mailDecision, run, (req, res) => {
    const written = writtenIn(name => req.query[name])
    return sendForm(res, { ...req.params, typed: { values: written, errors: {} } }, deps)
  })
  router.get(paths.mailReview, run, review(deps))
  router.post(paths.mailReview, run, decide(deps))
  return router
}

type Written = Readonly<Record<'slag' | 'dag' | 'tid', string>>

/** Longer than anything that is asked. */
const LONGEST = 100

function writtenIn(valueOf: (name: string) => unknown): Written {
  const text = (name: string) => {
    const value = valueOf(name)
    return typeof value === 'string' && value.length <= LONGEST ? value.trim() : ''
  }
  return { slag: text(MAIL_FIELDS.kind), dag: text(MAIL_FIELDS.day), tid: text(MAIL_FIELDS.time) }
}

async function sendForm(
  res: ExpressResponse,
  { roundId, typed }: RoundParams & { readonly typed: Typed },
  { rounds, mailings, renderer, say }: MailRouteDeps,
): Promise<void> {
  const { quietHours } = mailings
  const round = await rounds.getRound(roundId)
  const view = decisionView({ visitor: visitOf(res), round, quietHours, typed }, say)
  renderer.send(res, 'pages/work/mail/decision', view)
}

/** What was written, as it can be decided; or what is wrong with it, by field. */
type Read =
  | { readonly wanted: WantedMailing; readonly time: SendingTime & { readonly kind: 'at' } }
  | { readonly errors: Typed['errors'] }

const TIME_ERRORS = {
  noDay: { field: MAIL_FIELDS.day, key: 'round.faulty.day' },
  noTime: { field: MAIL_FIELDS.time, key: 'round.faulty.time' },
  skippedTime: { field: MAIL_FIELDS.time, key: 'round.faulty.skippedTime' },
  passed: { field: MAIL_FIELDS.day, key: 'mailPage.faulty.passed' },
} as const

function read({ slag, dag, tid }: Written, { now, say }: MailRouteDeps): Read {
  const kind = mailKindNamed(slag)
  const time = readSendingTime(dag, tid, now())
  if (kind !== null && time.kind === 'at') return { wanted: { kind, at: time.at }, time }
  const told = time.kind === 'at' ? null : TIME_ERRORS[time.kind]
  return {
    errors: {
      ...(kind === null ? { [MAIL_FIELDS.kind]: say('mailPage.faulty.kind') } : {}),
      ...(told === null
        ? {}
        : { [told.field]: say(told.key, { time: tid, day: formatCalendarDay(dag) }) }),
    },
  }
}

/** What is refused because of what is to be sent. */
const OF_KIND: readonly ProblemCode[] = ['mail/alreadyDecided', 'mail/notPublished', 'mail/noPlans']

/** What stands against a mailing that could be read, beside the field that it is about. @throws Any other problem. */
function refusal(problem: unknown, { say }: MailRouteDeps): Typed['errors'] {
  if (!(problem instanceof Problem)) throw problem
  const text = say(`problem.${problem.code}`, problem.values)
  if (OF_KIND.includes(problem.code)) return { [MAIL_FIELDS.kind]: text }
  if (problem.code === 'mail/tooLate') return { [MAIL_FIELDS.day]: text }
  throw problem
}

/** 200 with the mailing as it would be; 422 with what was written when something is wrong. */
function review(deps: MailRouteDeps): RequestHandler<RoundParams> {
  return async (req, res) => {
    const { roundId } = req.params
    const written = writtenIn(name => req.query[name])
    const found = read(written, deps)
    const refused = (errors: Typed['errors']) =>
      sendForm(refuse(res, null), { roundId, typed: { values: written, errors } }, deps)
    if ('errors' in found) return refused(found.errors)
    let planned: PlannedMailing
    try {
      planned = await deps.mailings.plan(roundId, found.wanted)
    } catch (problem) {
      return refused(refusal(problem, deps))
    }
    await sendReview(res, { planned, time: found.time, written }, deps)
  }
}

async function sendReview(
  res: ExpressResponse,
  given: {
    readonly planned: PlannedMailing
    readonly time: SendingTime & { readonly kind: 'at' }
    readonly written: Written
  },
  { mailings, mailPreview, renderer, say }: MailRouteDeps,
): Promise<void> {
  const { round, kind, first } = given.planned
  const letter =
    first === null ? null : await mailPreview.show(round.id, { association: first, kind })
  const { quietHours } = mailings
  const place = { ...given, visitor: visitOf(res), quietHours, letter }
  renderer.send(res, 'pages/work/mail/review', reviewView(place, say))
}

/** Decides what was seen: 303, or 422 when it can no longer be. */
function decide(deps: MailRouteDeps): RequestHandler<RoundParams> {
  const { mailings, acts } = deps
  return async (req, res) => {
    const { roundId } = req.params
    const written = writtenIn(name => fieldIn(req, name))
    const found = read(written, deps)
    const refused = (errors: Typed['errors']) =>
      sendForm(refuse(res, null), { roundId, typed: { values: written, errors } }, deps)
    if ('errors' in found) return refused(found.errors)
    const { wanted } = found
    try {
      await acts.record({ ...originIn(req, res), ...scheduling(roundId, wanted.kind) }, () =>
        mailings.schedule(roundId, wanted),
      )
    } catch (problem) {
      return refused(refusal(problem, deps))
    }
    seeOther(res, `${pathTo.mail(roundId)}?klart=beslutat`)
  }
}

/** What the log is to hold of a mailing that is decided. */
function scheduling(roundId: string, kind: MailKind) {
  return { act: 'mail.scheduled', object: roundId, detail: kind } as const
}
