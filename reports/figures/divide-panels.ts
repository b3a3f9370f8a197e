import type { Dataset, PanelChart } from './chart.ts'
import type { ChartLook } from './chart-look.ts'
import { shelve } from './set-panels.ts'

/**
 * A chart of panels as parts that are no higher than they may be: it is divided between rows of panels only.
 *
 * @param mostHeight Of a part, in pixels.
 */
export function dividePanels(
  chart: PanelChart,
  mostHeight: number,
  look: ChartLook,
): readonly PanelChart[] {
  const { beside, shelves } = shelve(chart, look)
  const starts = [0]
  let top = 0
  for (const [shelf, { bottom }] of shelves.entries()) {
    const before = shelves[shelf - 1]?.bottom ?? 0
    if (bottom - top <= mostHeight || before === top) continue
    starts.push(shelf * beside)
    top = before
  }
  return starts.map((start, part) => partOf(chart, start, starts[part + 1] ?? chart.panels.length))
}

/** The panels from one up to another. */
function partOf(chart: PanelChart, from: number, to: number): PanelChart {
  const { panels, data } = chart
  return {
    ...chart,
    panels: panels.slice(from, to),
    data: { datasets: data.datasets.map(dataset => inPart(dataset, from, to)) },
  }
}

/** Where a line breaks belongs to the panel before it. */
function inPart({ data, ...dataset }: Dataset, from: number, to: number): Dataset {
  let isWithin = false
  const points = data.flatMap(point => {
    if (point.x === null) return isWithin ? [point] : []
    isWithin = point.x >= from && point.x < to
    return isWithin ? [{ ...point, x: point.x - from }] : []
  })
  return { ...dataset, data: points }
}
