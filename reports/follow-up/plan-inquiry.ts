import { isEmailAddress } from '../../surveys/association.ts'
import type { BodyId } from '../../surveys/body.ts'
import type { AskedRecommendation } from '../../surveys/inquiry.ts'
import { type CalendarDay, isCalendarDay } from '../../surveys/instant.ts'
import type { Say } from '../documents/document.ts'
import { addresseesOf } from './addressees.ts'
import type { Audit, Dossier, DossierBody, Recommendation } from './dossier-schema.ts'
import type { PutPassage, PutRecommendation } from './inquiry-survey.ts'
import { isThere } from './known-when.ts'

/** What an auditor wants asked, as it was filled in. */
export interface WantedInquiry {
  readonly recommendations: readonly string[]
  readonly bodies: readonly BodyId[]
  /** The registrator's address of each body that has one. */
  readonly addresses: ReadonlyMap<BodyId, string>
  readonly lastDay: string
  /** Whom bodies ask: name, e-mail and telephone, with commas between. */
  readonly contact: string
  /** The questions go by mail; otherwise the auditors hand out the links themselves. */
  readonly byMail: boolean
}

/** Why something cannot be asked so; each has its sentence under `inquiry.fault.`. */
export interface InquiryFault {
  readonly field:
    'recommendations' | 'bodies' | 'lastDay' | 'contact' | { readonly address: BodyId }
  readonly code:
    | 'noRecommendation'
    | 'nobodyAsked'
    | 'noBody'
    | 'notAsked'
    | 'bodyNotThere'
    | 'noAddress'
    | 'badAddress'
    | 'notADay'
    | 'dayPassed'
    | 'dayTooFar'
    | 'mailAfter'
    | 'noContact'
    | 'contactTooLong'
  readonly values: Readonly<Record<string, string>>
}

/** What can be asked. */
export interface PlannedInquiry {
  readonly recommendations: readonly (PutRecommendation & AskedRecommendation)[]
  readonly bodies: readonly { readonly body: DossierBody; readonly email: string | null }[]
  readonly lastDay: CalendarDay
  readonly contact: string
  readonly byMail: boolean
}

/** The days that a plan is held against. */
export interface PlanningDays {
  /** Who is asked has to be there, and the last day to be ahead. */
  readonly today: CalendarDay
  /** When mail that is decided now would be sent, out of the quiet hours. */
  readonly mailDay: CalendarDay
}

export type InquiryPlan =
  | { readonly kind: 'planned'; readonly planned: PlannedInquiry }
  | { readonly kind: 'faulty'; readonly faults: readonly InquiryFault[] }

/** The recommendations of an audit that still stand, in the order of the dossier. */
export function askable(audit: Audit, { recommendations }: Dossier): readonly Recommendation[] {
  return recommendations.filter(each => each.audit === audit.id && each.withdrawn === undefined)
}

/** The bodies that the recommendations of an audit were directed to, whether or not they are still there. */
export function askableBodies(audit: Audit, dossier: Dossier): readonly DossierBody[] {
  const ids = new Set(
    askable(audit, dossier).flatMap(each => addresseesOf(each, dossier).map(({ body }) => body.id)),
  )
  return dossier.bodies.filter(({ id }) => ids.has(id))
}

/** What asking so would be: each recommendation to those of the chosen bodies that it was directed to. */
export function planInquiry(
  wanted: WantedInquiry,
  { audit, dossier, ...days }: PlanningDays & { readonly audit: Audit; readonly dossier: Dossier },
  say: Say,
): InquiryPlan {
  const bodies = askableBodies(audit, dossier).filter(({ id }) => wanted.bodies.includes(id))
  const recommendations = askable(audit, dossier)
    .filter(({ id }) => wanted.recommendations.includes(id))
    .map((each, index) => put({ each, page: `rekommendation-${index + 1}`, bodies }, dossier, say))
  const faults = [
    ...recommendationFaults(recommendations),
    ...(bodies.length === 0 ? [faultAt('bodies', 'noBody')] : []),
    ...bodies.flatMap(body => bodyFaults(body, wanted, { recommendations, ...days })),
    ...dayFaults(wanted, days),
    ...contactFaults(wanted),
  ]
  if (faults.length > 0) return { kind: 'faulty', faults }
  const { lastDay, contact, byMail } = wanted
  const asked = bodies.map(body => ({ body, email: addressFor(body, wanted) || null }))
  return {
    kind: 'planned',
    planned: { recommendations, bodies: asked, lastDay, contact, byMail },
  }
}

type Planned = PlannedInquiry['recommendations']

function put(
  {
    each,
    page,
    bodies,
  }: {
    readonly each: Recommendation
    readonly page: string
    readonly bodies: readonly DossierBody[]
  },
  dossier: Dossier,
  say: Say,
): Planned[number] {
  const { id, number, wordings, parent } = each
  const whole = dossier.recommendations.find(other => other.id === parent)?.wordings[0]
  const [first] = wordings
  const addressed = addresseesOf(each, dossier).map(({ body }) => body.id)
  return {
    page,
    recommendation: id,
    number,
    passages: [whole, first].flatMap(passage =>
      passage === undefined ? [] : [putPassage(passage, dossier, say)],
    ),
    bodies: bodies.map(body => body.id).filter(body => addressed.includes(body)),
  }
}

function putPassage(
  { text, isSummary, reference }: Recommendation['wordings'][number],
  dossier: Dossier,
  say: Say,
): PutPassage {
  return { wording: text, isSummary, source: placeOf(reference, dossier, say) }
}

/** A reader outside the dossier knows its documents by their names. */
function placeOf(
  { source, place, page }: Recommendation['wordings'][number]['reference'],
  { sources }: Dossier,
  say: Say,
): string {
  const document = sources.find(({ id }) => id === source)
  return [
    document?.title,
    document?.registryNumber,
    place,
    page === undefined ? undefined : say('followUp.page', { page }),
  ]
    .filter(told => told !== undefined && told !== null)
    .join(', ')
}

function recommendationFaults(chosen: Planned): readonly InquiryFault[] {
  if (chosen.length === 0) return [faultAt('recommendations', 'noRecommendation')]
  return chosen
    .filter(({ bodies }) => bodies.length === 0)
    .map(({ number }) => faultAt('recommendations', 'nobodyAsked', { number }))
}

function bodyFaults(
  body: DossierBody,
  wanted: WantedInquiry,
  { recommendations, today }: { readonly recommendations: Planned; readonly today: CalendarDay },
): readonly InquiryFault[] {
  const { id, name } = body
  if (!isThere(body, today)) return [faultAt('bodies', 'bodyNotThere', { body: name, day: today })]
  if (!recommendations.some(({ bodies }) => bodies.includes(id))) {
    return [faultAt('bodies', 'notAsked', { body: name })]
  }
  const address = addressFor(body, wanted)
  if (address === '') {
    return wanted.byMail ? [faultAt({ address: id }, 'noAddress', { body: name })] : []
  }
  return isEmailAddress(address) ? [] : [faultAt({ address: id }, 'badAddress', { address })]
}

function addressFor({ id }: DossierBody, { addresses }: WantedInquiry): string {
  return (addresses.get(id) ?? '').trim()
}

/** Long enough for any committee to decide in, and no slip of the year. */
const MOST_DAYS = 400
const DAY_MS = 86_400_000

/** What stands against a last day, whenever it is decided. */
export function lastDayFaults(lastDay: string, today: CalendarDay): readonly InquiryFault[] {
  if (!isCalendarDay(lastDay)) return [faultAt('lastDay', 'notADay', { value: lastDay })]
  if (lastDay < today) return [faultAt('lastDay', 'dayPassed', { day: lastDay })]
  const days = (Date.parse(lastDay) - Date.parse(today)) / DAY_MS
  return days > MOST_DAYS ? [faultAt('lastDay', 'dayTooFar', { day: lastDay })] : []
}

/** What is mailed after the last day is never sent: nobody would be asked. */
function dayFaults(
  { lastDay, byMail }: WantedInquiry,
  { today, mailDay }: PlanningDays,
): readonly InquiryFault[] {
  const faults = lastDayFaults(lastDay, today)
  if (faults.length > 0 || !byMail || lastDay >= mailDay) return faults
  return [faultAt('lastDay', 'mailAfter', { day: lastDay, mailDay })]
}

const LONGEST_CONTACT = 300

/** Who is asked has to be able to ask back. */
function contactFaults({ contact }: WantedInquiry): readonly InquiryFault[] {
  if (contact === '') return [faultAt('contact', 'noContact')]
  const max = String(LONGEST_CONTACT)
  return contact.length > LONGEST_CONTACT ? [faultAt('contact', 'contactTooLong', { max })] : []
}

function faultAt(
  field: InquiryFault['field'],
  code: InquiryFault['code'],
  values: InquiryFault['values'] = {},
): InquiryFault {
  return { field, code, values }
}
