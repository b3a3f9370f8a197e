import type { Say } from '../../../reports/documents/document.ts'
import type { Sector } from '../../../surveys/association.ts'
import type { CellFault, RegisterField } from '../../../surveys/register-row.ts'
import { type FieldKind, textField, type Typed } from '../form-field.ts'

/** What each field is called in the form. */
export const ASSOCIATION_FIELDS = {
  id: 'eget-id',
  name: 'namn',
  orgNumber: 'organisationsnummer',
  sector: 'sektor',
  email: 'e-post',
  parent: 'moderforening',
  contacts: 'kontakt-1-namn',
  validFrom: 'galler-fran',
  validTo: 'galler-till',
} as const satisfies Readonly<Record<RegisterField, string>>

/** The form's own fields, beside those of the association. */
export const VERSION_FIELD = 'lydelse'
export const REASON_FIELD = 'skal'
export const LAST_DAY_FIELD = 'sista-dag'

/** The parts of a contact, in the order in which they are written. */
export const CONTACT_PARTS = ['namn', 'roll', 'e-post', 'till'] as const
export type ContactPart = (typeof CONTACT_PARTS)[number]

export const MOST_CONTACTS = 20

export function contactField(index: number, part: ContactPart): string {
  return `kontakt-${index + 1}-${part}`
}

/** The names of every field that a form can have. */
export const ALL_FIELDS: readonly string[] = [
  ...Object.values(ASSOCIATION_FIELDS),
  ...Array.from({ length: MOST_CONTACTS }, (_, index) =>
    CONTACT_PARTS.map(part => contactField(index, part)),
  ).flat(),
  REASON_FIELD,
  LAST_DAY_FIELD,
]

/** What is wrong with what was typed, beside the field that it is about. */
export function faultErrors(faults: readonly CellFault[], say: Say): Typed['errors'] {
  return Object.fromEntries(
    faults.map(({ field, code, values }) => [
      ASSOCIATION_FIELDS[field],
      say('register.faulty', {
        field: say(`registerField.${field}`),
        fault: say(`tableFault.${code}`, values),
      }),
    ]),
  )
}

type PlainField = Exclude<RegisterField, 'sector' | 'contacts'>

/** What is more to say of a field than its type and help. */
const MORE: Readonly<Partial<Record<PlainField, Partial<FieldKind>>>> = {
  orgNumber: { inputmode: 'numeric' },
  email: { inputmode: 'email' },
  validFrom: { type: 'date' },
  validTo: { type: 'date' },
}

function kindOf(field: PlainField, say: Say): FieldKind {
  return {
    id: ASSOCIATION_FIELDS[field],
    label: say(`registerField.${field}`),
    help: say(`registerField.${field}.help`),
    autocomplete: 'off',
    ...MORE[field],
  }
}

/** The form of an association, with what was typed. @param isNew The id is chosen once. */
export function associationForm(
  typed: Typed,
  { sectors, isNew }: { readonly sectors: readonly Sector[]; readonly isNew: boolean },
  say: Say,
) {
  const first: readonly PlainField[] = isNew ? ['id', 'name', 'orgNumber'] : ['name', 'orgNumber']
  const last: readonly PlainField[] = ['email', 'parent', 'validFrom', 'validTo']
  const fields = (of: readonly PlainField[]) =>
    of.map(field => textField(kindOf(field, say), typed))
  return {
    fields: fields(first),
    sector: sectorField(typed, sectors, say),
    lastFields: fields(last),
    contacts: contactFields(typed, say),
  }
}

function sectorField({ values, errors }: Typed, sectors: readonly Sector[], say: Say) {
  const id = ASSOCIATION_FIELDS.sector
  const error = errors[id] ?? null
  return {
    id,
    label: say('registerField.sector'),
    help: say('registerField.sector.help'),
    error,
    describedBy: error === null ? `${id}-hjalp` : `${id}-hjalp ${id}-fel`,
    empty: say('register.chooseSector'),
    choices: sectors.map(sector => ({
      value: sector.id,
      text: sector.name,
      selected: values[id] === sector.id,
    })),
  }
}

/** Those that were typed, and one more to be filled in. */
function contactFields(typed: Typed, say: Say) {
  const isTyped = (index: number) =>
    CONTACT_PARTS.some(part => (typed.values[contactField(index, part)] ?? '') !== '')
  const indices = Array.from({ length: MOST_CONTACTS }, (_, index) => index)
  const shown = Math.min(MOST_CONTACTS, indices.filter(isTyped).length + 1)
  return indices.slice(0, shown).map(index => ({
    legend: say(isTyped(index) ? 'register.contact' : 'register.newContact', { number: index + 1 }),
    fields: CONTACT_PARTS.map(part =>
      textField(
        {
          id: contactField(index, part),
          label: say(`contactField.${part}`),
          autocomplete: 'off',
          ...(part === 'till' ? { type: 'date', help: say('contactField.till.help') } : {}),
        },
        typed,
      ),
    ),
  }))
}
