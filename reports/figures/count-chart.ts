import { formatCount } from '../formats/swedish.ts'
import type { RowChart } from './chart.ts'
import { DOTS } from './marks.ts'
import { rowOptions } from './row-options.ts'

export interface CountChartSource {
  /** In the order in which they are told: whole numbers of the same thing. */
  readonly rows: readonly { readonly label: string; readonly count: number }[]
  /** What the numbers at the right of the rows are. */
  readonly name: string
}

/** How high a bar is, in pixels. */
const HEIGHT = 16
/** The axis has at most so many steps of whole numbers. */
const MOST_STEPS = 5

/** How many there are of each, as bars from zero with the number at the right. */
export function countChart({ rows, name }: CountChartSource): RowChart {
  const most = Math.max(1, ...rows.map(({ count }) => count))
  const step = Math.ceil(most / MOST_STEPS)
  const steps = Math.ceil(most / step)
  const named = Array.from({ length: steps + 1 }, (_, at) => ({
    value: at * step,
    text: formatCount(at * step),
  }))
  const data = rows.flatMap(({ count }, y) =>
    count === 0
      ? []
      : [
          { x: 0, y },
          { x: count, y },
          { x: null, y },
        ],
  )
  const bars = { ...DOTS, label: '', data, showLine: true, pointRadius: 0, borderWidth: HEIGHT }
  return {
    type: 'scatter',
    rows: rows.map(({ label }) => label),
    keyRows: 0,
    bases: { name, rows: rows.map(({ count }) => formatCount(count)) },
    texts: [],
    data: { datasets: [{ ...bars, order: 1 }] },
    options: rowOptions({ min: 0, max: steps * step, named }, rows.length),
  }
}
