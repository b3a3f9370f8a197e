/**
 * A chart as Chart.js takes it, as plain data: no functions, so that it can be sent to a browser, drawn
 * on a server and compared in a test.
 */
export interface Chart {
  readonly type: 'scatter'
  /** What each row is called, from the top; row number n lies at y = n. */
  readonly rows: readonly string[]
  readonly data: {
    readonly datasets: readonly Dataset[]
  }
  readonly options: ChartOptions
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
  readonly order: number
}

interface ChartOptions {
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
  readonly plugins: {
    readonly legend: { readonly display: false }
    readonly tooltip: { readonly enabled: false }
  }
}
