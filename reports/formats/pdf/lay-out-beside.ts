import type { FigureSection } from '../../documents/document.ts'
import { besideTable, heightsBeside } from '../../figures/beside-table.ts'
import type { RowChart } from '../../figures/chart.ts'
import { AXIS_HEIGHT } from '../../figures/set-rows.ts'
import { drawChart } from '../figure/draw-chart.ts'
import { HEIGHT, LEFT, WIDTH } from '../paper/sheet.ts'
import { keptTogether, type Strip, strip } from '../paper/strip.ts'
import { widthInOneLine } from '../paper/column-widths.ts'
import { POINTS_PER_PIXEL } from './lay-out-figure.ts'
import { layOutRows } from './lay-out-table.ts'
import type { Setting } from './setting.ts'

const PADDING = 1.75
const GAP = 14
/** The table gives way to the chart: names that are longer are broken into lines. */
const MOST_OF_WIDTH = 0.62
/** With room for what stands above; what is higher has to be divided, and chart and table for themselves. */
const MOST_HEIGHT = HEIGHT - 80

/**
 * A chart beside its table, each of its rows on the line of the table's row: the table comes before it for the eye, and
 * says what the rows are called.
 *
 * @returns `null` where the chart has no rows, or others than the table, and where there is no room on a page.
 */
export function layOutBeside(
  { title, description, chart, table }: FigureSection,
  { say, typesetter, lettering }: Setting,
): readonly Strip[] | null {
  if (!('rows' in chart)) return null
  const width = Math.min(widthInOneLine(table, typesetter), WIDTH * MOST_OF_WIDTH)
  const strips = layOutRows(table, { width, padding: PADDING }, typesetter)
  const [head, ...rows] = strips
  if (strips.reduce((sum, { height }) => sum + height, 0) > MOST_HEIGHT) return null
  const heights = heightsBeside(
    chart,
    rows.map(({ height }) => height),
  )
  if (head === undefined || heights === null) return null
  const x = LEFT + width + GAP
  const picture = {
    alt: say('file.figureAlt', { title, description }),
    x,
    y: head.above + head.height - AXIS_HEIGHT * POINTS_PER_PIXEL,
    drawn: drawn(chart, { width: LEFT + WIDTH - x, heights, lettering }),
    scale: POINTS_PER_PIXEL,
  }
  return keptTogether([strip([], { tag: 'Figure', above: 4, height: 0, picture }), ...strips])
}

interface Room {
  /** In points, as the heights of the rows are. */
  readonly width: number
  readonly heights: readonly number[]
  readonly lettering: Setting['lettering']
}

function drawn(chart: RowChart, { width, heights, lettering }: Room) {
  const inPixels = (points: number) => points / POINTS_PER_PIXEL
  return drawChart(besideTable(chart), {
    width: Math.floor(inPixels(width)),
    rowHeights: heights.map(inPixels),
    lettering,
  })
}
