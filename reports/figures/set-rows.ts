import { formatDecimal } from '../formats/swedish.ts'
import { wrapText } from '../formats/wrap-text.ts'
import type { Point, RowChart } from './chart.ts'
import { axisText, type ChartLook, frameOf, TEXT, ticksAt } from './chart-look.ts'
import { type SetChart, setDatasets } from './set-datasets.ts'

/** What rows are called takes at most this share of the width; the rest of it is broken into lines. */
const LABEL_SHARE = 0.44
/** Below this the words of what a row is called have no room. */
const LEAST_LABEL = 110
const LEAST_ROW = 30
const ROW_PADDING = 10
/** An empty row, which sets apart. */
const EMPTY_ROW = 10
/** How far one step of the chart's own rows is, for what stands beside the middle of a row. */
const STEP = 36
/** Above the rows: the numbers of the axis. */
const AXIS_HEIGHT = 24

/** A row as it is shown. */
export interface SetRow {
  readonly lines: readonly string[]
  /** From the top of the first row, in pixels. */
  readonly middle: number
  readonly height: number
}

/** A chart of rows as Chart.js draws it: each row is as high as its words need. */
export function setRows(chart: RowChart, look: ChartLook): SetChart {
  const rows = rowsOf(chart, look)
  const height = rows.reduce((sum, row) => sum + row.height, 0)
  const { min, max, position, ticks } = chart.options.scales.x
  const x = {
    ...frameOf(look),
    min,
    max,
    position,
    ticks: { ...ticks, ...axisText(look), callback: numberOf },
  }
  return {
    height: height + AXIS_HEIGHT,
    config: {
      type: 'scatter',
      data: { datasets: setDatasets(chart.data.datasets, look, placedIn(rows)) },
      options: {
        ...chart.options,
        layout: { padding: { right: 10 } },
        scales: { x, y: nameAxis(rows, height, look) },
      },
    },
  }
}

/** What rows are called, each in the middle of its row. */
function nameAxis(rows: readonly SetRow[], height: number, look: ChartLook) {
  const named = rows.filter(({ lines }) => lines.length > 0)
  return {
    ...frameOf(look),
    type: 'linear',
    reverse: true,
    min: 0,
    max: height,
    afterBuildTicks: ticksAt(named.map(({ middle }) => middle)),
    ticks: {
      ...axisText(look),
      autoSkip: false,
      crossAlign: 'far',
      callback: (_: unknown, index: number) => [...(named[index]?.lines ?? [])],
    },
  } as const
}

/** The rows under one another. */
export function rowsOf({ rows }: RowChart, { width, widthOf }: ChartLook): readonly SetRow[] {
  const room = Math.max(LEAST_LABEL, width * LABEL_SHARE)
  let top = 0
  return rows.map(label => {
    const lines = label === '' ? [] : wrapText(label, room, widthOf)
    const height =
      label === '' ? EMPTY_ROW : Math.max(LEAST_ROW, lines.length * TEXT.leading + ROW_PADDING)
    top += height
    return { lines, height, middle: top - height / 2 }
  })
}

function placedIn(rows: readonly SetRow[]): (point: Point) => Point {
  return ({ x, y }) => {
    const row = Math.round(y)
    return { x, y: (rows[row]?.middle ?? 0) + (y - row) * STEP }
  }
}

function numberOf(value: string | number): string {
  const x = Number(value)
  return formatDecimal(x, Number.isInteger(x) ? 0 : 1)
}
