import { Chart, LinearScale, LineElement, PointElement, ScatterController } from 'chart.js'

import type { Chart as ReportChart } from '../../reports/figures/chart.ts'
import { TEXT } from '../../reports/figures/chart-look.ts'
import { setChart } from '../../reports/figures/set-chart.ts'

/**
 * Draws the charts of a report page. What they show comes with the page as data, and how they are set is what files
 * are set by as well; the table below says the same, so a reader without scripts misses nothing.
 */
Chart.register(LinearScale, LineElement, PointElement, ScatterController)

const charts: Chart[] = []

function draw(canvas: HTMLCanvasElement): void {
  const frame = canvas.parentElement
  const context = canvas.getContext('2d')
  if (frame === null || context === null || canvas.dataset['chart'] === undefined) return
  const chart = JSON.parse(canvas.dataset['chart']) as ReportChart
  frame.hidden = false
  const { color, borderTopColor, backgroundColor, fontFamily } = getComputedStyle(frame)
  context.font = `${TEXT.size}px ${fontFamily}`
  const { height, config } = setChart(chart, {
    width: frame.clientWidth,
    ink: color,
    grid: borderTopColor,
    paper: backgroundColor,
    fontFamily,
    widthOf: text => context.measureText(text).width,
  })
  frame.style.height = `${height}px`
  charts.push(new Chart(canvas, config))
}

/** Paper is finer than a screen. */
const ON_PAPER = 3

function drawAgain(devicePixelRatio: number): void {
  for (const chart of charts) {
    chart.options.devicePixelRatio = devicePixelRatio
    chart.resize()
  }
}

for (const canvas of document.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]')) {
  draw(canvas)
}
window.addEventListener('beforeprint', () => drawAgain(ON_PAPER))
window.addEventListener('afterprint', () => drawAgain(window.devicePixelRatio))
