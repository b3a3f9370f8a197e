import { cronbachAlpha } from '../../reports/statistics/cronbach-alpha.ts'
import type { CaseOf, YearTable } from './case-schema.ts'
import { caseYear } from './case-year.ts'
import { countYear } from './count-year.ts'

type Constant = NonNullable<CaseOf<'index'>['constant']>

/** Cronbach's alpha of answers without associations. */
export function constantAlpha(constant: Constant): number | null {
  const { items } = constant
  const table: YearTable = {
    columns: ['assoc', 'stratum', ...items],
    rows: constantRows(constant).map((answers, row) => [row, '', ...answers]),
    N: null,
  }
  const year = caseYear(table, items, Object.keys)
  return cronbachAlpha(countYear(year, { items: items.length }).alpha())
}

/** A row of answers, in the order of the items, for each who answered: given so, or as a list for each item. */
export function constantRows({ items, data }: Constant): readonly (readonly unknown[])[] {
  if (Array.isArray(data)) return data
  const columns = new Map(Object.entries(data))
  const lists = items.map(item => columns.get(item) ?? [])
  const length = Math.max(...lists.map(list => list.length))
  return Array.from({ length }, (_, row) => lists.map(list => list[row]))
}
