import { type Figure, shown } from '../disclosure/figure.ts'
import type { Cell, IndexCell } from '../results/measures.ts'
import type { IndexResult, ItemResult, ResultSet } from '../results/result-set.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import type { Column, Row, Say, Table, TableCell } from './document.ts'
import { figuresOf, intervalCell, levelCell } from './measure-cells.ts'
import { anchorOf, sectorName } from './shared-sections.ts'

/** The main measures of one item by sector. */
export function sectorTable(item: ItemResult, result: ResultSet, say: Say): Table {
  return bySector(item, result, {
    caption: say('result.sectorTable', { question: item.wording, year: yearOf(result) }),
    columns: measureColumns(say),
    cells: cell => measureCells(cell, say),
    say,
  })
}

/** How the grades of one item spread, by sector. */
export function spreadTable(item: ItemResult, result: ResultSet, say: Say): Table {
  const { min } = item.scale
  return bySector(item, result, {
    caption: say('result.spreadTable', { question: item.wording, year: yearOf(result) }),
    columns: [
      ...item.total.distribution.map((_, step) =>
        definedColumn(say('column.step', { step: min + step }), 'distribution'),
      ),
      definedColumn(say('column.sd'), 'sd'),
      definedColumn(say('column.median'), 'median'),
      definedColumn(say('column.net'), 'net'),
    ],
    cells: ({ distribution, sd, median, net }) => [
      ...distribution.map((figure): TableCell => ({ figure, unit: 'share' })),
      { figure: sd, unit: 'score' },
      { figure: median, unit: 'score' },
      { figure: net.value, unit: 'net' },
    ],
    say,
  })
}

interface SectorColumns {
  readonly caption: string
  readonly columns: readonly Column[]
  readonly cells: (cell: Cell) => readonly TableCell[]
  readonly say: Say
}

function bySector(
  { sectors, total }: ItemResult,
  result: ResultSet,
  { caption, columns, cells, say }: SectorColumns,
): Table {
  return {
    caption,
    columns: [plainColumn(say('column.sector')), ...columns],
    rows: [
      ...sectors.map(cell => row(sectorName(result.sectors, cell.sector), cells(cell))),
      { ...row(say('row.all'), cells(total)), isTotal: true },
    ],
  }
}

/** Every item over all sectors. */
export function overviewTable(result: ResultSet, say: Say): Table {
  return {
    caption: say('result.overviewTable', { year: yearOf(result) }),
    columns: [plainColumn(say('column.question')), ...measureColumns(say)],
    rows: result.items.map(item => ({
      ...row(scaleNoted(item, result, say), measureCells(item.total, say)),
      anchor: anchorOf(item.id),
    })),
  }
}

/** Every item without weights, and with what a survey program would give: for whoever works it out again. */
export function unweightedTable(result: ResultSet, say: Say): Table {
  return {
    caption: say('result.unweightedTable', { year: yearOf(result) }),
    columns: [
      plainColumn(say('column.question')),
      definedColumn(say('column.mean'), 'unweighted'),
      definedColumn(say('column.shareHigh'), 'unweighted'),
      definedColumn(say('column.shareLow'), 'unweighted'),
      definedColumn(say('column.dontKnow'), 'unweighted'),
      plainColumn(say('column.blank')),
      definedColumn(say('column.designInterval'), 'interval'),
    ],
    rows: result.items.map(({ wording, total }) =>
      row(wording, [
        { figure: total.unweighted.mean, unit: 'score' },
        { figure: total.unweighted.shareHigh, unit: 'share' },
        { figure: total.unweighted.shareLow, unit: 'share' },
        { figure: total.unweighted.dontKnow, unit: 'share' },
        { figure: total.blank, unit: 'count' },
        { low: total.byDesign.low, high: total.byDesign.high, unit: 'score' },
      ]),
    ),
  }
}

/** Every index over all sectors. */
export function indexTable(result: ResultSet, say: Say): Table {
  return {
    caption: say('result.indexTable', { year: yearOf(result) }),
    columns: [
      plainColumn(say('column.theme')),
      definedColumn(say('column.n'), 'n'),
      definedColumn(say('column.index'), 'index'),
      definedColumn(say('column.interval'), 'interval'),
      definedColumn(say('column.level'), 'level'),
    ],
    rows: result.indices.map(index => ({
      ...row(indexName(index, say), indexCells(index.total, say)),
      isTotal: index.title === '',
    })),
  }
}

/** Every index in every sector. */
export function indexBySectorTable(result: ResultSet, say: Say): Table {
  const { indices, sectors } = result
  const index = (figure: Figure): TableCell => ({ figure, unit: 'index' })
  const inSector = (id: string) =>
    indices.map(({ sectors: cells }) =>
      index(cells.find(({ sector }) => sector === id)?.index.value ?? shown(null)),
    )
  return {
    caption: say('result.indexBySectorTable', { year: yearOf(result) }),
    columns: [
      plainColumn(say('column.sector')),
      ...indices.map(each => definedColumn(indexName(each, say), 'index')),
    ],
    rows: [
      ...sectors.map(({ id, name }) => row(name, inSector(id))),
      {
        ...row(
          say('row.all'),
          indices.map(({ total }) => index(total.index.value)),
        ),
        isTotal: true,
      },
    ],
  }
}

/** How well the questions of each theme go together. */
export function alphaTable(result: ResultSet, say: Say): Table {
  return {
    caption: say('result.alphaTable', { year: yearOf(result) }),
    columns: [
      plainColumn(say('column.theme')),
      plainColumn(say('column.questions')),
      plainColumn(say('column.complete')),
      definedColumn(say('column.alpha'), 'alpha'),
    ],
    rows: result.indices.flatMap(({ title, items, alpha }) =>
      alpha === null
        ? []
        : [
            row(title, [
              { figure: shown(items.length), unit: 'count' },
              { figure: alpha.complete, unit: 'count' },
              { figure: alpha.alpha, unit: 'alpha' },
            ]),
          ],
    ),
  }
}

export function indexName({ title }: Pick<IndexResult, 'title'>, say: Say): string {
  return title === '' ? say('row.allQuestions') : title
}

/** Every figure of an item's tables that can be withheld. */
export function itemFigures({ sectors, total }: ItemResult): readonly Figure[] {
  return [...sectors, total].flatMap(
    ({ mean, shareHigh, shareLow, dontKnow, sd, distribution }) => [
      sd,
      ...distribution,
      ...figuresOf([mean, shareHigh, shareLow, dontKnow]),
    ],
  )
}

function measureColumns(say: Say): readonly Column[] {
  const keys = ['n', 'mean', 'interval', 'level', 'shareHigh', 'shareLow', 'dontKnow'] as const
  return keys.map(key => definedColumn(say(`column.${key}`), key))
}

function measureCells(
  { n, mean, level, shareHigh, shareLow, dontKnow, flags }: Cell,
  say: Say,
): readonly TableCell[] {
  return [
    { figure: n, unit: 'count' },
    { figure: mean.value, unit: 'score' },
    intervalCell(mean, 'score', { flags, say }),
    levelCell(level, say),
    { figure: shareHigh.value, unit: 'share' },
    { figure: shareLow.value, unit: 'share' },
    { figure: dontKnow.value, unit: 'share' },
  ]
}

function indexCells({ n, index, level, flags }: IndexCell, say: Say): readonly TableCell[] {
  return [
    { figure: n, unit: 'count' },
    { figure: index.value, unit: 'index' },
    intervalCell(index, 'index', { flags, say }),
    levelCell(level, say),
  ]
}

/** A question on another scale says so wherever its mean stands beside others. */
function scaleNoted(item: ItemResult, { items, survey }: ResultSet, say: Say): string {
  const headline = items.find(({ id }) => id === survey.headline)?.scale ?? item.scale
  const isSame = item.scale.min === headline.min && item.scale.max === headline.max
  return isSame ? item.wording : say('result.otherScale', { question: item.wording, ...item.scale })
}

function yearOf({ round }: ResultSet): string {
  return String(round.year)
}

function row(header: string, cells: readonly TableCell[]): Row {
  return { header, anchor: null, isTotal: false, cells }
}
