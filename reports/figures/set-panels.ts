import { formatDecimal } from '../formats/swedish.ts'
import { wrapText } from '../formats/wrap-text.ts'
import type { Panel, PanelChart, Point } from './chart.ts'
import { axisText, type ChartLook, frameOf, TEXT, ticksAt } from './chart-look.ts'
import { type SetChart, setDatasets } from './set-datasets.ts'
import { type PlacedText, wordsOnChart } from './words-on-chart.ts'

/** How wide a panel is at least, and how high what is drawn in it, in pixels. */
const LEAST_WIDTH = 118
const PLOT = 130
/** Beside the panels: the numbers of the axis. */
const AXIS_WIDTH = 34
const PADDING = 12

/** A row of panels: from the top of its names, in pixels. */
interface Shelf {
  readonly plot: number
  readonly bottom: number
}

/** A chart of panels as Chart.js draws it: as many beside one another as have room, the rest below. */
export function setPanels(chart: PanelChart, look: ChartLook): SetChart {
  const { set, beside, shelves } = shelve(chart, look)
  const shelfOf = (panel: number) => shelves[Math.floor(panel / beside)] ?? { plot: 0, bottom: 0 }
  const { y } = chart.options.scales
  const down = (value: number) => ((y.max - value) / (y.max - y.min)) * PLOT
  const placed = ({ x, y: value }: Point): Point => {
    if (x === null) return { x, y: 0 }
    const panel = Math.floor(x)
    return { x: (panel % beside) + (x - panel), y: shelfOf(panel).plot + down(value) }
  }
  const height = shelves.at(-1)?.bottom ?? 0
  const texts = set.flatMap((panel, at) => textsOf(panel, at % beside, shelfOf(at)))
  return {
    height,
    config: {
      type: 'scatter',
      data: { datasets: setDatasets(chart.data.datasets, look, placed) },
      options: {
        ...chart.options,
        scales: {
          x: { type: 'linear', display: false, min: 0, max: beside },
          y: { ...frameOf(look), ...numbered(shelves, y, look), min: 0, max: height },
        },
      },
      plugins: [wordsOnChart(texts, look)],
    },
  }
}

/** Puts panels into rows, as many beside one another as have room. */
export function shelve({ panels }: PanelChart, look: ChartLook) {
  const beside = Math.max(2, Math.floor((look.width - AXIS_WIDTH) / LEAST_WIDTH))
  const room = (look.width - AXIS_WIDTH) / beside - PADDING
  const set = panels.map(panel => ({
    ...panel,
    names: wrapText(panel.name, room, look.widthOf),
    gaps: panel.gap === '' ? [] : wrapText(panel.gap, room, look.widthOf),
  }))
  return { set, beside, shelves: shelvesOf(set, beside) }
}

type SetPanel = Panel & { readonly names: readonly string[]; readonly gaps: readonly string[] }

/** The rows of panels under one another, each with room for the longest of its names. */
function shelvesOf(panels: readonly SetPanel[], beside: number): readonly Shelf[] {
  const shelves: Shelf[] = []
  for (let first = 0; first < panels.length; first += beside) {
    const top = shelves.at(-1)?.bottom ?? 0
    const on = panels.slice(first, first + beside)
    const plot = top + Math.max(...on.map(({ names }) => names.length)) * TEXT.leading + PADDING
    const lines = Math.max(
      ...on.flatMap(({ columns }) => columns.map(({ lines: each }) => each.length)),
    )
    shelves.push({ plot, bottom: plot + PLOT + lines * TEXT.leading + 2 * PADDING })
  }
  return shelves
}

/** The steps of the axis, once for each row of panels. */
function numbered(
  shelves: readonly Shelf[],
  { min, max, step }: PanelChart['options']['scales']['y'],
  look: ChartLook,
) {
  const values = Array.from(
    { length: Math.floor((max - min) / step) + 1 },
    (_, at) => min + at * step,
  )
  const named = shelves.flatMap(({ plot }) =>
    values.map(value => ({ at: plot + ((max - value) / (max - min)) * PLOT, value })),
  )
  return {
    type: 'linear',
    reverse: true,
    afterBuildTicks: ticksAt(named.map(({ at }) => at)),
    ticks: {
      ...axisText(look),
      autoSkip: false,
      callback: (_: unknown, index: number) => formatDecimal(named[index]?.value ?? 0, 0),
    },
  } as const
}

/** What a panel is called above it, its rounds below it, and what is not there where there are no dots. */
function textsOf(
  { names, gaps, columns, isLow }: SetPanel,
  left: number,
  { plot }: Shelf,
): readonly PlacedText[] {
  const under = (lines: readonly string[], x: number, top: number) =>
    lines.map((text, line) => ({
      text,
      x: left + x,
      y: top + (line + 0.5) * TEXT.leading,
      align: 'center' as const,
      colour: null,
    }))
  const space = PADDING / 2
  const gapTop = isLow ? plot + space : plot + PLOT - space - gaps.length * TEXT.leading
  return [
    ...under(names, 0.5, plot - space - names.length * TEXT.leading),
    ...under(gaps, 0.5, gapTop),
    ...columns.flatMap(({ x, lines }) => under(lines, x, plot + PLOT + space)),
  ]
}
