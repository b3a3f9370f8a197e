import type { Chart, RowChart } from './chart.ts'
import type { ChartLook } from './chart-look.ts'
import { rowsOf } from './set-rows.ts'

/**
 * A chart as parts that are no higher than they may be, each with the whole axis: it is divided between rows only.
 *
 * @param mostHeight Of the rows of a part, in pixels.
 */
export function divideRows(chart: Chart, mostHeight: number, look: ChartLook): readonly Chart[] {
  if (!('rows' in chart)) return [chart]
  const ends: number[] = []
  let height = 0
  for (const [row, { height: own }] of rowsOf(chart, look).entries()) {
    if (height > 0 && height + own > mostHeight) {
      ends.push(row)
      height = 0
    }
    height += own
  }
  ends.push(chart.rows.length)
  return ends.map((end, part) => rowsBetween(chart, ends[part - 1] ?? 0, end))
}

function rowsBetween(chart: RowChart, from: number, to: number): RowChart {
  return {
    ...chart,
    rows: chart.rows.slice(from, to),
    data: {
      datasets: chart.data.datasets.map(dataset => ({
        ...dataset,
        data: dataset.data.flatMap(({ x, y }) => {
          const row = Math.round(y)
          return row < from || row >= to ? [] : [{ x, y: y - from }]
        }),
      })),
    },
  }
}
