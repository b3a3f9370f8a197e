import type { RoundFacts } from '../results/result-set.ts'
import type {
  ComparedCell,
  ComparedItem,
  ComparedValues,
  Comparison,
} from '../comparison/comparison.ts'
import { dotChart } from '../figures/dot-chart.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import type { Column, FigureSection, Row, Say, Table } from './document.ts'
import { anchorOf, dotLabel, dotOf, sectorName } from './shared-sections.ts'

/** What a pair of questions is called: the later wording, or the earlier where there is no later. */
export function nameOf({ first, second }: ComparedItem): string {
  return (second[0] ?? first[0])?.wording ?? ''
}

/** Where the document tells of a pair of questions. */
export function anchorOfItem({ first, second }: ComparedItem): string {
  return anchorOf((second[0] ?? first[0])?.id ?? '')
}

/** One pair of questions: two dots for each sector, and a line between. `null`: not comparable. */
export function comparisonFigure(
  item: ComparedItem,
  comparison: Comparison,
  say: Say,
): FigureSection | null {
  const { values } = item
  if (values === null) return null
  const { threshold, sectors } = comparison
  const years = yearNames(comparison)
  const groups = [
    ...values.sectors.map(group => ({
      name: sectorName(sectors, group.sector),
      group,
      isTotal: false,
    })),
    { name: say('row.all'), group: values.total, isTotal: true },
  ]
  return {
    kind: 'figure',
    title: say(`comparison.figureTitle.${values.unit}`, years),
    description: say(`comparison.figure.${values.unit}`, years),
    chart: dotChart({
      rows: groups.map(({ name, group, isTotal }) => ({
        label: dotLabel(name, bothMeans(group, years), { threshold, say }),
        isTotal,
        ...dots(group),
      })),
      axis: axisOf(item, values),
      series: years,
    }),
    table: comparisonTable(item, comparison, say),
  }
}

/** Every pair that may be compared in full: the means over all sectors, both years. */
export function comparisonOverview(comparison: Comparison, say: Say): FigureSection {
  const { threshold } = comparison
  const years = yearNames(comparison)
  const rows = comparison.items.flatMap(item =>
    item.values?.unit === 'grade' ? [{ item, total: item.values.total }] : [],
  )
  const first = rows[0]?.item.second[0]?.scale ?? { min: 1, max: 5 }
  return {
    kind: 'figure',
    title: say('comparison.overviewTitle', years),
    description: say('comparison.figure.grade', years),
    chart: dotChart({
      rows: rows.map(({ item, total }) => ({
        label: dotLabel(nameOf(item), bothMeans(total, years), { threshold, say }),
        isTotal: false,
        ...dots(total),
      })),
      axis: { ...first, step: 1 },
      series: years,
    }),
    table: {
      caption: say('comparison.overviewTable', years),
      columns: [plainColumn(say('column.question')), ...comparedColumns(years, 'grade', say)],
      rows: rows.map(({ item, total }) => ({
        ...comparedRow(nameOf(item), total, 'grade'),
        anchor: anchorOfItem(item),
      })),
    },
  }
}

function comparisonTable(item: ComparedItem, comparison: Comparison, say: Say): Table {
  const { values } = item
  const years = yearNames(comparison)
  return {
    caption: say('comparison.table', { question: nameOf(item), ...years }),
    columns: [
      plainColumn(say('column.sector')),
      ...comparedColumns(years, values?.unit ?? 'grade', say),
    ],
    rows:
      values === null
        ? []
        : [
            ...values.sectors.map(group =>
              comparedRow(sectorName(comparison.sectors, group.sector), group, values.unit),
            ),
            { ...comparedRow(say('row.all'), values.total, values.unit), isTotal: true },
          ],
  }
}

interface RoundPair {
  readonly first: { readonly round: Pick<RoundFacts, 'id' | 'year'> }
  readonly second: { readonly round: Pick<RoundFacts, 'id' | 'year'> }
}

interface YearNames extends Record<string, string> {
  readonly first: string
  readonly second: string
}

/** What two rounds are called beside each other: by year, and those of one year by their ids. */
export function yearNames({ first, second }: RoundPair): YearNames {
  return first.round.year === second.round.year
    ? { first: first.round.id, second: second.round.id }
    : { first: String(first.round.year), second: String(second.round.year) }
}

function bothMeans({ first, second }: ComparedCell, years: YearNames) {
  return [
    { series: years.first, figure: first.mean },
    { series: years.second, figure: second.mean },
  ]
}

function dots(group: ComparedCell) {
  return { first: dotOf(group.first.mean), second: dotOf(group.second.mean) }
}

function axisOf({ second }: ComparedItem, { unit }: ComparedValues) {
  if (unit === 'index') return { min: 0, max: 100, step: 20 }
  const scale = second[0]?.scale ?? { min: 1, max: 5 }
  return { ...scale, step: 1 }
}

function comparedColumns(
  years: YearNames,
  unit: ComparedValues['unit'],
  say: Say,
): readonly Column[] {
  const mean = unit === 'index' ? 'column.indexOf' : 'column.meanOf'
  const defined = unit === 'index' ? 'index' : 'mean'
  return [
    definedColumn(say('column.nOf', { year: years.first }), 'n'),
    definedColumn(say(mean, { year: years.first }), defined),
    definedColumn(say('column.nOf', { year: years.second }), 'n'),
    definedColumn(say(mean, { year: years.second }), defined),
    definedColumn(say('column.difference'), 'change'),
  ]
}

function comparedRow(header: string, group: ComparedCell, unit: ComparedValues['unit']): Row {
  const mean = unit === 'index' ? 'index' : 'score'
  return {
    header,
    anchor: null,
    isTotal: false,
    cells: [
      { figure: group.first.n, unit: 'count' },
      { figure: group.first.mean, unit: mean },
      { figure: group.second.n, unit: 'count' },
      { figure: group.second.mean, unit: mean },
      { figure: group.difference, unit: unit === 'index' ? 'indexDifference' : 'difference' },
    ],
  }
}
