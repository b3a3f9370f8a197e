import type { ColumnChart, Point } from '../../figures/chart.ts'
import { LEFT, WIDTH } from '../paper/sheet.ts'
import { type Line, type Spot, type Strip, strip } from '../paper/strip.ts'
import type { Typesetter } from '../paper/typesetter.ts'
import { formatDecimal } from '../swedish.ts'
import { chartMarks, gridLine, stepsOf } from './chart-marks.ts'

const AXIS_WIDTH = 28
const PLOT = { x: LEFT + AXIS_WIDTH, y: 6, width: WIDTH - AXIS_WIDTH, height: 160 } as const
const LABEL_GAP = 8

/** A chart with a place from the left for each thing that is told of, as one figure. */
export function layOutColumnChart(chart: ColumnChart, alt: string, typesetter: Typesetter): Strip {
  const { x, y } = chart.options.scales
  const xOf = (value: number) => PLOT.x + ((value - x.min) / (x.max - x.min)) * PLOT.width
  const yOf = (value: number) => PLOT.y + ((y.max - value) / (y.max - y.min)) * PLOT.height
  const spotOf = (point: Point): Spot | null =>
    point.x === null ? null : { x: xOf(point.x), y: yOf(point.y) }
  const steps = stepsOf(y.min, y.max, y.ticks.stepSize)
  const grid = steps.map(step =>
    gridLine({ x: PLOT.x, y: yOf(step) }, { x: PLOT.x + PLOT.width, y: yOf(step) }),
  )
  const axis = steps.map((step): Line => {
    const text = formatDecimal(step, 0)
    const right = PLOT.x - 6
    return {
      text,
      style: 'step',
      x: right - typesetter.widthOf(text, 'step'),
      baseline: yOf(step) + 3,
    }
  })
  return strip([...axis, ...columnLines(chart.columns, xOf, typesetter)], {
    tag: 'Figure',
    above: 6,
    height: PLOT.y + PLOT.height + 20,
    picture: { alt, marks: [...grid, ...chartMarks(chart.data.datasets, spotOf)] },
  })
}

/** What columns are called, as many of them as have room. */
function columnLines(
  columns: readonly string[],
  xOf: (value: number) => number,
  { widthOf }: Typesetter,
): readonly Line[] {
  const widest = Math.max(0, ...columns.map(text => widthOf(text, 'step'))) + LABEL_GAP
  const each = Math.max(1, Math.ceil(widest / Math.max(1, xOf(1) - xOf(0))))
  return columns.flatMap((text, index): readonly Line[] => {
    if (index % each !== 0) return []
    const x = xOf(index) - widthOf(text, 'step') / 2
    return [{ text, style: 'step', x, baseline: PLOT.y + PLOT.height + 14 }]
  })
}
