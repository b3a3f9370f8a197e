import type { RowChart } from './chart.ts'
import type { ChartLook } from './chart-look.ts'
import { evenParts } from './even-parts.ts'
import { rowsOf } from './set-rows.ts'

/**
 * A chart as parts that are no higher than they may be, each with the whole axis and with the rows that tell how to
 * read it: it is divided between rows only.
 *
 * @param mostHeight Of the rows of a part, in pixels.
 */
export function divideRows(
  chart: RowChart,
  mostHeight: number,
  look: ChartLook,
): readonly RowChart[] {
  const heights = rowsOf(chart, look).map(({ height }) => height)
  const keys = heights.slice(0, chart.keyRows)
  const keysHeight = keys.reduce((sum, height) => sum + height, 0)
  const parts = evenParts(heights.slice(chart.keyRows), mostHeight - keysHeight)
  return parts.map(rows => partOf(chart, [...keys.keys(), ...rows.map(row => row + keys.length)]))
}

/** @param rows Which of its rows, in order. */
function partOf(chart: RowChart, rows: readonly number[]): RowChart {
  const places = new Map(rows.map((row, place) => [row, place]))
  const moved = <Placed extends { readonly y: number }>(placed: Placed): readonly Placed[] => {
    const row = Math.round(placed.y)
    const place = places.get(row)
    return place === undefined ? [] : [{ ...placed, y: placed.y - row + place }]
  }
  const { bases } = chart
  const inPart = (of: readonly string[]) => rows.map(row => of[row] ?? '')
  return {
    ...chart,
    rows: inPart(chart.rows),
    bases: bases === null ? null : { ...bases, rows: inPart(bases.rows) },
    texts: chart.texts.flatMap(moved),
    data: {
      datasets: chart.data.datasets.map(dataset => ({
        ...dataset,
        data: dataset.data.flatMap(moved),
      })),
    },
  }
}
