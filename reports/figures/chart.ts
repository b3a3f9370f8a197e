/**
 * A chart as Chart.js takes it, as plain data: no functions, so that it can be sent to a browser, drawn
 * on a server and compared in a test.
 */
export interface Chart {
  readonly type: 'scatter'
  readonly data: {
    readonly datasets: readonly Dataset[]
  }
  readonly options: ChartOptions
}

export interface Dataset {
  readonly label: string
  /** `x` is `null` where a line breaks. */
  readonly data: readonly { readonly x: number | null; readonly y: string }[]
  readonly showLine: boolean
  readonly pointRadius: number
  readonly pointStyle: 'circle' | 'rectRot'
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
      readonly type: 'category'
      readonly labels: readonly string[]
      readonly offset: true
    }
  }
  readonly plugins: {
    readonly legend: { readonly display: false }
    readonly tooltip: { readonly enabled: false }
  }
}
