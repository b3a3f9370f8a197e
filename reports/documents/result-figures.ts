import type { Figure } from '../disclosure/figure.ts'
import { dotChart } from '../figures/dot-chart.ts'
import type { Cell, ItemResult, ResultSet } from '../results/result-set.ts'
import type { Column, FigureSection, Row, Say, Table } from './document.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import { anchorOf, dotLabel, dotOf, sectorName } from './shared-sections.ts'

/** Whether an item is on the scale 1–5, on which shares are defined and means can stand together. */
export function isFiveStep({ scale }: ItemResult): boolean {
  return scale.min === 1 && scale.max === 5
}

/** One item: a dot for each sector and one for all. */
export function sectorFigure(item: ItemResult, result: ResultSet, say: Say): FigureSection {
  const { threshold, year } = result.round
  const groups = [
    ...item.sectors.map(group => ({
      name: sectorName(result.sectors, group.sector),
      group,
      isTotal: false,
    })),
    { name: say('row.all'), group: item.total, isTotal: true },
  ]
  return {
    kind: 'figure',
    title: item.wording,
    description: say('result.sectorFigure', { year: String(year), ...item.scale }),
    chart: dotChart({
      rows: groups.map(({ name, group, isTotal }) => ({
        label: dotLabel(name, [{ series: String(year), figure: group.mean }], { threshold, say }),
        isTotal,
        first: null,
        second: dotOf(group.mean),
      })),
      axis: { min: item.scale.min, max: item.scale.max, step: 1 },
      series: { first: null, second: String(year) },
    }),
    table: sectorTable(item, result, say),
  }
}

/** Every item on the scale 1–5: a dot for the mean over all sectors. The table has all items. */
export function overviewFigure(result: ResultSet, say: Say): FigureSection {
  const { threshold } = result.round
  const year = String(result.round.year)
  return {
    kind: 'figure',
    title: say('result.overviewTitle'),
    description: say('result.overviewFigure', { year }),
    chart: dotChart({
      rows: result.items.filter(isFiveStep).map(({ wording, total }) => ({
        label: dotLabel(wording, [{ series: year, figure: total.mean }], { threshold, say }),
        isTotal: false,
        first: null,
        second: dotOf(total.mean),
      })),
      axis: { min: 1, max: 5, step: 1 },
      series: { first: null, second: year },
    }),
    table: {
      caption: say('result.overviewTable', { year }),
      columns: [plainColumn(say('column.question')), ...measureColumns(say)],
      rows: result.items.map(item => ({
        ...measureRow(scaleNoted(item, say), item.total),
        anchor: anchorOf(item.id),
      })),
    },
  }
}

/** All measures of one item by sector. */
export function sectorTable(item: ItemResult, { sectors, round }: ResultSet, say: Say): Table {
  return {
    caption: say('result.sectorTable', { question: item.wording, year: String(round.year) }),
    columns: [plainColumn(say('column.sector')), ...measureColumns(say)],
    rows: [
      ...item.sectors.map(group => measureRow(sectorName(sectors, group.sector), group)),
      { ...measureRow(say('row.all'), item.total), isTotal: true },
    ],
  }
}

/** Every figure of an item's table that can be withheld. */
export function spreadAndShareFigures({ sectors, total }: ItemResult): readonly Figure[] {
  return [...sectors, total].flatMap(({ mean, sd, shareLow, dontKnow }) => [
    mean,
    sd,
    shareLow,
    dontKnow,
  ])
}

/** A question on another scale says so wherever its mean stands beside others. */
function scaleNoted(item: ItemResult, say: Say): string {
  return isFiveStep(item)
    ? item.wording
    : say('result.otherScale', { question: item.wording, ...item.scale })
}

function measureColumns(say: Say): readonly Column[] {
  const keys = ['n', 'mean', 'sd', 'shareHigh', 'shareLow', 'dontKnow'] as const
  return keys.map(key => definedColumn(say(`column.${key}`), key))
}

function measureRow(header: string, group: Cell): Row {
  return {
    header,
    anchor: null,
    isTotal: false,
    cells: [
      { figure: group.n, unit: 'count' },
      { figure: group.mean, unit: 'score' },
      { figure: group.sd, unit: 'score' },
      { figure: group.shareHigh, unit: 'share' },
      { figure: group.shareLow, unit: 'share' },
      { figure: group.dontKnow, unit: 'share' },
    ],
  }
}
