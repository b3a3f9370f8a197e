import type { Chart } from './chart.ts'
import type { ChartLook } from './chart-look.ts'
import { setColumns } from './set-columns.ts'
import { setPanels } from './set-panels.ts'
import type { SetChart } from './set-datasets.ts'
import { setRows } from './set-rows.ts'

/** A chart as Chart.js draws it, in a browser and in a file: the same place gives the same figure. */
export function setChart(chart: Chart, look: ChartLook): SetChart {
  if ('rows' in chart) return setRows(chart, look)
  return 'panels' in chart ? setPanels(chart, look) : setColumns(chart, look)
}
