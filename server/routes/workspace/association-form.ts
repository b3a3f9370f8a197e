import type { Association } from '../../../surveys/association.ts'
import { isCalendarDay } from '../../../surveys/instant.ts'
import {
  type CellFault,
  cellFault,
  REGISTER_FIELDS,
  toTexts,
} from '../../../surveys/register-row.ts'
import type { TypedAssociation } from '../../services/register-service.ts'
import type { Typed } from '../../views/form-field.ts'
import {
  ALL_FIELDS,
  ASSOCIATION_FIELDS,
  CONTACT_PARTS,
  contactField,
  MOST_CONTACTS,
} from '../../views/register/association-fields.ts'
import { type Asked, fieldIn, typedIn } from './staff-form.ts'

type Sent = Pick<Asked, 'body'>

/** The association that was typed; contacts, which have fields of their own, as one text. */
export function associationIn(req: Sent): TypedAssociation {
  const texts = REGISTER_FIELDS.map(
    field => [field, fieldIn(req, ASSOCIATION_FIELDS[field]).trim()] as const,
  )
  return {
    ...(Object.fromEntries(texts) as TypedAssociation),
    contacts: contactsIn(req)
      .map(parts => parts.filter(part => part !== '').join(', '))
      .join('\n'),
  }
}

/** The parts of each contact of which something was typed. */
function contactsIn(req: Sent): readonly (readonly string[])[] {
  return Array.from({ length: MOST_CONTACTS }, (_, index) =>
    CONTACT_PARTS.map(part => fieldIn(req, contactField(index, part)).trim()),
  ).filter(parts => parts.some(part => part !== ''))
}

/** In a text a day that is none would be taken for something else. */
export function dayFaults(req: Sent): readonly CellFault[] {
  const days = contactsIn(req).map(parts => parts.at(-1) ?? '')
  const isFaulty = days.some(day => day !== '' && !isCalendarDay(day))
  return isFaulty ? [cellFault('contacts', 'contact.day')] : []
}

/** Everything that was typed, and what is wrong with it. */
export function typedAssociation(req: Sent, errors: Typed['errors']): Typed {
  return typedIn(req, ALL_FIELDS, errors)
}

/** What the form shows before anyone has typed in it. */
export function storedValues(association: Association): Typed {
  const texts = toTexts(association)
  const values = REGISTER_FIELDS.map(field => [ASSOCIATION_FIELDS[field], texts[field]] as const)
  const contacts = association.contacts.flatMap(({ name, role, email, keepUntil }, index) =>
    [name, role, email, keepUntil].map(
      (value, at) => [contactField(index, CONTACT_PARTS[at] ?? 'namn'), value ?? ''] as const,
    ),
  )
  // The first contact's name stands where the text of all of them would.
  const { [ASSOCIATION_FIELDS.contacts]: _text, ...plain } = Object.fromEntries(values)
  return { values: { ...plain, ...Object.fromEntries(contacts) }, errors: {} }
}
