import {
  REGISTER_FIELDS,
  type RegisterField,
  type RegisterRow,
} from '../../surveys/register-row.ts'
import type { TableRow } from '../files/read-table.ts'
import { Problem, type TableFault } from '../problems.ts'

/** The header of each field, as exported. */
export const REGISTER_COLUMNS: Readonly<Record<RegisterField, string>> = {
  id: 'id',
  name: 'namn',
  orgNumber: 'organisationsnummer',
  sector: 'sektor',
  email: 'e-post',
  parent: 'moderförening',
  contacts: 'kontakter',
  validFrom: 'gäller från',
  validTo: 'gäller till',
}

/** The column that says why a row was set aside. It is not read in when the file comes back. */
export const REASON_COLUMN = 'fel'

/** In the order of an export. */
export const REGISTER_HEADERS = REGISTER_FIELDS.map(field => REGISTER_COLUMNS[field])

/** The others by which a column is recognised. */
const OTHER_HEADERS: Readonly<Record<RegisterField, readonly string[]>> = {
  id: ['eget id', 'förenings-id', 'föreningsid', 'förenings id'],
  name: ['förening', 'föreningens namn', 'föreningsnamn'],
  orgNumber: ['orgnr', 'org.nr', 'org nr', 'org.nummer', 'organisationsnr'],
  sector: ['sektorer', 'typ', 'kategori'],
  email: ['epost', 'e-postadress', 'e-mail', 'email', 'mejl'],
  parent: ['moderforening', 'huvudförening', 'tillhör', 'förälder'],
  contacts: ['kontakt', 'kontaktperson', 'kontaktpersoner'],
  validFrom: ['från', 'giltig från', 'startdatum'],
  validTo: ['till', 'giltig till', 'slutdatum'],
}

/** Without these nothing can be read. */
export const REQUIRED_FIELDS: readonly RegisterField[] = ['id', 'name', 'sector']

/** Which of a table's columns holds which field. */
export type ColumnMapping = ReadonlyMap<RegisterField, string>

/** What a table's headers say by themselves. */
export interface RecognisedColumns {
  readonly mapping: ColumnMapping
  /** Headers that say nothing that is known. */
  readonly unknown: readonly string[]
  /** Headers of a field that another column has already. */
  readonly repeated: readonly string[]
  readonly missing: readonly RegisterField[]
}

export function recogniseColumns(columns: readonly string[]): RecognisedColumns {
  const mapping = new Map<RegisterField, string>()
  const unknown: string[] = []
  const repeated: string[] = []
  for (const column of columns.filter(each => each !== REASON_COLUMN)) {
    const field = fieldOf(column)
    if (field === null) unknown.push(column)
    else if (mapping.has(field)) repeated.push(column)
    else mapping.set(field, column)
  }
  const missing = REQUIRED_FIELDS.filter(field => !mapping.has(field))
  return { mapping, unknown, repeated, missing }
}

/** @returns `null` for one that says nothing that is known. */
function fieldOf(column: string): RegisterField | null {
  const sought = column.toLocaleLowerCase('sv')
  const isField = (field: RegisterField) =>
    REGISTER_COLUMNS[field] === sought || OTHER_HEADERS[field].includes(sought)
  return REGISTER_FIELDS.find(isField) ?? null
}

const HEADER_ROW = { row: 1, values: {} }

/**
 * The columns of a table that nobody is there to explain: one that is not understood is a fault.
 *
 * @throws Problem 'register/faulty'.
 */
export function requireColumns(columns: readonly string[]): ColumnMapping {
  const { mapping, unknown, repeated, missing } = recogniseColumns(columns)
  const allowed = REGISTER_HEADERS.join(', ')
  const faults: readonly TableFault[] = [
    ...unknown.map(column => ({ row: 1, column, code: 'unknownColumn', values: { allowed } })),
    ...repeated.map(column => ({ ...HEADER_ROW, column, code: 'repeatedHeader' })),
    ...missing.map(field => ({
      ...HEADER_ROW,
      column: REGISTER_COLUMNS[field],
      code: 'missingColumn',
    })),
  ]
  if (faults.length > 0) throw new Problem('register/faulty', { count: faults.length }, { faults })
  return mapping
}

/** A row of a table as a register file holds it. */
export function toRegisterRow({ number, cells }: TableRow, mapping: ColumnMapping): RegisterRow {
  const cell = (field: RegisterField) => {
    const header = mapping.get(field)
    return header === undefined ? null : (cells.get(header) ?? '')
  }
  const texts = REGISTER_FIELDS.map(field => [field, cell(field)] as const)
  return {
    ...(Object.fromEntries(texts) as Record<RegisterField, string | null>),
    number,
    id: cell('id') ?? '',
    name: cell('name') ?? '',
    sector: cell('sector') ?? '',
  }
}
