import type { Association, AssociationId } from './association.ts'
import type { Instant } from './instant.ts'
import { REGISTER_FIELDS } from './register-row.ts'

/** What can happen to an association in the register. */
export const EVENT_KINDS = [
  'added',
  'changed',
  'closed',
  'reopened',
  'imported',
  'undone',
  'forgotten',
] as const
export type EventKind = (typeof EVENT_KINDS)[number]

export type AssociationField = Exclude<keyof Association, 'id'>

/** A field that became another. Of what is about persons only that it did: the history is never cleared. */
export interface FieldChange {
  readonly field: AssociationField
  readonly before: string | null
  readonly after: string | null
}

/** One thing that happened to an association: the history of the register, which nobody can change. */
export interface AssociationEvent {
  readonly association: AssociationId
  /** Which change of the register it was part of: order is by number, never by the clock. */
  readonly number: number
  readonly kind: EventKind
  readonly at: Instant
  /** Who did it, as the log has them. */
  readonly by: string
  readonly reason: string | null
  readonly changes: readonly FieldChange[]
}

/** A history that is kept for ever holds no addresses and no persons. */
const OF_PERSONS: readonly AssociationField[] = ['email', 'contacts']

/** An id never changes. */
const FIELDS = REGISTER_FIELDS.filter((field): field is AssociationField => field !== 'id')

/** What differs between an association as it was and as it becomes, in a fixed order. */
export function fieldChanges(was: Association, becomes: Association): readonly FieldChange[] {
  return FIELDS.filter(field => JSON.stringify(was[field]) !== JSON.stringify(becomes[field])).map(
    field => ({
      field,
      before: OF_PERSONS.includes(field) ? null : toldValue(was[field]),
      after: OF_PERSONS.includes(field) ? null : toldValue(becomes[field]),
    }),
  )
}

function toldValue(value: Association[AssociationField]): string | null {
  return typeof value === 'string' ? value : null
}
