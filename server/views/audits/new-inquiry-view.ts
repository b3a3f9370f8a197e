import type { Say } from '../../../reports/documents/document.ts'
import type { Audit } from '../../../reports/follow-up/dossier-schema.ts'
import { isThere } from '../../../reports/follow-up/known-when.ts'
import {
  askable,
  askableBodies,
  type InquiryFault,
  type PlannedInquiry,
  type WantedInquiry,
} from '../../../reports/follow-up/plan-inquiry.ts'
import { formatMoment } from '../../../reports/formats/swedish.ts'
import { digestOf } from '../../../reports/results/canonical.ts'
import type { BodyId } from '../../../surveys/body.ts'
import type { CalendarDay, Instant } from '../../../surveys/instant.ts'
import { pathTo } from '../../paths.ts'
import type { FiledDossier } from '../../services/dossier-service.ts'
import type { ReasonAgainstMail } from '../../services/mail-recipient.ts'
import type { listedPages } from '../answer/question-list-view.ts'
import { choiceField, errorList, textField, titleOf, type Typed } from '../form-field.ts'
import type { Visitor } from '../work-page.ts'
import { auditName, bodyName, recommendationTitle } from './audit-words.ts'
import { dossierPage } from './dossier-view.ts'

/** The fields of the form that asks. */
export const ASK_FIELDS = {
  recommendations: 'rekommendation',
  bodies: 'organ',
  lastDay: 'sista-dag',
  contact: 'kontakt',
  sending: 'utskick',
  step: 'steg',
  seen: 'sedd',
} as const

/** What is looked at: what goes to whom and how, when so many rounds of questions have been asked. */
export function seenOf(planned: PlannedInquiry, earlier: number): string {
  return digestOf([planned, earlier])
}

/** How the questions reach those who are asked. */
export const BY_MAIL = 'mejl'
const BY_HAND = 'lank'

/** The button that asks; the other one only shows. */
export const ASK = 'stall'

export function addressField(bodyId: string): string {
  return `adress-${bodyId}`
}

/** What would be asked, as it is looked at before anything is sent. */
export interface PreviewedInquiry {
  readonly planned: PlannedInquiry
  /** Every question, as those who are asked read it. */
  readonly pages: ReturnType<typeof listedPages>
  /** Those whose registrator no mail reaches, and why. */
  readonly unreached: ReadonlyMap<BodyId, ReasonAgainstMail>
}

export interface NewInquiryPlace {
  readonly visitor: Visitor
  readonly filed: FiledDossier
  readonly audit: Audit
  readonly today: CalendarDay
  /** When mail that is decided now would be sent. */
  readonly mailMoment: Instant
  /** How many rounds of questions there are about the audit, so that the same are not asked twice. */
  readonly earlier: number
  readonly wanted: WantedInquiry
  readonly faults: readonly InquiryFault[]
  readonly isMailSetUp: boolean
  /** `null`: there is nothing to look at yet. */
  readonly preview: PreviewedInquiry | null
  /** Somebody pressed the button that asks, and what was looked at is not what would be asked. */
  readonly isChanged: boolean
}

/** "Ställ frågor till nämnderna": which recommendations, to whom, until when, and how it will look. */
export function newInquiryView(place: NewInquiryPlace, say: Say) {
  const { filed, audit, preview } = place
  const typed = typedOf(place, say)
  const { lastDay, contact, step, seen } = ASK_FIELDS
  return {
    ...dossierPage(titleOf(say('staff.inquiry.ask'), typed), place, say),
    heading: say('staff.inquiry.ask'),
    back: { href: pathTo.audit(filed.id, audit.id), text: auditName(audit, say) },
    errors: errorList(typed),
    action: pathTo.newInquiry(filed.id, audit.id),
    recommendations: recommendationTicks(place, typed, say),
    bodies: bodiesView(place, typed, say),
    lastDay: textField(
      {
        id: lastDay,
        label: say('staff.inquiry.lastDay'),
        help: say('staff.inquiry.lastDayHelp'),
        type: 'date',
      },
      typed,
    ),
    contact: textField(
      {
        id: contact,
        label: say('staff.inquiry.contact'),
        help: say('staff.inquiry.contactHelp'),
        autocomplete: 'off',
      },
      typed,
    ),
    sending: sendingField({ isMailSetUp: place.isMailSetUp, byMail: place.wanted.byMail }, say),
    step,
    ask: ASK,
    seen: { name: seen, value: preview === null ? '' : seenOf(preview.planned, place.earlier) },
    isChanged: place.isChanged,
    preview: preview === null ? null : previewView(preview, place, say),
  }
}

/** `null`: no mail server is set, and there is nothing to choose. */
export function sendingField(
  { isMailSetUp, byMail }: { readonly isMailSetUp: boolean; readonly byMail: boolean },
  say: Say,
) {
  if (!isMailSetUp) return null
  const id = ASK_FIELDS.sending
  const choices = [
    { value: BY_MAIL, text: say('staff.inquiry.byMail') },
    { value: BY_HAND, text: say('staff.inquiry.byHand') },
  ]
  const values = { [id]: byMail ? BY_MAIL : BY_HAND }
  return choiceField({ id, legend: say('staff.inquiry.sending'), choices }, { values, errors: {} })
}

function typedOf({ wanted, faults }: NewInquiryPlace, say: Say): Typed {
  const fieldOf = ({ field }: InquiryFault) =>
    typeof field === 'string' ? ASK_FIELDS[field] : addressField(field.address)
  const told = faults.map(fault => [
    fieldOf(fault),
    say(`staff.inquiry.fault.${fault.code}`, fault.values),
  ])
  return {
    values: {
      [ASK_FIELDS.lastDay]: wanted.lastDay,
      [ASK_FIELDS.contact]: wanted.contact,
      ...Object.fromEntries(
        [...wanted.addresses].map(([id, address]) => [addressField(id), address]),
      ),
    },
    // The first fault of a field is the one to mend.
    errors: Object.fromEntries<string>(told.toReversed() as [string, string][]),
  }
}

function recommendationTicks({ filed, audit, wanted }: NewInquiryPlace, typed: Typed, say: Say) {
  const id = ASK_FIELDS.recommendations
  return {
    ...ticksOf(id, typed),
    legend: say('staff.inquiry.recommendations'),
    choices: askable(audit, filed.dossier).map(each => ({
      value: each.id,
      text: recommendationTitle(each, filed.dossier, say),
      checked: wanted.recommendations.includes(each.id),
    })),
  }
}

function ticksOf(id: string, { errors }: Typed) {
  const error = errors[id] ?? null
  return { id, help: null, error, describedBy: error === null ? null : `${id}-fel` }
}

/** Each body with the address of its registrator. Who is not there any more cannot be asked, and it is said why. */
function bodiesView({ filed, audit, wanted, today }: NewInquiryPlace, typed: Typed, say: Say) {
  const all = askableBodies(audit, filed.dossier)
  return {
    ...ticksOf(ASK_FIELDS.bodies, typed),
    legend: say('staff.inquiry.bodies'),
    choices: all
      .filter(body => isThere(body, today))
      .map(({ id, name }) => ({
        value: id,
        text: name,
        checked: wanted.bodies.includes(id),
        address: textField(
          {
            id: addressField(id),
            label: say('staff.inquiry.address', { body: name }),
            autocomplete: 'off',
            inputmode: 'email',
          },
          typed,
        ),
      })),
    gone: all
      .filter(body => !isThere(body, today))
      .map(body => say('staff.inquiry.gone', { body: bodyName(body, say) })),
  }
}

function previewView(
  { planned, pages, unreached }: PreviewedInquiry,
  { mailMoment }: NewInquiryPlace,
  say: Say,
) {
  return {
    pages,
    sending: planned.byMail
      ? say('staff.inquiry.sentByMail', { at: formatMoment(mailMoment) })
      : say('staff.inquiry.sentByHand'),
    bodies: planned.bodies.map(({ body, email }) => ({
      name: body.name,
      email: email ?? say('staff.inquiry.noAddress'),
      unreached: unreachedText(unreached.get(body.id), say),
      asked: planned.recommendations
        .filter(({ bodies }) => bodies.includes(body.id))
        .map(({ number }) => number)
        .join(', '),
    })),
  }
}

function unreachedText(reason: ReasonAgainstMail | undefined, say: Say): string | null {
  return reason === undefined
    ? null
    : say('staff.inquiry.notReached', { why: say(`mail.reason.${reason}`) })
}
