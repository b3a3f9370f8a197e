import type { HistoryStep } from '../comparison/question-history.ts'
import { slopeChart } from '../figures/slope-chart.ts'
import { nameOf, yearNames } from './comparison-names.ts'
import { changeCells } from './comparison-tables.ts'
import { definedColumn, plainColumn } from './definitions.ts'
import type { FigureSection, Row, Say, Table } from './document.ts'
import { dotOf } from './shared-sections.ts'

/**
 * One question over several rounds, all sectors together: a slope for each two neighbours.
 *
 * @param steps The earliest first; at least one, each compared in full.
 */
export function historyFigure(steps: readonly HistoryStep[], say: Say): FigureSection {
  const [first] = steps
  const last = steps.at(-1)
  const columns = [
    ...(first === undefined ? [] : [yearNames(first.comparison).first]),
    ...steps.map(({ comparison }) => yearNames(comparison).second),
  ]
  const scale = last?.item.second[0]?.scale ?? { min: 1, max: 5 }
  const question = last === undefined ? '' : nameOf(last.item)
  return {
    kind: 'figure',
    title: say('explorer.historyTitle', { from: columns[0] ?? '', to: columns.at(-1) ?? '' }),
    description: say('explorer.historyFigure'),
    chart: slopeChart({
      columns,
      pairs: steps.flatMap(({ item: { values } }, at) =>
        values === null
          ? []
          : [
              {
                from: at,
                to: at + 1,
                first: dotOf(values.total.first.mean),
                second: dotOf(values.total.second.mean),
              },
            ],
      ),
      axis: { ...scale, step: 1 },
    }),
    table: historyTable(steps, { question, say }),
  }
}

function historyTable(
  steps: readonly HistoryStep[],
  { question, say }: { readonly question: string; readonly say: Say },
): Table {
  return {
    caption: say('explorer.historyTable', { question }),
    columns: [
      plainColumn(say('explorer.rounds')),
      definedColumn(say('explorer.nBefore'), 'n'),
      definedColumn(say('explorer.before'), 'mean'),
      definedColumn(say('explorer.nAfter'), 'n'),
      definedColumn(say('explorer.after'), 'mean'),
      definedColumn(say('column.difference'), 'change'),
      definedColumn(say('column.interval'), 'interval'),
      definedColumn(say('column.verdict'), 'verdict'),
      definedColumn(say('explorer.class'), 'comparability'),
    ],
    rows: steps.flatMap(step => rowOf(step, say)),
  }
}

function rowOf({ comparison, item }: HistoryStep, say: Say): readonly Row[] {
  const { values } = item
  if (values === null) return []
  const { first, second } = yearNames(comparison)
  return [
    {
      header: say('explorer.pair', { first, second }),
      anchor: null,
      isTotal: false,
      cells: [...changeCells(values.total, values, say), { text: item.class }],
    },
  ]
}
