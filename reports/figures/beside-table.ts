import type { RowChart } from './chart.ts'

/**
 * A chart that stands beside its table: what its rows are called and how many are behind them is said there, and said
 * once.
 */
export function besideTable(chart: RowChart): RowChart {
  return { ...chart, rows: chart.rows.map(() => ''), bases: null }
}

/**
 * How high each row of a chart is where it stands beside rows of a table; a row that only sets others apart takes no
 * room.
 *
 * @param heights Of the rows of the table, from the top, in any unit; the same unit is returned.
 * @returns `null` where the chart has other rows than the table.
 */
export function heightsBeside(
  { rows }: RowChart,
  heights: readonly number[],
): readonly number[] | null {
  const places = rows.map((name, row) =>
    name === '' ? null : rows.slice(0, row).filter(before => before !== '').length,
  )
  if (places.filter(place => place !== null).length !== heights.length) return null
  return places.map(place => (place === null ? 0 : (heights[place] ?? 0)))
}
