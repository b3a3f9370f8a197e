import type { ComparedItem, Comparison, YearCell } from '../comparison/comparison.ts'
import { type Figure, isWithheld } from '../disclosure/figure.ts'
import type { Cell } from '../results/measures.ts'
import type { ItemResult } from '../results/result-set.ts'
import { yearNames } from './comparison-names.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import type { Row, Say, Table, TableCell } from './document.ts'
import { sectorName } from './shared-sections.ts'

/** What the two certified results that are compared show of their questions; empty where one cannot be read. */
export interface CertifiedItems {
  readonly first: readonly ItemResult[]
  readonly second: readonly ItemResult[]
}

/** A question in one of the rounds, as its certified result shows it. */
interface AskedIn {
  readonly year: string
  readonly result: ItemResult
  readonly when: 'first' | 'second'
}

/**
 * What was answered each year, sector by sector: what the two certified results show, and nothing of a group whose mean
 * or interval the comparison withholds. On one scale both years stand in one table, otherwise in one each.
 */
export function distributionTables(
  item: ComparedItem,
  comparison: Comparison,
  { sources, say }: { readonly sources: CertifiedItems; readonly say: Say },
): readonly Table[] {
  const years = yearNames(comparison)
  const asked = (['first', 'second'] as const).flatMap(when => {
    const [question] = item[when]
    const result = sources[when].find(({ id }) => id === question?.id)
    return item.values === null || result === undefined ? [] : [{ year: years[when], result, when }]
  })
  const scales = new Set(asked.map(({ result: { scale } }) => `${scale.min}–${scale.max}`))
  const groups = scales.size === 1 ? [asked] : asked.map(one => [one])
  return groups
    .filter(group => group.length > 0)
    .map(group => distributionTable(group, { item, comparison, say }))
}

interface TableHow {
  readonly item: ComparedItem
  readonly comparison: Comparison
  readonly say: Say
}

function distributionTable(asked: readonly AskedIn[], { item, comparison, say }: TableHow): Table {
  const scale = asked[0]?.result.scale ?? { min: 1, max: 5 }
  const steps = Array.from({ length: scale.max - scale.min + 1 }, (_, step) => scale.min + step)
  const rowsOf = (sector: string | null) =>
    asked.flatMap(one => rowOf(one, sector, { item, comparison, say }))
  return {
    caption: captionOf(asked, say),
    columns: [
      plainColumn(say('column.sector')),
      definedColumn(say('column.n'), 'n'),
      ...steps.map(step => definedColumn(say('column.step', { step }), 'distribution')),
      definedColumn(say('column.dontKnow'), 'dontKnow'),
    ],
    rows: [...comparison.sectors.flatMap(({ id }) => rowsOf(id)), ...rowsOf(null)],
  }
}

function captionOf([first, second]: readonly AskedIn[], say: Say): string {
  const { year = '' } = first ?? {}
  return second === undefined
    ? say('explorer.distributionTable', { year })
    : say('explorer.distributionBoth', { first: year, second: second.year })
}

/** @param sector `null`: all together. */
function rowOf(
  { year, result, when }: AskedIn,
  sector: string | null,
  { item, comparison, say }: TableHow,
): readonly Row[] {
  const cell = cellOf(result, sector)
  const compared = item.values === null ? undefined : cellOf(item.values, sector)
  if (cell === undefined || compared === undefined || isOfOthers(item, sector)) return []
  const name = sector === null ? say('row.all') : sectorName(comparison.sectors, sector)
  return [
    {
      header: say('explorer.inYear', { name, year }),
      anchor: null,
      isTotal: sector === null,
      cells: distributionCells(cell, compared[when]),
    },
  ]
}

/** @param sector `null`: all together. */
function cellOf<Total, Cell extends { readonly sector: string }>(
  { total, sectors }: { readonly total: Total; readonly sectors: readonly Cell[] },
  sector: string | null,
): Total | Cell | undefined {
  return sector === null ? total : sectors.find(each => each.sector === sector)
}

/** Of all sectors together the comparison counts those that answered both years, and the result every one. */
function isOfOthers({ values }: TableHow['item'], sector: string | null): boolean {
  return sector === null && values !== null && values.excluded.length > 0
}

function distributionCells(cell: Cell, { n, mean }: YearCell): readonly TableCell[] {
  const veil = [mean.value, mean.low].find(isWithheld)
  const open = (figure: Figure) => veil ?? figure
  return [
    { figure: n, unit: 'count' },
    ...cell.distribution.map((share): TableCell => ({ figure: open(share), unit: 'share' })),
    { figure: open(cell.dontKnow.value), unit: 'share' },
  ]
}
