import { canonical } from '../../reports/results/canonical.ts'
import { NOTHING_MORE } from '../../surveys/association.ts'
import { NEW_INVITATION } from '../../surveys/invitation.ts'
import type { RecordKind, StoreRecord } from './store-records.ts'

type Fields = Readonly<Record<string, unknown>>

const { answeredAt: _, ...INVITATION_FIELDS } = NEW_INVITATION

/**
 * Fields that have come since the first version, with what they hold in a record from before. In a line of
 * a backup they are left out where they hold that: so a store has the same digest before and after it is
 * upgraded, and an old backup can be read.
 */
const LATER_FIELDS: Readonly<Partial<Record<RecordKind, Fields>>> = {
  association: NOTHING_MORE,
  round: { clearedIn: null, openLink: null },
  invitation: INVITATION_FIELDS,
  response: { association: null },
}

/** Where in a record's value its fields stand; that of others is the value itself. */
const INNER: Readonly<Partial<Record<RecordKind, string>>> = { round: 'round', response: 'content' }

/** A record without the later fields that hold what they hold in a record from before. */
export function toForm(record: StoreRecord): unknown {
  return changed(record, (fields, later) =>
    Object.fromEntries(
      Object.entries(fields).filter(
        ([name, value]) => !(name in later) || canonical(value) !== canonical(later[name]),
      ),
    ),
  )
}

/** A record as it was read from a line, with every field that its kind has. */
export function fromForm(record: StoreRecord): StoreRecord {
  return changed(record, (fields, later) =>
    // A draft has its sealed text and nothing else.
    fields['state'] === 'draft' ? fields : { ...later, ...fields },
  )
}

function changed(
  record: StoreRecord,
  change: (fields: Fields, later: Fields) => Fields,
): StoreRecord {
  const { kind } = record
  const later = LATER_FIELDS[kind]
  if (later === undefined) return record
  const value = record.value as unknown as Fields
  const inner = INNER[kind]
  const made =
    inner === undefined
      ? change(value, later)
      : { ...value, [inner]: change(value[inner] as Fields, later) }
  return { kind, value: made } as unknown as StoreRecord
}
