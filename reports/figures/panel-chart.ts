import type { PanelChart } from './chart.ts'
import type { Dot } from './dot-chart.ts'
import { slopes } from './slopes.ts'

/** One thing in two rounds: a sector, and where its means lie. */
export interface SlopePanel {
  readonly name: string
  /** How many are behind each of its dots. */
  readonly bases: readonly [string, string]
  /** What stands in the place of a dot that is withheld or missing; empty: both are there. */
  readonly gap: string
  /** `null` where it is withheld or missing. */
  readonly first: Dot | null
  readonly second: Dot | null
}

export interface PanelChartSource {
  readonly panels: readonly SlopePanel[]
  /** What the two rounds are called, the earlier first. */
  readonly columns: readonly [string, string]
  /** The ends of the scale as asked: the axis is never cut. */
  readonly axis: { readonly min: number; readonly max: number; readonly step: number }
}

/** Where the two rounds of a panel stand, as shares of its width. */
const PLACES = [0.27, 0.73] as const

/** A slope (lutning) for each sector, side by side on one axis: where it rises, where it falls, and where it is steep. */
export function panelChart({ panels, columns, axis }: PanelChartSource): PanelChart {
  const pairs = panels.map(({ first, second }, panel) => ({
    from: panel + PLACES[0],
    to: panel + PLACES[1],
    first,
    second,
  }))
  return {
    type: 'scatter',
    panels: panels.map(({ name, bases, gap, first, second }) => ({
      name,
      gap,
      isLow: [first, second].every(dot => dot === null || dot.mean < (axis.min + axis.max) / 2),
      columns: columns.map((column, at) => ({
        x: PLACES[at] ?? 0,
        lines: [column, `n ${bases[at] ?? ''}`],
      })),
    })),
    data: { datasets: slopes(pairs, axis) },
    options: {
      animation: false,
      maintainAspectRatio: false,
      scales: { y: axis },
      plugins: { legend: { display: false }, tooltip: { enabled: false } },
    },
  }
}
