import { DONT_KNOW } from '../../surveys/response.ts'
import { type Fault, fault, repeats } from '../../surveys/fault.ts'
import type { YearTable } from './case-schema.ts'

const OF_THE_ROW = ['assoc', 'stratum'] as const

/** What a case needs of the tables of its years. */
export interface TableNeeds {
  readonly items: readonly string[]
  /** Several respondents may answer for one association. */
  readonly hasRespondents: boolean
}

/** Everything that is wrong in the tables of years, in the order of the file. */
export function yearFaults(
  years: Readonly<Record<string, YearTable>>,
  needs: TableNeeds,
): readonly Fault[] {
  return Object.entries(years).flatMap(([year, table]) =>
    tableFaults(table, needs).map(found => ({ ...found, path: `years.${year}.${found.path}` })),
  )
}

function tableFaults(table: YearTable, needs: TableNeeds): readonly Fault[] {
  const columns = columnFaults(table, needs)
  if (columns.length > 0) return columns
  return [...rowFaults(table, needs), ...associationFaults(table, needs)]
}

function columnFaults(
  { columns }: YearTable,
  { items, hasRespondents }: TableNeeds,
): readonly Fault[] {
  const needed = [...OF_THE_ROW, ...(hasRespondents ? ['respondent'] : []), ...items]
  return [
    ...needed
      .filter(column => !columns.includes(column))
      .map(column => fault('columns', 'missingColumn', { column })),
    ...repeats(columns).map(({ index }) => fault(`columns[${index}]`, 'repeatedName')),
  ]
}

function rowFaults({ columns, rows, N }: YearTable, { items }: TableNeeds): readonly Fault[] {
  const checks = columns.map(column => cellCheck(column, items, N))
  return rows.flatMap((row, at) => {
    if (row.length !== columns.length) {
      const [given, expected] = [row.length, columns.length]
      return [fault(`rows[${at}]`, 'rowWidth', { given, expected })]
    }
    return row.flatMap((cell, place) => {
      const code = checks[place]?.(cell) ?? null
      if (code === null) return []
      return [fault(`rows[${at}][${place}]`, code, { value: JSON.stringify(cell) })]
    })
  })
}

/** What the cells of a column have to be: the code of the fault, or `null`. */
function cellCheck(
  column: string,
  items: readonly string[],
  sectors: YearTable['N'],
): (cell: unknown) => string | null {
  if (items.includes(column)) return cell => (isAnswer(cell) ? null : 'noAnswer')
  if (column === 'assoc') return cell => (isName(cell) ? null : 'noName')
  if (column !== 'stratum' || sectors === null) return () => null
  return cell => {
    if (!isName(cell)) return 'noName'
    return Object.hasOwn(sectors, String(cell)) ? null : 'unknownStratum'
  }
}

function isName(cell: unknown): boolean {
  return typeof cell === 'string' || typeof cell === 'number'
}

/** A grade, "vet inte", or blank. */
export function isAnswer(cell: unknown): boolean {
  if (cell === null || cell === DONT_KNOW) return true
  return typeof cell === 'number' && Number.isInteger(cell) && cell >= 1 && cell <= 5
}

/** An association is counted once a year, in one sector. */
function associationFaults({ columns, rows }: YearTable, needs: TableNeeds): readonly Fault[] {
  const [association, stratum] = OF_THE_ROW.map(column => columns.indexOf(column))
  const sectors = new Map<string, string>()
  return rows.flatMap((row, at) => {
    const [id, sector] = [String(row[association ?? -1]), String(row[stratum ?? -1])]
    const known = sectors.get(id)
    if (known === undefined) {
      sectors.set(id, sector)
      return []
    }
    if (!needs.hasRespondents) {
      return [fault(`rows[${at}][${association}]`, 'repeatedAssociation', { value: id })]
    }
    if (known === sector) return []
    return [fault(`rows[${at}][${stratum}]`, 'twoSectors', { value: id, sector: known })]
  })
}
