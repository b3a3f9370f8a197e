import type { Dataset, PanelChart } from './chart.ts'
import type { ChartLook } from './chart-look.ts'
import { evenParts } from './even-parts.ts'
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
  const heights = shelves.map(({ bottom }, at) => bottom - (shelves[at - 1]?.bottom ?? 0))
  return evenParts(heights, mostHeight).map(([first = 0, ...others]) =>
    partOf(chart, first * beside, (first + others.length + 1) * beside),
  )
}

/** The panels from one up to another, or as far as there are any. */
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
