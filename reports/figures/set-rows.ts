import { wrapText } from '../formats/wrap-text.ts'
import type { Point, RowChart, RowText } from './chart.ts'
import { axisText, type ChartLook, frameOf, TEXT, ticksAt } from './chart-look.ts'
import { type SetChart, setDatasets } from './set-datasets.ts'
import { type PlacedText, wordsOnChart } from './words-on-chart.ts'

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
/** Above the rows: the numbers of the axis, in pixels. */
export const AXIS_HEIGHT = 24
/** Between the axis and what stands beside it. */
const GAP = 10

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
  const { min, max, position, named } = chart.options.scales.x
  const x = {
    ...frameOf(look),
    min,
    max,
    position,
    afterBuildTicks: ticksAt(named.map(({ value }) => value)),
    ticks: {
      ...axisText(look),
      callback: (_: unknown, index: number) => named[index]?.text ?? '',
    },
  }
  return {
    height: height + AXIS_HEIGHT,
    config: {
      type: 'scatter',
      data: { datasets: setDatasets(chart.data.datasets, look, placedIn(rows)) },
      options: {
        ...chart.options,
        layout: {
          // Room for the halves of dots at the edges would move the rows away from those that they stand beside.
          autoPadding: look.rowHeights === undefined,
          padding: { right: GAP + basesWidth(chart, look) },
        },
        scales: { x, y: nameAxis(rows, height, look) },
      },
      plugins: [wordsOnChart([...textsIn(chart, rows, look), ...basesIn(chart, rows)], look)],
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
export function rowsOf(chart: RowChart, look: ChartLook): readonly SetRow[] {
  const room = labelRoom(look)
  let top = 0
  return chart.rows.map((name, row) => {
    const label = [name, ...textsBeside(chart, row, look).map(text => `(${text})`)].join(' ')
    const lines = label === '' ? [] : wrapText(label, room, look.widthOf)
    const height = look.rowHeights?.[row] ?? heightOf(lines)
    top += height
    return { lines, height, middle: top - height / 2 }
  })
}

function heightOf(lines: readonly string[]): number {
  return lines.length === 0
    ? EMPTY_ROW
    : Math.max(LEAST_ROW, lines.length * TEXT.leading + ROW_PADDING)
}

function labelRoom({ width }: ChartLook): number {
  return Math.max(LEAST_LABEL, width * LABEL_SHARE)
}

/** The words of a row that have no room in it. */
function textsBeside(chart: RowChart, row: number, look: ChartLook): readonly string[] {
  return chart.texts
    .filter(text => text.y === row && text.otherwise === 'label' && !hasRoom(text, chart, look))
    .map(({ text }) => text)
}

function hasRoom({ text, room }: RowText, chart: RowChart, look: ChartLook): boolean {
  const { min, max } = chart.options.scales.x
  const names = Math.min(labelRoom(look), Math.max(0, ...chart.rows.map(look.widthOf)))
  const plot = look.width - names - 2 * GAP - basesWidth(chart, look)
  return look.widthOf(text) <= (room / (max - min)) * plot
}

function textsIn(chart: RowChart, rows: readonly SetRow[], look: ChartLook): readonly PlacedText[] {
  return chart.texts
    .filter(text => hasRoom(text, chart, look))
    .map(({ text, x, y, align, colour }) => {
      return { text, x, y: rows[y]?.middle ?? 0, align, colour }
    })
}

/** How much of the width what stands at the right of the rows takes. */
function basesWidth({ bases }: RowChart, { widthOf }: ChartLook): number {
  if (bases === null) return 0
  return GAP + Math.max(...[bases.name, ...bases.rows].map(widthOf))
}

function basesIn({ bases }: RowChart, rows: readonly SetRow[]): readonly PlacedText[] {
  if (bases === null) return []
  const beside = { x: 'edge', align: 'right', colour: null } as const
  return [
    { ...beside, text: bases.name, y: -AXIS_HEIGHT / 2 },
    ...bases.rows.map((text, row) => ({ ...beside, text, y: rows[row]?.middle ?? 0 })),
  ]
}

function placedIn(rows: readonly SetRow[]): (point: Point) => Point {
  return ({ x, y }) => {
    const row = Math.round(y)
    return { x, y: (rows[row]?.middle ?? 0) + (y - row) * STEP }
  }
}
