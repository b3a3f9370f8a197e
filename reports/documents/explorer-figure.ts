import type { ComparedIndex, ComparedItem, Comparison } from '../comparison/comparison.ts'
import type { Exploration, Explored } from '../comparison/explore.ts'
import type { DotChartSource } from '../figures/dot-chart.ts'
import { changeChart, INDEX_AXIS } from './comparison-figures.ts'
import { yearNames } from './comparison-names.ts'
import { changeCells, changeColumns } from './comparison-tables.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import type { Column, FigureSection, Say, Table, TableCell } from './document.ts'
import { sectorName } from './shared-sections.ts'

interface FigureHow<Of> {
  readonly comparison: Comparison
  readonly exploration: Exploration
  readonly say: Say
  readonly nameOf: (of: Of) => string
  /** Where more is told of it. */
  readonly idOf: (of: Of) => string
}

/** What was found, two dots a row in the order that was asked for, and the same as a list. */
export function exploredFigure<Of extends ComparedItem | ComparedIndex>(
  {
    title,
    description,
    rows,
  }: {
    readonly title: string
    readonly description: string
    readonly rows: readonly Explored<Of>[]
  },
  how: FigureHow<Of>,
): FigureSection {
  const { comparison, say, nameOf } = how
  const groups = rows.map(({ of, cell }) => ({ name: nameOf(of), cell }))
  return {
    kind: 'figure',
    title: `${title}, ${groupName(how)}`,
    description,
    chart: changeChart(groups, axisOf(rows), { comparison, say }),
    table: exploredTable(rows, how),
  }
}

function groupName({
  comparison: { sectors },
  exploration: { sector },
  say,
}: Omit<FigureHow<unknown>, 'nameOf' | 'idOf'>): string {
  return sector === null ? say('explorer.allSectors') : sectorName(sectors, sector)
}

function exploredTable<Of extends ComparedItem | ComparedIndex>(
  rows: readonly Explored<Of>[],
  { comparison, exploration, say, nameOf, idOf }: FigureHow<Of>,
): Table {
  const years = yearNames(comparison)
  const isQuestion = rows.some(({ of }) => 'class' in of)
  const isAll = exploration.sector === null
  return {
    caption: say('explorer.table', {
      ...years,
      group: groupName({ comparison, exploration, say }),
    }),
    columns: [
      plainColumn(say(isQuestion ? 'column.question' : 'column.theme')),
      ...changeColumns(years, rows[0]?.values.unit ?? 'grade', say),
      ...(isQuestion ? [definedColumn(say('explorer.class'), 'comparability')] : []),
      ...(isAll ? wholeColumns(comparison, say) : []),
    ],
    rows: rows.map(({ of, values, cell }) => ({
      header: nameOf(of),
      anchor: idOf(of),
      isTotal: false,
      cells: [
        ...changeCells(cell, values, say),
        ...('class' in of ? [{ text: of.class }] : []),
        ...(isAll ? wholeCells({ values }, comparison) : []),
      ],
    })),
  }
}

/** What is known of all sectors together alone. */
function wholeColumns({ withoutPanel }: Comparison, say: Say): readonly Column[] {
  const panel = [
    definedColumn(say('column.both'), 'panel'),
    definedColumn(say('explorer.panelChange'), 'panel'),
  ]
  const composition = definedColumn(say('explorer.composition'), 'composition')
  return withoutPanel === true ? [composition] : [...panel, composition]
}

function wholeCells(
  { values }: Pick<Explored<unknown>, 'values'>,
  { withoutPanel }: Comparison,
): readonly TableCell[] {
  const unit = values.unit === 'index' ? 'indexDifference' : 'difference'
  const { panel, composition } = values
  const whole = { figure: composition, unit } as const
  if (withoutPanel === true) return [whole]
  return [
    { figure: panel?.n ?? UNKNOWN, unit: 'count' },
    { figure: panel?.difference.value ?? UNKNOWN, unit },
    whole,
  ]
}

const UNKNOWN = { value: null }

/** From the lowest step of any scale to the highest. */
function axisOf(rows: readonly Explored<ComparedItem | ComparedIndex>[]): DotChartSource['axis'] {
  const scales = rows.flatMap(({ of, values }) =>
    values.unit === 'grade' && 'second' in of ? of.second.map(({ scale }) => scale) : [],
  )
  if (scales.length === 0) return INDEX_AXIS
  return {
    min: Math.min(...scales.map(({ min }) => min)),
    max: Math.max(...scales.map(({ max }) => max)),
    step: 1,
  }
}
