import type { Chart } from './chart.ts'
import type { ChartLook } from './chart-look.ts'
import { setColumns } from './set-columns.ts'
import type { SetChart } from './set-datasets.ts'
import { setRows } from './set-rows.ts'

/** A chart as Chart.js draws it, in a browser and in a file: the same place gives the same figure. */
export function setChart(chart: Chart, look: ChartLook): SetChart {
  return 'rows' in chart ? setRows(chart, look) : setColumns(chart, look)
}
