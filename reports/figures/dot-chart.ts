import type { Chart, Dataset } from './chart.ts'

/** One line of a dot chart: a sector or a question, and where its means lie. */
export interface DotRow {
  /** Says also what is withheld: a row is never left out. */
  readonly label: string
  /** Set apart from the rows before it. */
  readonly isTotal: boolean
  /** The earlier year; `null` in a chart of one year, and where it is withheld or missing. */
  readonly first: number | null
  readonly second: number | null
}

export interface DotChartSource {
  readonly rows: readonly DotRow[]
  /** The ends of the scale as asked: the axis is never cut. */
  readonly axis: { readonly min: number; readonly max: number; readonly step: number }
  /** Names of the two series; `first` is `null` in a chart of one year. */
  readonly series: { readonly first: string | null; readonly second: string }
}

/** Readable on white and on black, in grey print, and with any colour vision: shape tells first. */
const COLOUR = '#2f74b5'
const LINE_COLOUR = '#8a8f98'
const HOLLOW = 'transparent'

/**
 * Means as dots on the scale's own axis. Two years: a hollow diamond for the earlier, a filled dot for
 * the later, and a line between.
 */
export function dotChart({ rows: given, axis, series }: DotChartSource): Chart {
  const rows = withUniqueLabels(given.flatMap(row => (row.isTotal ? [GAP, row] : [row])))
  const first = series.first === null ? [] : [lineBetween(rows), earlierDots(rows, series.first)]
  return {
    type: 'scatter',
    data: { datasets: [...first, laterDots(rows, series.second)] },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { min: axis.min, max: axis.max, position: 'top', ticks: { stepSize: axis.step } },
        y: { type: 'category', labels: rows.map(row => row.label), offset: true },
      },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
  }
}

/** An empty row: sets the total apart. */
const GAP: DotRow = { label: ' ', isTotal: false, first: null, second: null }

/** The axis finds a row by its label; two questions may have the same wording. */
function withUniqueLabels(rows: readonly DotRow[]): readonly DotRow[] {
  const times = new Map<string, number>()
  return rows.map(row => {
    const time = (times.get(row.label) ?? 0) + 1
    times.set(row.label, time)
    return time === 1 ? row : { ...row, label: `${row.label} (${time})` }
  })
}

function earlierDots(rows: readonly DotRow[], label: string): Dataset {
  return {
    label,
    data: rows.flatMap(row => (row.first === null ? [] : [{ x: row.first, y: row.label }])),
    showLine: false,
    // Larger than the dot, so that both are seen where they fall together.
    pointRadius: 9,
    pointStyle: 'rectRot',
    borderColor: COLOUR,
    backgroundColor: HOLLOW,
    borderWidth: 2,
    order: 2,
  }
}

function laterDots(rows: readonly DotRow[], label: string): Dataset {
  return {
    label,
    data: rows.flatMap(row => (row.second === null ? [] : [{ x: row.second, y: row.label }])),
    showLine: false,
    pointRadius: 5,
    pointStyle: 'circle',
    borderColor: COLOUR,
    backgroundColor: COLOUR,
    borderWidth: 2,
    order: 1,
  }
}

/** One polyline that breaks after each row. */
function lineBetween(rows: readonly DotRow[]): Dataset {
  return {
    label: '',
    data: rows.flatMap(({ label, first, second }) =>
      first === null || second === null
        ? []
        : [
            { x: first, y: label },
            { x: second, y: label },
            { x: null, y: label },
          ],
    ),
    showLine: true,
    pointRadius: 0,
    pointStyle: 'circle',
    borderColor: LINE_COLOUR,
    backgroundColor: LINE_COLOUR,
    borderWidth: 2,
    order: 3,
  }
}
