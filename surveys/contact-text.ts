import { type Contact, isEmailAddress } from './association.ts'
import { isCalendarDay } from './instant.ts'

/** What is wrong with what was written of a contact. */
export type ContactFault = 'noName' | 'tooMuch' | 'tooLong' | 'email' | 'tooManyContacts'

export type ContactsReading =
  | { readonly kind: 'valid'; readonly contacts: readonly Contact[] }
  | { readonly kind: 'faulty'; readonly fault: ContactFault }

const LONGEST_PART = 100
const MOST_CONTACTS = 20

/**
 * Reads contacts as they stand in one cell of a file: one on each line, or with `|` between them, as
 * `Anna Ek, ordförande, anna@exempelby.example, 2027-06-30`. An address is known by its @ and the last day to
 * keep the person by its shape, so they may stand anywhere; of the rest the name comes first.
 */
export function readContacts(written: string): ContactsReading {
  const lines = written
    .split(/[\n\r|]+/)
    .map(line => line.trim())
    .filter(line => line !== '')
  if (lines.length > MOST_CONTACTS) return { kind: 'faulty', fault: 'tooManyContacts' }
  const read = lines.map(readContact)
  const fault = read.find(each => typeof each === 'string')
  if (fault !== undefined) return { kind: 'faulty', fault }
  return { kind: 'valid', contacts: read.filter(each => typeof each !== 'string') }
}

function readContact(line: string): Contact | ContactFault {
  const parts = line
    .split(/[,;]/)
    .map(part => part.trim())
    .filter(part => part !== '')
  const email = parts.find(part => part.includes('@')) ?? null
  const keepUntil = parts.find(isCalendarDay) ?? null
  const [name, role = null, ...more] = parts.filter(part => part !== email && part !== keepUntil)
  if (name === undefined) return 'noName'
  if (more.length > 0) return 'tooMuch'
  return partFault(parts, email) ?? { name, role, email, keepUntil }
}

function partFault(parts: readonly string[], email: string | null): ContactFault | null {
  if (email !== null && !isEmailAddress(email)) return 'email'
  return parts.some(part => part !== email && part.length > LONGEST_PART) ? 'tooLong' : null
}

/** The same text that `readContacts` reads: one contact on each line. */
export function writeContacts(contacts: readonly Contact[]): string {
  return contacts
    .map(({ name, role, email, keepUntil }) =>
      [name, role, email, keepUntil].filter(part => part !== null).join(', '),
    )
    .join('\n')
}
