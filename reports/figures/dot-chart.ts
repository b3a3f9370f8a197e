import { formatDecimal } from '../formats/swedish.ts'
import type { Dataset, Point, RowChart, RowText } from './chart.ts'
import { COLOUR, DOTS, LINE_COLOUR } from './marks.ts'
import { rowOptions } from './row-options.ts'

/** A mean and, where there is one, its interval. */
export interface Dot {
  readonly mean: number
  readonly interval: readonly [number, number] | null
}

/** One line of a dot chart: a sector or a question, and where its means lie. */
export interface DotRow {
  readonly label: string
  /** How many are behind it. */
  readonly base: string
  /** What stands in the place of a dot that is withheld or missing: a row is never left out. Empty: all are there. */
  readonly gap: string
  /** Set apart from the rows before it. */
  readonly isTotal: boolean
  /** The earlier year; `null` in a chart of one year, and where it is withheld or missing. */
  readonly first: Dot | null
  readonly second: Dot | null
}

export interface DotChartSource {
  readonly rows: readonly DotRow[]
  /** What `base` is: n. */
  readonly bases: string
  /** The ends of the scale as asked: the axis is never cut. */
  readonly axis: { readonly min: number; readonly max: number; readonly step: number }
  /** Names of the two series; `first` is `null` in a chart of one year. */
  readonly series: { readonly first: string | null; readonly second: string }
}

/** Readable on white and on black, in grey print, and with any colour vision: shape tells first. */
const HOLLOW = 'transparent'
/** How far two years of one row stand apart, so that neither hides the other. */
const APART = 0.15

/**
 * Means as dots with their intervals, on the scale's own axis. Two years: a hollow diamond for the
 * earlier, a filled dot for the later just under it, and a line between.
 */
export function dotChart({ rows: given, bases, axis, series }: DotChartSource): RowChart {
  const rows = given.flatMap(row => (row.isTotal ? [GAP, row] : [row]))
  const isPair = series.first !== null
  const placed = rows.map((row, y) => ({
    first: isPair && row.first !== null ? { ...row.first, y: y - APART } : null,
    second: row.second === null ? null : { ...row.second, y: isPair ? y + APART : y },
  }))
  const first = placed.flatMap(row => row.first ?? [])
  const second = placed.flatMap(row => row.second ?? [])
  return {
    type: 'scatter',
    rows: rows.map(({ label }) => label),
    keyRows: 0,
    bases: { name: bases, rows: rows.map(({ base }) => base) },
    texts: rows.flatMap((row, y) => gapText(row, y, axis)),
    data: {
      datasets: [
        ...(isPair ? [linesBetween(placed)] : []),
        ...intervals([...first, ...second], axis),
        ...(series.first === null ? [] : [earlierDots(first, series.first)]),
        laterDots(second, series.second),
      ],
    },
    options: rowOptions({ min: axis.min, max: axis.max, named: numbersOn(axis) }, rows.length),
  }
}

/** An empty row: sets the total apart. */
const GAP: DotRow = { label: '', base: '', gap: '', isTotal: false, first: null, second: null }

/** Every step of the scale. */
function numbersOn({ min, max, step }: DotChartSource['axis']) {
  const count = Math.floor((max - min) / step) + 1
  return Array.from({ length: count }, (_, at) => {
    const value = min + at * step
    return { value, text: formatDecimal(value, Number.isInteger(value) ? 0 : 1) }
  })
}

/** What is not there, in words at the end of the row that is farther from what is. */
function gapText(
  { gap, first, second }: DotRow,
  y: number,
  { min, max }: DotChartSource['axis'],
): readonly RowText[] {
  if (gap === '') return []
  const ends = [first, second].flatMap(dot =>
    dot === null ? [] : [dot.mean, ...(dot.interval ?? [])],
  )
  const [before, after] = [Math.min(max, ...ends) - min, max - Math.max(min, ...ends)]
  const place =
    before >= after
      ? ({ x: min, align: 'left', room: before } as const)
      : ({ x: max, align: 'right', room: after } as const)
  return [{ ...place, text: gap, y, colour: null, otherwise: 'label' }]
}

interface PlacedDot extends Dot {
  readonly y: number
}

function earlierDots(dots: readonly PlacedDot[], label: string): Dataset {
  return {
    ...DOTS,
    label,
    data: dots.map(({ mean, y }) => ({ x: mean, y })),
    pointRadius: 7,
    pointStyle: 'rectRot',
    backgroundColor: HOLLOW,
    order: 2,
  }
}

function laterDots(dots: readonly PlacedDot[], label: string): Dataset {
  return { ...DOTS, label, data: dots.map(({ mean, y }) => ({ x: mean, y })), order: 1 }
}

const LINE = {
  ...DOTS,
  label: '',
  showLine: true,
  pointRadius: 0,
  borderColor: LINE_COLOUR,
  backgroundColor: LINE_COLOUR,
} as const

/** Polylines that break after each row. */
function linesBetween(
  rows: readonly { readonly first: PlacedDot | null; readonly second: PlacedDot | null }[],
): Dataset {
  const data = rows.flatMap(({ first, second }) =>
    first === null || second === null
      ? []
      : segment({ x: first.mean, y: first.y }, { x: second.mean, y: second.y }),
  )
  return { ...LINE, data, order: 4 }
}

/** A thin line for each interval, cut where the scale ends, with a stroke at each end. */
function intervals(
  dots: readonly PlacedDot[],
  { min, max }: DotChartSource['axis'],
): readonly Dataset[] {
  const spans = dots.flatMap(({ interval, y }) => {
    if (interval === null) return []
    const [low, high] = interval
    return [{ low: Math.max(min, low), high: Math.min(max, high), y }]
  })
  if (spans.length === 0) return []
  const lines = spans.flatMap(({ low, high, y }) => segment({ x: low, y }, { x: high, y }))
  const ends = spans.flatMap(({ low, high, y }) => [
    { x: low, y },
    { x: high, y },
  ])
  const thin = { ...LINE, borderColor: COLOUR, backgroundColor: COLOUR, borderWidth: 1, order: 3 }
  return [
    { ...thin, data: lines },
    { ...thin, data: ends, showLine: false, pointRadius: 4, pointStyle: 'line', rotation: 90 },
  ]
}

function segment(from: Point, to: Point): readonly Point[] {
  return [from, to, { x: null, y: to.y }]
}
