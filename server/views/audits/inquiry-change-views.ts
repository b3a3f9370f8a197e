import type { Say } from '../../../reports/documents/document.ts'
import { formatDay } from '../../../reports/formats/swedish.ts'
import type { InquiryRound } from '../../services/inquiry-rounds.ts'
import type { LinkedBody } from '../../services/inquiry-changes.ts'
import type { InquiryStanding } from '../../services/inquiry-service.ts'
import type { ForeseenNotice } from '../../services/extension-service.ts'
import { paths, pathTo } from '../../paths.ts'
import { type FieldKind, textField, type Typed } from '../form-field.ts'
import type { Confirmation } from '../staff/confirm-view.ts'
import { sendingField } from './new-inquiry-view.ts'

/** The fields of what is changed in questions that have been asked. */
export const CHANGE_FIELDS = { email: 'epost', reason: 'skal', lastDay: 'sista-dag' } as const

interface LinkPlace {
  readonly body: LinkedBody
  readonly isMailSetUp: boolean
  readonly byMail: boolean
  readonly typed: Typed
}

/** Before a body gets a new link, at another address or the same. */
export function linkStep({ body, isMailSetUp, byMail, typed }: LinkPlace, say: Say): Confirmation {
  const { round, entry, invitation } = body
  const { dossierId } = round.inquiry
  const params = { dossierId, inquiryId: round.id, bodyId: entry.associationId }
  const sending = sendingField({ isMailSetUp, byMail }, say)
  return {
    ...changeStep(round, say),
    heading: say('staff.inquiry.newLink', { body: entry.name }),
    lead: say('staff.inquiry.newLinkLead'),
    points: [say(`staff.inquiry.newLinkPoint.${invitation.answeredAt === null ? 'kept' : 'anew'}`)],
    fields: [
      textField(
        {
          id: CHANGE_FIELDS.email,
          label: say('staff.inquiry.address', { body: entry.name }),
          autocomplete: 'off',
          inputmode: 'email',
        },
        typed,
      ),
      textField(reasonKind(say('staff.inquiry.newLinkReason'), say), typed),
    ],
    choices: sending === null ? [] : [sending],
    action: pathTo.bodyLink(params),
    button: say('staff.inquiry.newLinkButton'),
  }
}

interface ExtensionPlace {
  readonly round: InquiryRound
  readonly notice: ForeseenNotice
  readonly typed: Typed
}

/** Before those asked get a longer time, and how they get to know. */
export function extensionStep({ round, notice, typed }: ExtensionPlace, say: Say): Confirmation {
  const params = { dossierId: round.inquiry.dossierId, inquiryId: round.id }
  return {
    ...changeStep(round, say),
    heading: say('staff.inquiry.extend'),
    lead: say('staff.inquiry.extendLead', { day: formatDay(round.closesAt) }),
    points: [say(`staff.inquiry.extendNotice.${notice}`)],
    fields: [
      textField(
        { id: CHANGE_FIELDS.lastDay, label: say('staff.inquiry.lastDay'), type: 'date' },
        typed,
      ),
      textField(reasonKind(say('staff.inquiry.extendReason'), say), typed),
    ],
    action: pathTo.inquiryExtension(params),
    button: say('staff.inquiry.extendButton'),
  }
}

/** Before nobody can answer any more. */
export function closingStep({ round, bodies }: InquiryStanding, say: Say): Confirmation {
  const silent = bodies.filter(({ invitation }) => invitation.answeredAt === null)
  const params = { dossierId: round.inquiry.dossierId, inquiryId: round.id }
  return {
    ...changeStep(round, say),
    heading: say('staff.inquiry.close'),
    lead: say('staff.inquiry.closeLead', { count: silent.length }),
    points: (['kept', 'mail', 'forGood'] as const).map(name =>
      say(`staff.inquiry.closePoint.${name}`),
    ),
    fields: [],
    isDangerous: true,
    action: pathTo.inquiryClosing(params),
    button: say('staff.inquiry.close'),
  }
}

function reasonKind(label: string, say: Say): FieldKind {
  return { id: CHANGE_FIELDS.reason, label, help: say('staff.inquiry.reasonHelp') }
}

/** What all changes have: where they lead back to, and that they stand among the audits. */
function changeStep({ id, inquiry, synthetic }: InquiryRound, say: Say) {
  const { dossierId } = inquiry
  return {
    groups: [],
    hidden: [],
    isDangerous: false,
    back: {
      href: pathTo.inquiry({ dossierId, inquiryId: id }),
      text: say('staff.inquiry.back'),
    },
    synthetic,
    current: paths.audits,
  }
}
