import { type Association, type AssociationId, isEmailAddress, type Sector } from './association.ts'
import { type ContactsReading, readContacts } from './contact-text.ts'
import { isCalendarDay } from './instant.ts'
import { type OrgNumberReading, readOrgNumber } from './organisation-number.ts'
import {
  cellFault,
  type CellFault,
  REGISTER_FIELDS,
  type RegisterFault,
  type RegisterField,
  type RegisterRow,
  toTexts,
} from './register-row.ts'
import { type ReadRow, repeatedFaults, withParents } from './register-ties.ts'

export interface RegisterReading {
  /** One for each row, in their order; those with faults are not to be used. */
  readonly associations: readonly Association[]
  readonly faults: readonly RegisterFault[]
}

export const LONGEST_NAME = 200
const LONGEST_ID = 100

/**
 * Reads the rows of a register file and checks them one by one and against each other.
 *
 * @param known The register as it stands: a new association may not take a known one's organisation
 *   number, and what the file has no column for stays as it was.
 */
export function readRegister(
  rows: readonly RegisterRow[],
  sectors: readonly Sector[],
  known: readonly Association[],
): RegisterReading {
  const read = createRowReader(sectors, new Map(known.map(each => [each.id, each])))
  return checkTogether(rows.map(read), known)
}

/** Reads rows one by one. The same as `readRegister` is this of each row, and then `checkTogether`. */
export function createRowReader(
  sectors: readonly Sector[],
  known: ReadonlyMap<AssociationId, Association>,
): (row: RegisterRow) => ReadRow {
  return row => readRow(filledIn(row, known.get(row.id)), sectors)
}

/** Checks rows that have been read one by one against each other and the register. */
export function checkTogether(
  rows: readonly ReadRow[],
  known: readonly Association[],
): RegisterReading {
  const read = withParents(rows, known)
  return {
    associations: read.map(({ association }) => association),
    faults: [...read.flatMap(({ faults }) => faults), ...repeatedFaults(read, known)].toSorted(
      (a, b) => a.row - b.row,
    ),
  }
}

type FullRow = { readonly [Field in keyof RegisterRow]: NonNullable<RegisterRow[Field]> }

/** A row with what the register knows where the file has no column. */
function filledIn(row: RegisterRow, known: Association | undefined): FullRow {
  const texts = known === undefined ? null : toTexts(known)
  const cells = REGISTER_FIELDS.map(field => [field, row[field] ?? texts?.[field] ?? ''] as const)
  return {
    ...(Object.fromEntries(cells) as Record<RegisterField, string>),
    number: row.number,
  }
}

function readRow(row: FullRow, sectors: readonly Sector[]): ReadRow {
  const sector = findSector(row.sector, sectors)
  const orgNumber = row.orgNumber === '' ? null : readOrgNumber(row.orgNumber)
  const contacts = readContacts(row.contacts)
  const found = [
    idFault(row.id),
    textFault('name', row.name, LONGEST_NAME),
    orgNumberFault(orgNumber),
    sector === undefined ? sectorFault(row.sector, sectors) : null,
    emailFault(row.email),
    contactsFault(row.contacts, contacts),
    ...daysFaults(row),
  ]
  return {
    number: row.number,
    association: {
      id: row.id,
      name: row.name,
      orgNumber: orgNumber?.kind === 'valid' ? orgNumber.orgNumber : null,
      sector: sector?.id ?? '',
      email: orNull(row.email),
      parent: orNull(row.parent),
      contacts: contacts.kind === 'valid' ? contacts.contacts : [],
      validFrom: orNull(row.validFrom),
      validTo: orNull(row.validTo),
    },
    faults: found.flatMap(fault => (fault === null ? [] : [{ row: row.number, ...fault }])),
  }
}

function orNull(text: string): string | null {
  return text === '' ? null : text
}

/** Names may have line breaks, as spreadsheets' cells do; nothing else that is not seen. */
const CONTROL_CHARACTER = /[^\P{C}\n\r\t\u00ad\u200d]/u

function isPersonalNumber(text: string): boolean {
  const read = readOrgNumber(text)
  return read.kind === 'faulty' && read.fault === 'personal'
}

/** What is wrong with an association's id; `null`: nothing. */
export function idFault(id: string): CellFault | null {
  return textFault('id', id, LONGEST_ID)
}

function textFault(field: 'id' | 'name', text: string, max: number): CellFault | null {
  if (text === '') return cellFault(field, 'empty')
  if (CONTROL_CHARACTER.test(text)) return cellFault(field, 'controlCharacter')
  if (field === 'id' && isPersonalNumber(text)) return cellFault('id', 'personalId')
  return text.length > max ? cellFault(field, 'tooLong', { max }) : null
}

function orgNumberFault(reading: OrgNumberReading | null): CellFault | null {
  return reading?.kind === 'faulty' ? cellFault('orgNumber', `orgNumber.${reading.fault}`) : null
}

function sectorFault(value: string, sectors: readonly Sector[]): CellFault {
  const allowed = sectors.map(({ name }) => name).join(', ')
  // A column that has slipped can hold personal identity numbers, and whole pages: they are not told again.
  const isTold = value.length <= LONGEST_ID && !/\d{6}/.test(value)
  return cellFault('sector', 'unknownSector', { value: isTold ? value : '…', allowed })
}

function emailFault(email: string): CellFault | null {
  if (email === '' || isEmailAddress(email)) return null
  return cellFault('email', email.split('@').length > 2 ? 'severalEmails' : 'email')
}

function contactsFault(written: string, reading: ContactsReading): CellFault | null {
  if (CONTROL_CHARACTER.test(written)) return cellFault('contacts', 'controlCharacter')
  if (written.split(/[\s,;|]+/).some(isPersonalNumber))
    return cellFault('contacts', 'contact.personal')
  return reading.kind === 'faulty' ? cellFault('contacts', `contact.${reading.fault}`) : null
}

function daysFaults({ validFrom, validTo }: FullRow): readonly CellFault[] {
  const faulty = Object.entries({ validFrom, validTo }).filter(
    ([, day]) => day !== '' && !isCalendarDay(day),
  )
  if (faulty.length > 0) return faulty.map(([field]) => cellFault(field as RegisterField, 'day'))
  const isBackwards = validFrom !== '' && validTo !== '' && validTo < validFrom
  return isBackwards ? [cellFault('validTo', 'endsBeforeStart')] : []
}

/** A sector is named by its id or its name, in any case. */
function findSector(written: string, sectors: readonly Sector[]): Sector | undefined {
  const sought = written.toLocaleLowerCase('sv')
  return sectors.find(({ id, name }) => id === sought || name.toLocaleLowerCase('sv') === sought)
}
