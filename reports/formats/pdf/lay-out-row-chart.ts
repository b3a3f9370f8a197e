import type { Dataset, Point, RowChart } from '../../figures/chart.ts'
import { HEIGHT, LEFT, STYLES, WIDTH } from '../paper/sheet.ts'
import { type Line, type Spot, type Strip, strip } from '../paper/strip.ts'
import { setText, type Typesetter } from '../paper/typesetter.ts'
import { formatDecimal } from '../swedish.ts'
import { chartMarks, gridLine, stepsOf } from './chart-marks.ts'

const LABEL_WIDTH = WIDTH * 0.46
/** Between what a row is called and the axis, and after the axis: a dot on its end has room. */
const GAP = 12
const PLOT = { x: LEFT + LABEL_WIDTH + GAP, width: WIDTH - LABEL_WIDTH - 2 * GAP } as const
const AXIS_HEIGHT = 16
const LEAST_ROW = 20
const ROW_PADDING = 5
/** An empty row, which sets apart. */
const EMPTY_ROW = 8
/** How far one step of the chart's own rows is, for what stands beside the middle of a row. */
const STEP = 26
/** A chart that is taller is divided, each part with its axis. */
const TALLEST = HEIGHT - 120

/** A row as it is printed. */
interface SetRow {
  /** Its number in the chart. */
  readonly at: number
  readonly lines: readonly Line[]
  readonly height: number
}

/** A chart with a line for each thing that is told of, as figures of at most a page each. */
export function layOutRowChart(
  chart: RowChart,
  alt: string,
  typesetter: Typesetter,
): readonly Strip[] {
  const rows = chart.rows.map((label, at) => setRow(label, at, typesetter))
  return divided(rows).map(part => layOutPart(part, { chart, alt, typesetter }))
}

function setRow(label: string, at: number, typesetter: Typesetter): SetRow {
  if (label === '') return { at, lines: [], height: EMPTY_ROW }
  const set = setText(label, 'cell', { x: LEFT, width: LABEL_WIDTH, typesetter })
  return { at, lines: set.lines, height: Math.max(LEAST_ROW, set.height + ROW_PADDING) }
}

function divided(rows: readonly SetRow[]): readonly (readonly SetRow[])[] {
  const parts: SetRow[][] = [[]]
  let height = 0
  for (const row of rows) {
    if (height > 0 && height + row.height > TALLEST) {
      parts.push([])
      height = 0
    }
    parts.at(-1)?.push(row)
    height += row.height
  }
  return parts
}

function layOutPart(
  rows: readonly SetRow[],
  {
    chart,
    alt,
    typesetter,
  }: { readonly chart: RowChart; readonly alt: string; readonly typesetter: Typesetter },
): Strip {
  const { min, max, ticks } = chart.options.scales.x
  const xOf = (value: number) => PLOT.x + ((value - min) / (max - min)) * PLOT.width
  const { middles, lines, bottom } = stacked(rows)
  const spotOf = ({ x, y }: Point): Spot | null => {
    const middle = middles.get(Math.round(y))
    if (x === null || middle === undefined) return null
    return { x: xOf(x), y: middle + (y - Math.round(y)) * STEP }
  }
  const steps = stepsOf(min, max, ticks.stepSize)
  const grid = steps.map(step =>
    gridLine({ x: xOf(step), y: AXIS_HEIGHT - 2 }, { x: xOf(step), y: bottom }),
  )
  const datasets = chart.data.datasets.map(each => ofRows(each, middles))
  return strip([...axisLines(steps, xOf, typesetter), ...lines], {
    tag: 'Figure',
    above: 6,
    height: bottom + 4,
    picture: { alt, marks: [...grid, ...chartMarks(datasets, spotOf)] },
  })
}

/** Rows under one another: where the middle of each is, and what they are called beside it. */
function stacked(rows: readonly SetRow[]) {
  const middles = new Map<number, number>()
  const lines: Line[] = []
  let top = AXIS_HEIGHT
  for (const { at, lines: own, height } of rows) {
    middles.set(at, top + height / 2)
    const down = top + (height - own.length * STYLES.cell.leading) / 2
    lines.push(...own.map(line => ({ ...line, baseline: line.baseline + down })))
    top += height
  }
  return { middles, lines, bottom: top }
}

/** Without what belongs to the rows of another part. */
function ofRows(dataset: Dataset, middles: ReadonlyMap<number, number>): Dataset {
  return { ...dataset, data: dataset.data.filter(({ y }) => middles.has(Math.round(y))) }
}

function axisLines(
  steps: readonly number[],
  xOf: (value: number) => number,
  { widthOf }: Typesetter,
): readonly Line[] {
  return steps.map(step => {
    const text = formatDecimal(step, Number.isInteger(step) ? 0 : 1)
    return { text, style: 'step', x: xOf(step) - widthOf(text, 'step') / 2, baseline: 10 }
  })
}
