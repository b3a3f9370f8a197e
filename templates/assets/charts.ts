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

type Config = ChartConfiguration<'scatter'>

/** What the page says of a chart; the rest is passed on to Chart.js as it is. */
type RowData = Config & {
  /** What each row is called; row number n lies at y = n. */
  readonly rows: readonly string[]
  readonly options: {
    readonly scales: {
      readonly x: { readonly ticks: object }
      readonly y: { readonly ticks: object }
    }
  }
}

type ColumnData = Config & {
  /** What each column is called; column number n lies at x = n. */
  readonly columns: readonly string[]
  readonly options: {
    readonly scales: { readonly x: object; readonly y: { readonly ticks: object } }
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

const decimals = new Intl.NumberFormat('sv-SE')
const asNumber = (value: string | number) => decimals.format(Number(value))

/** One line for each row, as high as its label needs. */
function rowConfig(chart: RowData, frame: HTMLElement): Config {
  const { rows: labels } = chart
  const { x, y } = chart.options.scales
  const characters = Math.max(12, Math.floor((frame.clientWidth * LABEL_SHARE) / CHARACTER_PX))
  const broken = labels.map(label => linesOf(label, characters))
  const mostLines = Math.max(...broken.map(lines => lines.length))
  frame.style.height = `${labels.length * Math.max(ROW_HEIGHT_PX, mostLines * 17 + 6) + AXIS_HEIGHT_PX}px`
  const scales = {
    x: { ...x, ticks: { ...x.ticks, callback: asNumber } },
    y: {
      ...y,
      // One tick for each row: a linear axis would begin counting at its edge.
      afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
        axis.ticks = labels.map((_, row) => ({ value: row }))
      },
      ticks: { ...y.ticks, callback: (value: string | number) => broken[Number(value)] ?? '' },
      grid: { display: true },
    },
  }
  return { ...chart, options: { ...chart.options, scales } }
}

const COLUMN_HEIGHT_PX = 280
const COLUMN_LABEL_PX = 64

/** One place for each column; of their labels so many as there is room for, the last always among them. */
function columnConfig(chart: ColumnData, frame: HTMLElement): Config {
  const { columns } = chart
  const { x, y } = chart.options.scales
  frame.style.height = `${COLUMN_HEIGHT_PX}px`
  const step = Math.ceil(
    columns.length / Math.max(1, Math.floor(frame.clientWidth / COLUMN_LABEL_PX)),
  )
  const last = columns.length - 1
  const scales = {
    x: {
      ...x,
      afterBuildTicks: (axis: { ticks: { value: number }[] }) => {
        axis.ticks = columns
          .map((_, column) => ({ value: column }))
          .filter(({ value }) => (last - value) % step === 0)
      },
      ticks: {
        autoSkip: false,
        maxRotation: 0,
        callback: (value: string | number) => columns[Number(value)] ?? '',
      },
      grid: { display: false },
    },
    y: { ...y, ticks: { ...y.ticks, callback: asNumber } },
  }
  return { ...chart, options: { ...chart.options, scales } }
}

function draw(canvas: HTMLCanvasElement): void {
  const frame = canvas.parentElement
  if (frame === null || canvas.dataset['chart'] === undefined) return
  const chart = JSON.parse(canvas.dataset['chart']) as RowData | ColumnData
  frame.hidden = false
  const style = getComputedStyle(frame)
  Chart.defaults.color = style.color
  Chart.defaults.borderColor = style.borderTopColor
  Chart.defaults.font.family = style.fontFamily
  Chart.defaults.font.size = 13
  new Chart(canvas, 'rows' in chart ? rowConfig(chart, frame) : columnConfig(chart, frame))
}

for (const canvas of document.querySelectorAll<HTMLCanvasElement>('canvas[data-chart]')) {
  draw(canvas)
}
