/**
 * A chart as Chart.js takes it, as plain data: no functions, so that it can be sent to a browser, drawn
 * on a server and compared in a test.
 */
export type Chart = RowChart | ColumnChart | PanelChart

/** One line for each thing that is told of. */
export interface RowChart {
  readonly type: 'scatter'
  /** What each row is called, from the top; row number n lies at y = n. */
  readonly rows: readonly string[]
  /** So many rows from the top tell how to read the others, and stand above every part of a chart that is divided. */
  readonly keyRows: number
  /** What stands at the right of each row below a name of its own: n. `null`: nothing. */
  readonly bases: { readonly name: string; readonly rows: readonly string[] } | null
  readonly texts: readonly RowText[]
  readonly data: {
    readonly datasets: readonly Dataset[]
  }
  readonly options: RowOptions
}

/** Words in a row, at a place on the axis. */
export interface RowText {
  readonly text: string
  readonly x: number
  /** The number of its row. */
  readonly y: number
  /** Which part of it stands at its place. */
  readonly align: 'left' | 'center' | 'right'
  /** `null`: that of all other text. */
  readonly colour: string | null
  /** How much of the axis is free for it. */
  readonly room: number
  /** Where it stands when it is wider: after what the row is called, or nowhere. */
  readonly otherwise: 'label' | 'nowhere'
}

/** One place from the left for each thing that is told of, in order. */
export interface ColumnChart {
  readonly type: 'scatter'
  /** What each column is called, from the left; column number n lies at x = n. */
  readonly columns: readonly string[]
  readonly data: {
    readonly datasets: readonly Dataset[]
  }
  readonly options: StillOptions & {
    readonly scales: {
      readonly x: { readonly type: 'linear'; readonly min: number; readonly max: number }
      readonly y: {
        readonly type: 'linear'
        readonly min: number
        readonly max: number
        readonly ticks: { readonly stepSize: number }
      }
    }
  }
}

/** Small charts side by side on one axis. */
export interface PanelChart {
  readonly type: 'scatter'
  readonly panels: readonly Panel[]
  readonly data: {
    /** Panel number n lies from x = n to n + 1. */
    readonly datasets: readonly Dataset[]
  }
  readonly options: StillOptions & {
    readonly scales: {
      readonly y: { readonly min: number; readonly max: number; readonly step: number }
    }
  }
}

export interface Panel {
  readonly name: string
  /** What stands in the place of what is withheld or missing; empty: all is there. */
  readonly gap: string
  /** All that is there lies in the lower half. */
  readonly isLow: boolean
  /** What stands below it, at shares of its width. */
  readonly columns: readonly { readonly x: number; readonly lines: readonly string[] }[]
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

interface RowOptions extends StillOptions {
  readonly scales: {
    readonly x: {
      readonly min: number
      readonly max: number
      readonly position: 'top'
      /** What is named on the axis; a line leads down from each. */
      readonly named: readonly { readonly value: number; readonly text: string }[]
    }
    readonly y: {
      readonly type: 'linear'
      readonly reverse: true
      readonly min: number
      readonly max: number
      readonly ticks: { readonly stepSize: 1; readonly autoSkip: false }
    }
  }
}

/** Of every chart: nothing in it moves, or shows when it is pointed at. */
interface StillOptions {
  readonly animation: false
  readonly maintainAspectRatio: false
  readonly plugins: {
    readonly legend: { readonly display: false }
    readonly tooltip: { readonly enabled: false }
  }
}
