import type { Association, Sector } from '../../surveys/association.ts'
import { readRegister, type RegisterField } from '../../surveys/register.ts'
import type { Table } from '../files/read-table.ts'
import { Problem, type TableFault } from '../problems.ts'
import type { AssociationStore } from '../store/association-store.ts'

/** What an import did. */
export interface ImportedRegister {
  readonly added: number
  readonly changed: number
  readonly unchanged: number
  /** How many in the register are not in the table: they stay, and are invited when a round opens. */
  readonly absent: number
}

export interface RegisterService {
  /**
   * Adds and updates associations by their own id. Associations that are not in the table stay as they
   * are, and so does what the table has no column for.
   *
   * @throws Problem 'register/faulty' with each fault; then nothing was imported.
   */
  importRegister(table: Table): Promise<ImportedRegister>
  /** In the order of the associations' ids. */
  listRegister(): Promise<readonly Association[]>
}

/** The header of each field, as exported; and the others by which a column is recognised. */
export const REGISTER_COLUMNS: Readonly<Record<RegisterField, string>> = {
  id: 'id',
  name: 'namn',
  orgNumber: 'organisationsnummer',
  sector: 'sektor',
  email: 'e-post',
}

const OTHER_HEADERS: Readonly<Record<RegisterField, readonly string[]>> = {
  id: ['eget id', 'förenings-id', 'föreningsid', 'förenings id'],
  name: ['förening', 'föreningens namn', 'föreningsnamn'],
  orgNumber: ['orgnr', 'org.nr', 'org nr', 'org.nummer', 'organisationsnr'],
  sector: ['sektorer', 'typ', 'kategori'],
  email: ['epost', 'e-postadress', 'e-mail', 'email', 'mejl'],
}

const FIELDS = Object.keys(REGISTER_COLUMNS) as readonly RegisterField[]
const REQUIRED_FIELDS: readonly RegisterField[] = ['id', 'name', 'sector']

export function createRegisterService({
  store,
  sectors,
}: {
  readonly store: AssociationStore
  readonly sectors: readonly Sector[]
}): RegisterService {
  return {
    async importRegister(table) {
      const headers = matchColumns(table.columns)
      const rows = table.rows.map(({ number, cells }) => {
        const cell = (field: RegisterField) => {
          const header = headers.get(field)
          return header === undefined ? null : (cells.get(header) ?? '')
        }
        return {
          number,
          id: cell('id') ?? '',
          name: cell('name') ?? '',
          orgNumber: cell('orgNumber'),
          sector: cell('sector') ?? '',
          email: cell('email'),
        }
      })
      const known = await store.listAssociations()
      const { associations, faults } = readRegister(rows, sectors, known)
      if (faults.length > 0) throw faulty(faults.map(found => inColumn(found, headers)))
      if (associations.length === 0) throw faulty([{ ...HEADER_ROW, column: '–', code: 'noRows' }])
      await store.putAssociations(associations)
      return countChanges(associations, known)
    },
    listRegister: () => store.listAssociations(),
  }
}

const HEADER_ROW = { row: 1, values: {} }

function faulty(faults: readonly TableFault[]): Problem {
  return new Problem('register/faulty', { count: faults.length }, { faults })
}

/** Which of the table's columns holds which field. A column that is not understood is a fault. */
function matchColumns(columns: readonly string[]): ReadonlyMap<RegisterField, string> {
  const matched = new Map<RegisterField, string>()
  const faults: TableFault[] = []
  for (const column of columns) {
    const sought = column.toLocaleLowerCase('sv')
    const field = FIELDS.find(
      name => REGISTER_COLUMNS[name] === sought || OTHER_HEADERS[name].includes(sought),
    )
    const allowed = Object.values(REGISTER_COLUMNS).join(', ')
    if (field === undefined) {
      faults.push({ row: 1, column, code: 'unknownColumn', values: { allowed } })
    } else if (matched.has(field)) {
      faults.push({ ...HEADER_ROW, column, code: 'repeatedHeader' })
    } else matched.set(field, column)
  }
  for (const field of REQUIRED_FIELDS) {
    if (matched.has(field)) continue
    faults.push({ ...HEADER_ROW, column: REGISTER_COLUMNS[field], code: 'missingColumn' })
  }
  if (faults.length > 0) throw faulty(faults)
  return matched
}

function inColumn(
  { row, field, code, values }: ReturnType<typeof readRegister>['faults'][number],
  headers: ReadonlyMap<RegisterField, string>,
): TableFault {
  return { row, column: headers.get(field) ?? REGISTER_COLUMNS[field], code, values }
}

function countChanges(
  associations: readonly Association[],
  known: readonly Association[],
): ImportedRegister {
  const before = new Map(known.map(association => [association.id, JSON.stringify(association)]))
  const added = associations.filter(({ id }) => !before.has(id)).length
  const unchanged = associations.filter(
    association => before.get(association.id) === JSON.stringify(association),
  ).length
  const changed = associations.length - added - unchanged
  return { added, unchanged, changed, absent: known.length - changed - unchanged }
}
