import { dotChart } from '../figures/dot-chart.ts'
import { countText } from '../formats/table-cell.ts'
import type { ItemResult, ResultSet } from '../results/result-set.ts'
import type { FigureSection, Say } from './document.ts'
import { headlineOf } from './result-sentences.ts'
import { indexName, indexTable, overviewTable, sectorTable } from './result-tables.ts'
import { dotOf, gapWords, sectorName } from './shared-sections.ts'

/** One item: a dot with its interval for each sector and one for all. */
export function sectorFigure(item: ItemResult, result: ResultSet, say: Say): FigureSection {
  const { threshold, year } = result.round
  const groups = [
    ...item.sectors.map(cell => ({
      name: sectorName(result.sectors, cell.sector),
      cell,
      isTotal: false,
    })),
    { name: say('row.all'), cell: item.total, isTotal: true },
  ]
  return {
    kind: 'figure',
    title: item.wording,
    description: say('result.sectorFigure', { year: String(year), ...item.scale }),
    chart: dotChart({
      rows: groups.map(({ name, cell: { n, mean }, isTotal }) => ({
        label: name,
        base: countText(n),
        gap: gapWords([{ series: String(year), figure: mean.value }], { threshold, say }),
        isTotal,
        first: null,
        second: dotOf(mean),
      })),
      bases: say('column.n'),
      axis: { min: item.scale.min, max: item.scale.max, step: 1 },
      series: { first: null, second: String(year) },
    }),
    table: sectorTable(item, result, say),
  }
}

/** Every item on the scale of the question on the whole. The table has all items. */
export function overviewFigure(result: ResultSet, say: Say): FigureSection {
  const { threshold } = result.round
  const year = String(result.round.year)
  const axis = headlineOf(result)?.scale ?? { min: 1, max: 5 }
  return {
    kind: 'figure',
    title: say('result.overviewTitle'),
    description: say('result.overviewFigure', { year, min: axis.min, max: axis.max }),
    chart: dotChart({
      rows: result.items
        .filter(({ scale }) => scale.min === axis.min && scale.max === axis.max)
        .map(({ wording, total: { n, mean } }) => ({
          label: wording,
          base: countText(n),
          gap: gapWords([{ series: year, figure: mean.value }], { threshold, say }),
          isTotal: false,
          first: null,
          second: dotOf(mean),
        })),
      bases: say('column.n'),
      axis: { min: axis.min, max: axis.max, step: 1 },
      series: { first: null, second: year },
    }),
    table: overviewTable(result, say),
  }
}

/** Every index, on 0–100. */
export function indexFigure(result: ResultSet, say: Say): FigureSection {
  const { threshold } = result.round
  const year = String(result.round.year)
  return {
    kind: 'figure',
    title: say('result.indexTitle'),
    description: say('result.indexFigure', { year }),
    chart: dotChart({
      rows: result.indices.map(each => ({
        label: indexName(each, say),
        base: countText(each.total.n),
        gap: gapWords([{ series: year, figure: each.total.index.value }], { threshold, say }),
        isTotal: each.title === '',
        first: null,
        second: dotOf(each.total.index),
      })),
      bases: say('column.n'),
      axis: { min: 0, max: 100, step: 20 },
      series: { first: null, second: year },
    }),
    table: indexTable(result, say),
  }
}
