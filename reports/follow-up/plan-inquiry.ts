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
  /** The questions go by mail; otherwise the auditors hand out the links themselves. */
  readonly byMail: boolean
}

/** Why something cannot be asked so; each has its sentence under `inquiry.fault.`. */
export interface InquiryFault {
  readonly field: 'recommendations' | 'bodies' | 'lastDay' | { readonly address: BodyId }
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
  readonly values: Readonly<Record<string, string>>
}

/** What can be asked. */
export interface PlannedInquiry {
  readonly recommendations: readonly (PutRecommendation & AskedRecommendation)[]
  readonly bodies: readonly { readonly body: DossierBody; readonly email: string | null }[]
  readonly lastDay: CalendarDay
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

/**
 * What asking so would be: each recommendation to those of the chosen bodies that it was directed to.
 *
 * @param today Who is asked has to be there, and the last day to be ahead.
 */
export function planInquiry(
  wanted: WantedInquiry,
  {
    audit,
    dossier,
    today,
  }: { readonly audit: Audit; readonly dossier: Dossier; readonly today: CalendarDay },
  say: Say,
): InquiryPlan {
  const bodies = askableBodies(audit, dossier).filter(({ id }) => wanted.bodies.includes(id))
  const recommendations = askable(audit, dossier)
    .filter(({ id }) => wanted.recommendations.includes(id))
    .map((each, index) => put({ each, page: `rekommendation-${index + 1}`, bodies }, dossier, say))
  const faults = [
    ...recommendationFaults(recommendations),
    ...(bodies.length === 0 ? [faultAt('bodies', 'noBody')] : []),
    ...bodies.flatMap(body => bodyFaults(body, wanted, { recommendations, today })),
    ...dayFaults(wanted.lastDay, today),
  ]
  if (faults.length > 0) return { kind: 'faulty', faults }
  const planned = bodies.map(body => ({ body, email: addressFor(body, wanted) || null }))
  return {
    kind: 'planned',
    planned: { recommendations, bodies: planned, lastDay: wanted.lastDay },
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

function dayFaults(lastDay: string, today: CalendarDay): readonly InquiryFault[] {
  if (!isCalendarDay(lastDay)) return [faultAt('lastDay', 'notADay', { value: lastDay })]
  if (lastDay < today) return [faultAt('lastDay', 'dayPassed', { day: lastDay })]
  const days = (Date.parse(lastDay) - Date.parse(today)) / DAY_MS
  return days > MOST_DAYS ? [faultAt('lastDay', 'dayTooFar', { day: lastDay })] : []
}

function faultAt(
  field: InquiryFault['field'],
  code: InquiryFault['code'],
  values: InquiryFault['values'] = {},
): InquiryFault {
  return { field, code, values }
}
