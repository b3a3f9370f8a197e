import { type Response as ExpressResponse, Router } from 'express'

import type { Audit } from '../../../reports/follow-up/dossier-schema.ts'
import {
  askable,
  askableBodies,
  type InquiryPlan,
  planInquiry,
  type WantedInquiry,
} from '../../../reports/follow-up/plan-inquiry.ts'
import { isThere } from '../../../reports/follow-up/known-when.ts'
import type { CalendarDay, Instant } from '../../../surveys/instant.ts'
import { stockholmDay } from '../../../surveys/stockholm-time.ts'
import { seeOther } from '../../middleware/see-other.ts'
import { originIn, visitOf } from '../../middleware/staff-access.ts'
import { withQuery } from '../../fill-path.ts'
import { paths, pathTo } from '../../paths.ts'
import { sayToBodies } from '../../rendering/body-words.ts'
import { Problem } from '../../problems.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import { inquiryOf } from '../../services/open-inquiry.ts'
import { listedPages } from '../../views/answer/question-list-view.ts'
import {
  addressField,
  ASK,
  ASK_FIELDS,
  BY_MAIL,
  newInquiryView,
  type NewInquiryPlace,
  seenOf,
} from '../../views/audits/new-inquiry-view.ts'
import type { InquiryRouteDeps } from './inquiry-routes.ts'
import { type Asked, fieldIn, fieldsIn } from './staff-form.ts'

interface AskParams {
  readonly dossierId: string
  readonly partId: string
}

/** What is asked about, and when it is looked at. */
interface AskPlace {
  readonly filed: FiledDossier
  readonly audit: Audit
  readonly today: CalendarDay
  /** When mail may next be sent. */
  readonly mailMoment: Instant
  readonly mailDay: CalendarDay
  /** How many rounds of questions there are about it, and whom bodies were to ask in the latest. */
  readonly earlier: number
  readonly lastContact: string
}

/** "Ställ frågor till nämnderna": filled in, looked at, and asked. */
export function askRoutes(deps: InquiryRouteDeps): Router {
  const { staff } = deps
  const router = Router()
  const mayAsk = staff.mayDo<AskParams>('audits.run')
  router.get(paths.newInquiry, mayAsk, async (req, res) => {
    const place = await placeOf(req.params, deps)
    const wanted = everything(place, deps.inquiries.isMailSetUp)
    show(res, { ...place, wanted, ...NOTHING_SEEN }, deps)
  })
  /** 303 when it is asked; 422 with what is wrong; otherwise how it would be. */
  router.post(paths.newInquiry, mayAsk, async (req, res) => {
    const place = await placeOf(req.params, deps)
    const wanted = wantedIn(req, place)
    const plan = planInquiry(wanted, { ...place, dossier: place.filed.dossier }, deps.say)
    if (plan.kind === 'faulty') {
      return show(res.status(422), { ...place, wanted, ...NOTHING_SEEN, faults: plan.faults }, deps)
    }
    const isAsked = fieldIn(req, ASK_FIELDS.step) === ASK
    const earlier = earlierWhenSeen(fieldIn(req, ASK_FIELDS.seen), { ...place, plan })
    if (isAsked && earlier !== null) return ask({ req, res }, { ...place, plan, earlier }, deps)
    const preview = await previewOf(req.params, { ...place, plan }, deps)
    show(res, { ...place, wanted, ...NOTHING_SEEN, preview, isChanged: isAsked }, deps)
  })
  return router
}

const NOTHING_SEEN = { faults: [], preview: null, isChanged: false } as const

async function placeOf(
  { dossierId, partId }: AskParams,
  { dossiers, inquiries, now }: InquiryRouteDeps,
): Promise<AskPlace> {
  const filed = await dossiers.get(dossierId)
  const audit = filed.dossier.audits.find(({ id }) => id === partId)
  if (audit === undefined) throw new Problem('audit/unknown', { dossier: partId })
  const mailMoment = inquiries.mailMoment()
  const asked = await inquiries.list(dossierId, partId)
  return {
    filed,
    audit,
    today: stockholmDay(now()),
    mailMoment,
    mailDay: stockholmDay(mailMoment),
    earlier: asked.length,
    lastContact: asked[0]?.inquiry.contact ?? '',
  }
}

/** How many rounds of questions there were when exactly this was looked at; `null`: it never was. */
function earlierWhenSeen(seen: string, { plan, earlier }: Planned): number | null {
  const counts = Array.from({ length: earlier + 1 }, (_, count) => count)
  return counts.find(count => seen === seenOf(plan.planned, count)) ?? null
}

/** To begin with all are asked about everything: who is not to be is ticked off. */
function everything(
  { filed, audit, today, lastContact }: AskPlace,
  byMail: boolean,
): WantedInquiry {
  const { dossier } = filed
  return {
    recommendations: askable(audit, dossier).map(({ id }) => id),
    bodies: askableBodies(audit, dossier)
      .filter(body => isThere(body, today))
      .map(({ id }) => id),
    addresses: new Map(),
    lastDay: '',
    contact: lastContact,
    byMail,
  }
}

function wantedIn(req: Pick<Asked, 'body'>, { filed, audit }: AskPlace): WantedInquiry {
  const bodies = askableBodies(audit, filed.dossier)
  return {
    recommendations: fieldsIn(req, ASK_FIELDS.recommendations),
    bodies: fieldsIn(req, ASK_FIELDS.bodies),
    addresses: new Map(bodies.map(({ id }) => [id, fieldIn(req, addressField(id)).trim()])),
    lastDay: fieldIn(req, ASK_FIELDS.lastDay).trim(),
    contact: fieldIn(req, ASK_FIELDS.contact).trim(),
    byMail: fieldIn(req, ASK_FIELDS.sending) === BY_MAIL,
  }
}

type Planned = AskPlace & { readonly plan: Extract<InquiryPlan, { kind: 'planned' }> }

async function previewOf(
  { dossierId }: AskParams,
  { audit, plan: { planned } }: Planned,
  { inquiries, say }: InquiryRouteDeps,
): Promise<NewInquiryPlace['preview']> {
  const { survey } = inquiryOf('fragor', { dossierId, audit, planned }, say)
  const pages = listedPages(survey, { say: sayToBodies(say), language: 'sv' })
  return { planned, pages, unreached: await inquiries.unreached(planned) }
}

function show(
  res: ExpressResponse,
  place: Omit<NewInquiryPlace, 'visitor' | 'isMailSetUp'>,
  { renderer, inquiries, say }: InquiryRouteDeps,
): void {
  const { isMailSetUp } = inquiries
  const view = newInquiryView({ ...place, isMailSetUp, visitor: visitOf(res) }, say)
  renderer.send(res, 'pages/work/audits/new-inquiry', view)
}

async function ask(
  { req, res }: { readonly req: Asked; readonly res: ExpressResponse },
  { filed, audit, plan, earlier }: Planned,
  { inquiries, say }: InquiryRouteDeps,
): Promise<void> {
  const given = { dossierId: filed.id, audit, planned: plan.planned, earlier }
  const { roundId: inquiryId, isNew } = await inquiries.ask(given, say, originIn(req, res))
  const done = isNew ? 'stallda' : 'redan'
  seeOther(res, withQuery(pathTo.inquiry({ dossierId: filed.id, inquiryId }), { klart: done }))
}
