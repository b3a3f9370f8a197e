import { formatDecimal } from '../formats/swedish.ts'
import type { ColumnChart } from './chart.ts'
import { axisText, type ChartLook, frameOf, ticksAt } from './chart-look.ts'
import { type SetChart, setDatasets } from './set-datasets.ts'

const HEIGHT = 280
const LABEL_GAP = 14
/** About so much is left of the width for the columns. */
const PLOT_SHARE = 0.92

/** A chart of columns as Chart.js draws it: so many of them are named as there is room for, the last among them. */
export function setColumns(chart: ColumnChart, look: ChartLook): SetChart {
  const { x, y } = chart.options.scales
  const text = axisText(look)
  const ticks = {
    ...y.ticks,
    ...text,
    callback: (value: unknown) => formatDecimal(Number(value), 0),
  }
  return {
    height: HEIGHT,
    config: {
      type: 'scatter',
      data: { datasets: setDatasets(chart.data.datasets, look, point => point) },
      options: {
        ...chart.options,
        scales: {
          x: { ...x, ...nameAxis(chart.columns, look) },
          y: { ...y, ...frameOf(look), ticks },
        },
      },
    },
  }
}

/** What columns are called, as many of them as have room. */
function nameAxis(columns: readonly string[], look: ChartLook) {
  const widest = Math.max(0, ...columns.map(look.widthOf)) + LABEL_GAP
  const each = Math.max(1, Math.ceil((widest * columns.length) / (look.width * PLOT_SHARE)))
  const last = columns.length - 1
  const named = columns.map((_, column) => column).filter(column => (last - column) % each === 0)
  return {
    afterBuildTicks: ticksAt(named),
    ticks: {
      ...axisText(look),
      autoSkip: false,
      maxRotation: 0,
      callback: (value: unknown) => columns[Number(value)] ?? '',
    },
    grid: { display: false },
    border: { display: false },
  }
}
