import {
  Chart as ChartJs,
  LinearScale,
  LineElement,
  PointElement,
  ScatterController,
} from 'chart.js'

import type { Chart } from '../../figures/chart.ts'
import { type ChartLook, TEXT } from '../../figures/chart-look.ts'
import { setChart } from '../../figures/set-chart.ts'
import type { DrawnChart, Easel } from './drawn-chart.ts'
import { createMarkRecorder } from './mark-recorder.ts'

ChartJs.register(LinearScale, LineElement, PointElement, ScatterController)

/** Ink on white paper. */
const ON_PAPER = {
  ink: '#1a1a1a',
  grid: '#d0d0d0',
  paper: '#ffffff',
  fontFamily: 'Source Sans 3',
} as const

/** How charts look in files. */
export function paperLook({ width, lettering, rowHeights }: Easel): ChartLook {
  const face = { weight: 'regular', size: TEXT.size } as const
  return { ...ON_PAPER, width, rowHeights, widthOf: text => lettering.widthOf(text, face) }
}

/**
 * Draws a chart as the browser does, with Chart.js and the same configuration, on a surface that keeps its marks. The
 * same chart gives the same marks.
 *
 * @param top Of the chart in what is drawn, in pixels: what stands above has been drawn already.
 */
export function drawChart(chart: Chart, easel: Easel, top = 0): DrawnChart {
  const { width, lettering } = easel
  const { height, config } = setChart(chart, paperLook(easel))
  const { context, marks } = createMarkRecorder(lettering, top)
  // All that Chart.js asks of an element of a page.
  const canvas = { width, height, getContext: () => context }
  Object.assign(context, { canvas })
  const options = { ...config.options, responsive: false, devicePixelRatio: 1, events: [] }
  new ChartJs(canvas, { ...config, options }).destroy()
  return { width, height: top + height, marks }
}
