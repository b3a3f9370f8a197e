import { dotChart } from '../figures/dot-chart.ts'
import type { ItemResult, ResultSet } from '../results/result-set.ts'
import type { FigureSection, Say } from './document.ts'
import { headlineOf } from './result-sentences.ts'
import { indexName, indexTable, overviewTable, sectorTable } from './result-tables.ts'
import { dotLabel, dotOf, sectorName } from './shared-sections.ts'

/** One item: a dot with its interval for each sector and one for all. */
export function sectorFigure(item: ItemResult, result: ResultSet, say: Say): FigureSection {
  const { threshold, year } = result.round
  const groups = [
    ...item.sectors.map(cell => ({
      name: sectorName(result.sectors, cell.sector),
      mean: cell.mean,
      isTotal: false,
    })),
    { name: say('row.all'), mean: item.total.mean, isTotal: true },
  ]
  return {
    kind: 'figure',
    title: item.wording,
    description: say('result.sectorFigure', { year: String(year), ...item.scale }),
    chart: dotChart({
      rows: groups.map(({ name, mean, isTotal }) => ({
        label: dotLabel(name, [{ series: String(year), figure: mean.value }], { threshold, say }),
        isTotal,
        first: null,
        second: dotOf(mean),
      })),
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
        .map(({ wording, total: { mean } }) => ({
          label: dotLabel(wording, [{ series: year, figure: mean.value }], { threshold, say }),
          isTotal: false,
          first: null,
          second: dotOf(mean),
        })),
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
      rows: result.indices.map(index => ({
        label: dotLabel(
          indexName(index, say),
          [{ series: year, figure: index.total.index.value }],
          { threshold, say },
        ),
        isTotal: index.title === '',
        first: null,
        second: dotOf(index.total.index),
      })),
      axis: { min: 0, max: 100, step: 20 },
      series: { first: null, second: year },
    }),
    table: indexTable(result, say),
  }
}
