import type {
  ChangeCell,
  ComparedIndex,
  ComparedItem,
  ComparedValues,
  Comparison,
} from '../comparison/comparison.ts'
import { dotChart, type DotChartSource } from '../figures/dot-chart.ts'
import { panelChart } from '../figures/panel-chart.ts'
import { countText } from '../formats/table-cell.ts'
import { indexNameOf, nameOf, type YearNames, yearNames } from './comparison-names.ts'
import {
  changeTable,
  fullyCompared,
  indexOverviewTable,
  overviewTable,
} from './comparison-tables.ts'
import type { FigureSection, Say, Table } from './document.ts'
import { dotOf, gapWords, sectorName } from './shared-sections.ts'

/** One pair of questions: two dots for each sector, and a line between. `null`: not comparable. */
export function comparisonFigure(
  item: ComparedItem,
  comparison: Comparison,
  say: Say,
): FigureSection | null {
  const { values } = item
  if (values === null) return null
  const told = { name: nameOf(item), values, about: values.unit, axis: axisOf(item, values) }
  return sectorFigure(told, comparison, say)
}

/** One index, sector by sector. `null`: not comparable. */
export function indexFigure(
  index: ComparedIndex,
  comparison: Comparison,
  say: Say,
): FigureSection | null {
  const { values } = index
  if (values === null) return null
  const told = { name: indexNameOf(index, say), values, about: 'theme', axis: INDEX_AXIS } as const
  return sectorFigure(told, comparison, say)
}

interface ToldBySector {
  readonly name: string
  readonly values: ComparedValues
  readonly about: ComparedValues['unit'] | 'theme'
  readonly axis: DotChartSource['axis']
}

function sectorFigure(
  { name, values, about, axis }: ToldBySector,
  comparison: Comparison,
  say: Say,
): FigureSection {
  const years = yearNames(comparison)
  const groups = sectorRows(values, comparison, say)
  return {
    kind: 'figure',
    title: say(`comparison.figureTitle.${values.unit}`, years),
    description: say(`comparison.figure.${about}`, years),
    chart: changeChart(groups, axis, { comparison, say }),
    table: sectorTableOf({ name, values }, comparison, say),
  }
}

/** Each sector, and last all of them. */
function sectorRows(
  { sectors, total }: ComparedValues,
  comparison: Comparison,
  say: Say,
): readonly ChangeRow[] {
  return [
    ...sectors.map(cell => ({ name: sectorName(comparison.sectors, cell.sector), cell })),
    { name: say('row.all'), cell: total, isTotal: true },
  ]
}

function sectorTableOf(
  { name, values }: Pick<ToldBySector, 'name' | 'values'>,
  comparison: Comparison,
  say: Say,
): Table {
  const caption = say('comparison.table', { question: name, ...yearNames(comparison) })
  return changeTable(values, comparison, { caption, say })
}

/** One pair of questions that is compared in full, sector by sector, as slopes. */
export function slopeFigure(
  { item, values }: { readonly item: ComparedItem; readonly values: ComparedValues },
  comparison: Comparison,
  say: Say,
): FigureSection {
  const { threshold } = comparison
  const years = yearNames(comparison)
  const groups = sectorRows(values, comparison, say)
  return {
    kind: 'figure',
    title: nameOf(item),
    description: say('comparison.slopes', years),
    chart: panelChart({
      panels: groups.map(({ name, cell: { first, second } }) => ({
        name,
        bases: [countText(first.n), countText(second.n)],
        gap: gapWords(bothMeans({ first, second }, years), { threshold, say }),
        first: dotOf(first.mean),
        second: dotOf(second.mean),
      })),
      columns: [years.first, years.second],
      axis: axisOf(item, values),
    }),
    table: sectorTableOf({ name: nameOf(item), values }, comparison, say),
  }
}

/** Every pair that may be compared in full: the means over all sectors, both years. */
export function comparisonOverview(comparison: Comparison, say: Say): FigureSection {
  const years = yearNames(comparison)
  const compared = fullyCompared(comparison)
  const scale = compared[0]?.item.second[0]?.scale ?? { min: 1, max: 5 }
  return {
    kind: 'figure',
    title: say('comparison.overviewTitle', years),
    description: say('comparison.figure.grade', years),
    chart: changeChart(
      compared.map(({ item, values }) => ({ name: nameOf(item), cell: values.total })),
      { ...scale, step: 1 },
      { comparison, say },
    ),
    table: overviewTable(comparison, say),
  }
}

/** Every index that is compared, over all sectors. `null`: none is. */
export function indexOverview(comparison: Comparison, say: Say): FigureSection | null {
  const years = yearNames(comparison)
  const groups = comparison.indices.flatMap(index =>
    index.values === null
      ? []
      : [
          {
            name: indexNameOf(index, say),
            cell: index.values.total,
            isTotal: index.title === '',
          },
        ],
  )
  if (groups.length === 0) return null
  return {
    kind: 'figure',
    title: say('comparison.indexTitle', years),
    description: say('comparison.figure.theme', years),
    chart: changeChart(groups, INDEX_AXIS, { comparison, say }),
    table: indexOverviewTable(comparison, say),
  }
}

export const INDEX_AXIS = { min: 0, max: 100, step: 20 }

export interface ChangeRow {
  readonly name: string
  readonly cell: ChangeCell
  readonly isTotal?: boolean
}

export function changeChart(
  groups: readonly ChangeRow[],
  axis: DotChartSource['axis'],
  { comparison, say }: { readonly comparison: Comparison; readonly say: Say },
) {
  const { threshold } = comparison
  const years = yearNames(comparison)
  return dotChart({
    rows: groups.map(({ name, cell, isTotal = false }) => ({
      label: name,
      base: [cell.first.n, cell.second.n].map(countText).join(' / '),
      gap: gapWords(bothMeans(cell, years), { threshold, say }),
      isTotal,
      first: dotOf(cell.first.mean),
      second: dotOf(cell.second.mean),
    })),
    bases: say('column.n'),
    axis,
    series: years,
  })
}

function bothMeans({ first, second }: Pick<ChangeCell, 'first' | 'second'>, years: YearNames) {
  return [
    { series: years.first, figure: first.mean.value },
    { series: years.second, figure: second.mean.value },
  ]
}

function axisOf({ second }: ComparedItem, { unit }: ComparedValues): DotChartSource['axis'] {
  if (unit === 'index') return INDEX_AXIS
  return { ...(second[0]?.scale ?? { min: 1, max: 5 }), step: 1 }
}
