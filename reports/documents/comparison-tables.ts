import type { ChangeCell, ComparedValues, Comparison, PanelCell } from '../comparison/comparison.ts'
import { isWithheld } from '../disclosure/figure.ts'
import type { Measure } from '../results/measures.ts'
import { anchorOfItem, indexNameOf, nameOf, type YearNames, yearNames } from './comparison-names.ts'
import { verdictText } from './comparison-sentences.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import type { Column, Row, Say, Table, TableCell, Unit } from './document.ts'
import { sectorName } from './shared-sections.ts'

/** One question or index by sector: both means, the change, and what may be said of it. */
export function changeTable(
  values: ComparedValues,
  comparison: Comparison,
  { caption, say }: { readonly caption: string; readonly say: Say },
): Table {
  const years = yearNames(comparison)
  return {
    caption,
    columns: [plainColumn(say('column.sector')), ...changeColumns(years, values.unit, say)],
    rows: [
      ...values.sectors.map(cell =>
        row(sectorName(comparison.sectors, cell.sector), changeCells(cell, values, say)),
      ),
      { ...row(say('row.all'), changeCells(values.total, values, say)), isTotal: true },
    ],
  }
}

/** Every question that is compared in full, over all sectors. */
export function overviewTable(comparison: Comparison, say: Say): Table {
  const years = yearNames(comparison)
  return {
    caption: say('comparison.overviewTable', years),
    columns: [plainColumn(say('column.question')), ...changeColumns(years, 'grade', say)],
    rows: fullyCompared(comparison).map(({ item, values }) => ({
      ...row(nameOf(item), changeCells(values.total, values, say)),
      anchor: anchorOfItem(item),
    })),
  }
}

export function fullyCompared({ items }: Comparison) {
  return items.flatMap(item =>
    item.values?.unit === 'grade' ? [{ item, values: item.values }] : [],
  )
}

/** Every index that is compared, over all sectors. */
export function indexOverviewTable(comparison: Comparison, say: Say): Table {
  const years = yearNames(comparison)
  return {
    caption: say('comparison.indexTable', years),
    columns: [plainColumn(say('column.theme')), ...changeColumns(years, 'index', say)],
    rows: comparison.indices.flatMap(index =>
      index.values === null
        ? []
        : [row(indexNameOf(index, say), changeCells(index.values.total, index.values, say))],
    ),
  }
}

/** What may be said of every index in every sector. */
export function verdictTable(comparison: Comparison, say: Say): Table {
  const compared = comparison.indices.flatMap(index =>
    index.values === null ? [] : [{ name: indexNameOf(index, say), values: index.values }],
  )
  return {
    caption: say('comparison.verdictTable', yearNames(comparison)),
    columns: [
      plainColumn(say('column.sector')),
      ...compared.map(({ name }) => definedColumn(name, 'verdict')),
    ],
    rows: comparison.sectors.map(({ id, name }) =>
      row(
        name,
        compared.map(({ values }) => {
          const cell = values.sectors.find(({ sector }) => sector === id)
          return cell === undefined ? NOTHING : verdictCell(cell, values.margin, say)
        }),
      ),
    ),
  }
}

/** Those who answered in both rounds, question by question. */
export function panelTable(comparison: Comparison, say: Say): Table {
  return {
    caption: say('comparison.panelTable', yearNames(comparison)),
    columns: [plainColumn(say('column.question')), ...panelColumns(say)],
    rows: fullyCompared(comparison).flatMap(({ item, values: { panel } }) =>
      panel === null ? [] : [row(nameOf(item), panelCells(panel, 'grade'))],
    ),
  }
}

export function panelColumns(say: Say): readonly Column[] {
  return [
    definedColumn(say('column.both'), 'panel'),
    definedColumn(say('column.up'), 'panel'),
    definedColumn(say('column.same'), 'panel'),
    definedColumn(say('column.down'), 'panel'),
    definedColumn(say('column.difference'), 'panel'),
    definedColumn(say('column.interval'), 'interval'),
  ]
}

export function panelCells(
  { n, up, same, down, difference }: PanelCell,
  of: ComparedValues['unit'],
): readonly TableCell[] {
  const unit = of === 'index' ? 'indexDifference' : 'difference'
  return [
    { figure: n, unit: 'count' },
    { figure: up, unit: 'count' },
    { figure: same, unit: 'count' },
    { figure: down, unit: 'count' },
    { figure: difference.value, unit },
    limits(difference, unit),
  ]
}

/** What the verdicts rest on: for whoever works them out again. */
export function testTable(comparison: Comparison, say: Say): Table {
  return {
    caption: say('comparison.testTable', yearNames(comparison)),
    columns: [
      plainColumn(say('column.question')),
      plainColumn(say('column.se')),
      plainColumn(say('column.df')),
      definedColumn(say('column.p'), 'holm'),
      definedColumn(say('column.pHolm'), 'holm'),
      definedColumn(say('column.pExploratory'), 'holm'),
      definedColumn(say('column.effect'), 'effect'),
      definedColumn(say('column.detectable'), 'detectable'),
      definedColumn(say('column.breakEven'), 'breakEven'),
    ],
    rows: fullyCompared(comparison).map(({ item, values: { total, breakEven } }) =>
      row(nameOf(item), [
        { figure: total.se, unit: 'error' },
        { figure: total.df, unit: 'score' },
        { figure: total.rawP, unit: 'pValue' },
        { figure: total.p, unit: 'pValue' },
        { figure: total.exploratoryP, unit: 'pValue' },
        { figure: total.effect, unit: 'effect' },
        { figure: total.detectable, unit: 'error' },
        { figure: breakEven, unit: 'difference' },
      ]),
    ),
  }
}

/** What of a change is printed beside it. */
type ShownChange = Pick<ChangeCell, 'first' | 'second' | 'difference' | 'verdict'>

const NOTHING: TableCell = { figure: { value: null }, unit: 'score' }

/** What a change is told by, on the scale as asked or on 0–100. */
export function changeColumns(
  years: YearNames,
  unit: ComparedValues['unit'],
  say: Say,
): readonly Column[] {
  const [mean, defined] =
    unit === 'index' ? (['column.indexOf', 'index'] as const) : (['column.meanOf', 'mean'] as const)
  return [
    definedColumn(say('column.nOf', { year: years.first }), 'n'),
    definedColumn(say(mean, { year: years.first }), defined),
    definedColumn(say('column.nOf', { year: years.second }), 'n'),
    definedColumn(say(mean, { year: years.second }), defined),
    definedColumn(say('column.difference'), 'change'),
    definedColumn(say('column.interval'), 'interval'),
    definedColumn(say('column.verdict'), 'verdict'),
  ]
}

export function changeCells(
  cell: ShownChange,
  { unit, margin }: Pick<ComparedValues, 'unit' | 'margin'>,
  say: Say,
): readonly TableCell[] {
  const { first, second, difference } = cell
  const level = unit === 'index' ? 'index' : 'score'
  const change = unit === 'index' ? 'indexDifference' : 'difference'
  return [
    { figure: first.n, unit: 'count' },
    { figure: first.mean.value, unit: level },
    { figure: second.n, unit: 'count' },
    { figure: second.mean.value, unit: level },
    { figure: difference.value, unit: change },
    limits(difference, change),
    verdictCell(cell, margin, say),
  ]
}

function limits({ low, high }: Measure, unit: Unit): TableCell {
  return { low, high, unit }
}

function verdictCell(cell: Pick<ChangeCell, 'verdict'>, margin: number, say: Say): TableCell {
  if (isWithheld(cell.verdict)) return { figure: cell.verdict, unit: 'score' }
  const text = verdictText(cell, margin, say)
  return text === null ? NOTHING : { text }
}

export function row(header: string, cells: readonly TableCell[]): Row {
  return { header, anchor: null, isTotal: false, cells }
}
