import { type Association, isEmailAddress, type Sector } from './association.ts'
import { type OrgNumberReading, readOrgNumber } from './organisation-number.ts'

/** What one row of a register file holds, as text; `null`: the file has no such column. */
export interface RegisterRow {
  /** The row's number in the file, as a spreadsheet shows it. */
  readonly number: number
  readonly id: string
  readonly name: string
  readonly orgNumber: string | null
  readonly sector: string
  readonly email: string | null
}

export type RegisterField = Exclude<keyof RegisterRow, 'number'>

/** Something wrong in one cell. `values` never holds what may be a personal identity number. */
export interface RegisterFault {
  /** The row's number in the file. */
  readonly row: number
  readonly field: RegisterField
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}

export interface RegisterReading {
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
  const before = new Map(known.map(association => [association.id, association]))
  const read = rows.map(row => readRow(filledIn(row, before.get(row.id)), sectors))
  return {
    associations: read.map(({ association }) => association),
    faults: [...read.flatMap(({ faults }) => faults), ...repeatedFaults(read, known)].toSorted(
      (a, b) => a.row - b.row,
    ),
  }
}

interface ReadRow {
  readonly number: number
  readonly association: Association
  readonly faults: readonly RegisterFault[]
}

/** A row with what the register knows where the file has no column. */
function filledIn(row: RegisterRow, known: Association | undefined): FullRow {
  return {
    ...row,
    orgNumber: row.orgNumber ?? known?.orgNumber ?? '',
    email: row.email ?? known?.email ?? '',
  }
}

type FullRow = RegisterRow & { readonly orgNumber: string; readonly email: string }

function readRow(row: FullRow, sectors: readonly Sector[]): ReadRow {
  const sector = findSector(row.sector, sectors)
  const orgNumber = row.orgNumber === '' ? null : readOrgNumber(row.orgNumber)
  const found = [
    idFault(row.id),
    textFault('name', row.name, LONGEST_NAME),
    orgNumberFault(orgNumber),
    sector === undefined ? sectorFault(row.sector, sectors) : null,
    emailFault(row.email),
  ]
  return {
    number: row.number,
    association: {
      id: row.id,
      name: row.name,
      orgNumber: orgNumber?.kind === 'valid' ? orgNumber.orgNumber : null,
      sector: sector?.id ?? '',
      email: row.email === '' ? null : row.email,
    },
    faults: found.flatMap(fault => (fault === null ? [] : [{ row: row.number, ...fault }])),
  }
}

type CellFault = Omit<RegisterFault, 'row'>

function cellFault(
  field: RegisterField,
  code: string,
  values: RegisterFault['values'] = {},
): CellFault {
  return { field, code, values }
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
  // A column that has slipped can hold personal identity numbers: they are not told again.
  const isTold = !/\d{6}/.test(value)
  return cellFault('sector', 'unknownSector', { value: isTold ? value : '…', allowed })
}

function emailFault(email: string): CellFault | null {
  return email === '' || isEmailAddress(email) ? null : cellFault('email', 'email')
}

/** A sector is named by its id or its name, in any case. */
function findSector(written: string, sectors: readonly Sector[]): Sector | undefined {
  const sought = written.toLocaleLowerCase('sv')
  return sectors.find(({ id, name }) => id === sought || name.toLocaleLowerCase('sv') === sought)
}

/** The same id or organisation number twice would make two votes of one association, or one of two. */
function repeatedFaults(
  rows: readonly ReadRow[],
  known: readonly Association[],
): readonly RegisterFault[] {
  const inFile = new Set(rows.map(({ association }) => association.id))
  const rowOfId = new Map<string, number>()
  const ownerOfNumber = new Map<string, string>()
  for (const { id, name, orgNumber } of known) {
    if (orgNumber !== null && !inFile.has(id)) ownerOfNumber.set(orgNumber, name)
  }
  return rows.flatMap(({ number: row, association: { id, name, orgNumber } }) => {
    const faults: RegisterFault[] = []
    const earlier = rowOfId.get(id)
    if (id !== '' && earlier !== undefined) {
      faults.push({ row, field: 'id', code: 'repeatedInFile', values: { row: earlier } })
    }
    rowOfId.set(id, earlier ?? row)
    const owner = orgNumber === null ? undefined : ownerOfNumber.get(orgNumber)
    if (owner !== undefined) {
      faults.push({ row, field: 'orgNumber', code: 'takenOrgNumber', values: { owner } })
    }
    if (orgNumber !== null) ownerOfNumber.set(orgNumber, owner ?? name)
    return faults
  })
}
