import type { Association } from './association.ts'
import { writeContacts } from './contact-text.ts'

/** What one row of a register file holds, as text; `null`: the file has no such column. */
export interface RegisterRow {
  /** The row's number in the file, as a spreadsheet shows it. */
  readonly number: number
  readonly id: string
  readonly name: string
  readonly orgNumber: string | null
  readonly sector: string
  readonly email: string | null
  /** The id or the organisation number of the association that it belongs to. */
  readonly parent: string | null
  /** As `readContacts` reads them. */
  readonly contacts: string | null
  readonly validFrom: string | null
  readonly validTo: string | null
}

export type RegisterField = Exclude<keyof RegisterRow, 'number'>

/** In the order of the columns of a file that we write. */
export const REGISTER_FIELDS: readonly RegisterField[] = [
  'id',
  'name',
  'orgNumber',
  'sector',
  'email',
  'parent',
  'contacts',
  'validFrom',
  'validTo',
]

/** Something wrong in one cell. `values` never holds what may be a personal identity number. */
export interface RegisterFault {
  /** The row's number in the file. */
  readonly row: number
  readonly field: RegisterField
  readonly code: string
  readonly values: Readonly<Record<string, string | number>>
}

export type CellFault = Omit<RegisterFault, 'row'>

export function cellFault(
  field: RegisterField,
  code: string,
  values: RegisterFault['values'] = {},
): CellFault {
  return { field, code, values }
}

/** An association as a row of a file holds it; what there is nothing of is empty. */
export function toTexts(association: Association): Readonly<Record<RegisterField, string>> {
  const { id, name, sector, contacts } = association
  const { orgNumber, email, parent, validFrom, validTo } = association
  const texts = { orgNumber, email, parent, validFrom, validTo }
  const filled = Object.entries(texts).map(([field, value]) => [field, value ?? ''] as const)
  return {
    ...(Object.fromEntries(filled) as Record<keyof typeof texts, string>),
    id,
    name,
    sector,
    contacts: writeContacts(contacts),
  }
}
