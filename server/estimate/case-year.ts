import { ALL_SECTORS } from '../../reports/statistics/item-pair.ts'
import type { Answer } from '../../surveys/response.ts'
import type { YearTable } from './case-schema.ts'

/** One year of a case: who answered what, and how many associations each sector has. */
export interface CaseYear {
  /** N by sector, in the order of the file; `null`: not known. */
  readonly sizes: ReadonlyMap<string, number> | null
  readonly rows: readonly CaseRow[]
}

/** One association's answers, or one respondent's. */
export interface CaseRow {
  readonly association: string
  readonly sector: string
  /** Where the row stands in the order of submission. */
  readonly turn: number
  /** In the order of the case's items; `undefined`: blank. */
  readonly answers: readonly (Answer | undefined)[]
}

/** The names of an object, in the order of the file. */
export type NamesOf = (object: object) => readonly string[]

/** A year as it is counted. Without sizes all sectors are one. */
export function caseYear(table: YearTable, items: readonly string[], namesOf: NamesOf): CaseYear {
  const place = (column: string) => table.columns.indexOf(column)
  const places = items.map(place)
  const [association, stratum, respondent] = ['assoc', 'stratum', 'respondent'].map(place)
  const rows = table.rows.map((row, index): CaseRow => {
    const turn = row[respondent ?? -1]
    return {
      association: String(row[association ?? -1]),
      sector: String(row[stratum ?? -1]),
      turn: typeof turn === 'number' ? turn : index,
      answers: places.map(at => answerOf(row[at])),
    }
  })
  const { N } = table
  if (N === null) return withoutSizes({ sizes: null, rows })
  return { sizes: new Map(namesOf(N).map(name => [name, N[name] ?? 0])), rows }
}

/** The same year when nobody knows how many associations there are: all sectors are one. */
export function withoutSizes({ rows }: CaseYear): CaseYear {
  return { sizes: null, rows: rows.map(row => ({ ...row, sector: ALL_SECTORS })) }
}

/** The sectors of a year, in the order of the file. */
export function sectorsOf({ sizes }: CaseYear): readonly string[] {
  return sizes === null ? [ALL_SECTORS] : [...sizes.keys()]
}

function answerOf(cell: unknown): Answer | undefined {
  return typeof cell === 'number' || typeof cell === 'string' ? cell : undefined
}
