import {
  Chart,
  type ChartConfiguration,
  LinearScale,
  LineElement,
  PointElement,
  ScatterController,
} from 'chart.js'

/**
 * Draws the charts of a report page. The configuration comes with the page as data; the table below
 * says the same, so a reader without scripts misses nothing.
 */
Chart.register(LinearScale, LineElement, PointElement, ScatterController)

const ROW_HEIGHT_PX = 34
const AXIS_HEIGHT_PX = 48
/** A label takes at most this share of the width; the rest is broken into lines. */
const LABEL_SHARE = 0.42
const CHARACTER_PX = 7.2

/** What the page says of a chart; the rest is passed on to Chart.js as it is. */
type ChartData = ChartConfiguration<'scatter'> & {
  /** What each row is called; row number n lies at y = n. */
  readonly rows: readonly string[]
  readonly options: {
    readonly scales: {
      readonly x: { readonly ticks: object }
      readonly y: { readonly ticks: object }
    }
  }
}

function linesOf(label: string, mostCharacters: number): string[] {
  const lines: string[] = []
  for (const word of label.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < mostCharacters) {
      lines[lines.length - 1] = `${last} ${word}`
    } else lines.push(word)
  }
  return lines
}

function draw(canvas: HTMLCanvasElement): void {
  const frame = canvas.parentElement
  if (frame === null || canvas.dataset['chart'] === undefined) return
  const chart = JSON.parse(canvas.dataset['chart']) as ChartData
  const { rows: labels } = chart
  const { x, y } = chart.options.scales
  frame.hidden = false
  const characters = Math.max(12, Math.floor((frame.clientWidth * LABEL_SHARE) / CHARACTER_PX))
  const broken = labels.map(label => linesOf(label, characters))
  const mostLines = Math.max(...broken.map(lines => lines.length))
  frame.style.height = `${labels.length * Math.max(ROW_HEIGHT_PX, mostLines * 17 + 6) + AXIS_HEIGHT_PX}px`
  const style = getComputedStyle(frame)
  Chart.defaults.color = style.color
  Chart.defaults.borderColor = style.borderTopColor
  Chart.defaults.font.family = style.fontFamily
  Chart.defaults.font.size = 13
  const decimals = new Intl.NumberFormat('sv-SE')
  new Chart(canvas, {
    ...chart,
    options: {
      ...chart.options,
      scales: {
        x: {
          ...x,
          ticks: { ...x.ticks, callback: value => decimals.format(Number(value)) },
        },
        y: {
          ...y,
          // One tick for each row: a linear axis would begin counting at its edge.
          afterBuildTicks: axis => {
            axis.ticks = labels.map((_, row) => ({ value: row }))
          },
          ticks: { ...y.ticks, callback: value => broken[Number(value)] ?? '' },
          grid: { display: true },
        },
      },
    },
  })
}

for (const canvas of document.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]')) {
  draw(canvas)
}
