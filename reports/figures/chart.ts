/**
 * A chart as Chart.js takes it, as plain data: no functions, so that it can be sent to a browser, drawn
 * on a server and compared in a test.
 */
export type Chart = RowChart | ColumnChart

/** One line for each thing that is told of. */
export interface RowChart {
  readonly type: 'scatter'
  /** What each row is called, from the top; row number n lies at y = n. */
  readonly rows: readonly string[]
  readonly data: {
    readonly datasets: readonly Dataset[]
  }
  readonly options: RowOptions
}

/** One place from the left for each thing that is told of, in order. */
export interface ColumnChart {
  readonly type: 'scatter'
  /** What each column is called, from the left; column number n lies at x = n. */
  readonly columns: readonly string[]
  readonly data: {
    readonly datasets: readonly Dataset[]
  }
  readonly options: {
    readonly animation: false
    readonly maintainAspectRatio: false
    readonly scales: {
      readonly x: { readonly type: 'linear'; readonly min: number; readonly max: number }
      readonly y: {
        readonly type: 'linear'
        readonly min: number
        readonly max: number
        readonly ticks: { readonly stepSize: number }
      }
    }
    readonly plugins: HiddenPlugins
  }
}

export interface Point {
  /** `null` where a line breaks. */
  readonly x: number | null
  readonly y: number
}

export interface Dataset {
  readonly label: string
  readonly data: readonly Point[]
  readonly showLine: boolean
  readonly pointRadius: number
  readonly pointStyle: 'circle' | 'rectRot' | 'line'
  /** In degrees. */
  readonly rotation: number
  readonly borderColor: string
  readonly backgroundColor: string
  readonly borderWidth: number
  /** Lengths of strokes and gaps, in pixels; empty: the line is whole. */
  readonly borderDash: readonly number[]
  readonly order: number
}

interface RowOptions {
  readonly animation: false
  readonly maintainAspectRatio: false
  readonly scales: {
    readonly x: {
      readonly min: number
      readonly max: number
      readonly position: 'top'
      readonly ticks: { readonly stepSize: number }
    }
    readonly y: {
      readonly type: 'linear'
      readonly reverse: true
      readonly min: number
      readonly max: number
      readonly ticks: { readonly stepSize: 1; readonly autoSkip: false }
    }
  }
  readonly plugins: HiddenPlugins
}

interface HiddenPlugins {
  readonly legend: { readonly display: false }
  readonly tooltip: { readonly enabled: false }
}
