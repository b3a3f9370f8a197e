import type { Chart } from './chart.ts'
import type { ChartLook } from './chart-look.ts'
import { dividePanels } from './divide-panels.ts'
import { divideRows } from './divide-rows.ts'

/**
 * A chart as parts that are no higher than they may be, each with the whole axis: it is divided between rows, or between
 * rows of panels.
 *
 * @param mostHeight Of what a part shows, in pixels.
 */
export function divideChart(chart: Chart, mostHeight: number, look: ChartLook): readonly Chart[] {
  if ('rows' in chart) return divideRows(chart, mostHeight, look)
  return 'panels' in chart ? dividePanels(chart, mostHeight, look) : [chart]
}
