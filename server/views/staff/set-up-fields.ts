import type { Say } from '../../../reports/documents/document.ts'
import type { RoundPlan } from '../../../surveys/round.ts'
import {
  ROUND_FIELDS,
  type RoundField,
  writtenFrom,
  type WrittenFaults,
  type WrittenRound,
} from '../../../surveys/written-round.ts'
import type { FieldKind, Typed } from '../form-field.ts'
import { formatCalendarDay } from './calendar-day.ts'

/** What each field is called in forms and addresses. */
export const FIELD_NAMES: Readonly<Record<RoundField, string>> = {
  survey: 'enkat',
  year: 'ar',
  id: 'id',
  isPilot: 'pilot',
  meetingDay: 'mote',
  opens: 'oppnar',
  closes: 'stanger',
  closesTime: 'klockan',
  resultDay: 'resultat',
  collectedBy: 'vem',
  registryNumber: 'diarienummer',
  invitesNobody: 'oppenlank',
  promise: 'lofte',
  threshold: 'grans',
}

/** One thing at a time, in this order; what each step asks. */
export const SET_UP_STEPS = {
  enkat: ['survey'],
  omgang: ['year', 'id', 'isPilot'],
  mote: ['meetingDay'],
  dagar: ['opens', 'closes', 'closesTime', 'resultDay'],
  vem: ['collectedBy', 'registryNumber'],
  vilka: ['invitesNobody'],
  lofte: ['promise'],
  grans: ['threshold'],
  granska: ROUND_FIELDS,
} as const satisfies Readonly<Record<string, readonly RoundField[]>>
export type SetUpStep = keyof typeof SET_UP_STEPS

/** The draft that is decided about anew: its id, and its revision when that began. */
export interface DraftSeen {
  readonly id: string
  readonly seen: number
}

export const DRAFT_FIELDS = { id: 'andrar', seen: 'revision' } as const
/** Says that a step was come to from the last one, where it leads back to. */
export const FROM_REVIEW = 'till'

/** Everything that is written so far, as an address carries it. */
export function carried(
  written: WrittenRound,
  draft: DraftSeen | null,
): Readonly<Record<string, string>> {
  const fields = ROUND_FIELDS.map(field => [FIELD_NAMES[field], written[field]] as const)
  const about = draft === null ? {} : draftFields(draft)
  return { ...Object.fromEntries(fields), ...about }
}

function draftFields({ id, seen }: DraftSeen): Readonly<Record<string, string>> {
  return { [DRAFT_FIELDS.id]: id, [DRAFT_FIELDS.seen]: String(seen) }
}

/** A draft as its address carries it, to be decided about anew. */
export function carriedDraft(
  plan: RoundPlan & { readonly revision: number },
): Readonly<Record<string, string>> {
  return carried(writtenFrom(plan), { id: plan.id, seen: plan.revision })
}

/** What was written and what is wrong with it, as the fields of a form show it. */
export function typedRound(written: WrittenRound, faults: WrittenFaults, say: Say): Typed {
  const entries = Object.entries(faults).map(([field, fault]): [string, string] => [
    FIELD_NAMES[field as RoundField],
    say(`round.faulty.${fault}`, {
      time: written.closesTime,
      day: formatCalendarDay(written.closes),
      id: written.id,
    }),
  ])
  return { values: carried(written, null), errors: Object.fromEntries(entries) }
}

/** The fields that are lines to type in. */
export function lineKind(field: RoundField, say: Say): FieldKind {
  const isDay = ['meetingDay', 'opens', 'closes', 'resultDay'].includes(field)
  const isNumber = ['year', 'threshold'].includes(field)
  return {
    id: FIELD_NAMES[field],
    label: say(`setUp.${field}`),
    help: say(`setUp.${field}.help`),
    ...(isDay ? { type: 'date' } : {}),
    ...(isNumber ? { inputmode: 'numeric' } : {}),
    autocomplete: 'off',
  }
}
