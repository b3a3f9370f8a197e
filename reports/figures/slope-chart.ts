import type { ColumnChart } from './chart.ts'
import { type SlopePair, slopes } from './slopes.ts'

export interface SlopeChartSource {
  /** What the rounds are called, the earliest first. */
  readonly columns: readonly string[]
  readonly pairs: readonly SlopePair[]
  /** The ends of the scale as asked: the axis is never cut. */
  readonly axis: { readonly min: number; readonly max: number; readonly step: number }
}

/**
 * One question over several rounds: a line for each two rounds that are compared, with a dot and its interval at both
 * ends. Where a round is in two comparisons its ends can differ: each covers the sectors that answered in both.
 */
export function slopeChart({ columns, pairs, axis }: SlopeChartSource): ColumnChart {
  return {
    type: 'scatter',
    columns,
    data: { datasets: slopes(pairs, axis) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: {
        x: { type: 'linear', min: -0.5, max: columns.length - 0.5 },
        y: { type: 'linear', min: axis.min, max: axis.max, ticks: { stepSize: axis.step } },
      },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
  }
}
