import type { Dataset, Point } from '../../figures/chart.ts'
import type { Mark, Spot } from '../paper/strip.ts'

/** Charts are described in the pixels of a screen; this many points are one. */
const POINTS_PER_PIXEL = 0.7

const GRID = { width: 0.4, colour: '#c4c4c4' } as const

/** Where a point of a chart is in its strip; `null`: a line breaks there. */
export type SpotOf = (point: Point) => Spot | null

/** Everything that a chart shows, what lies underneath first. */
export function chartMarks(datasets: readonly Dataset[], spotOf: SpotOf): readonly Mark[] {
  return datasets
    .toSorted((a, b) => b.order - a.order)
    .flatMap(dataset => [...lineMarks(dataset, spotOf), ...pointMarks(dataset, spotOf)])
}

/** A thin line of the grid behind. */
export function gridLine(from: Spot, to: Spot): Mark {
  return { kind: 'line', points: [from, to], ...GRID }
}

/** The places of the steps on an axis, both ends among them. */
export function stepsOf(min: number, max: number, step: number): readonly number[] {
  return Array.from({ length: Math.floor((max - min) / step) + 1 }, (_, n) => min + n * step)
}

function lineMarks(
  { data, showLine, borderColor, borderWidth }: Dataset,
  spotOf: SpotOf,
): readonly Mark[] {
  if (!showLine) return []
  const lines: Spot[][] = [[]]
  for (const point of data) {
    const spot = spotOf(point)
    if (spot === null) lines.push([])
    else lines.at(-1)?.push(spot)
  }
  return lines
    .filter(points => points.length > 1)
    .map(points => ({
      kind: 'line',
      points,
      width: borderWidth * POINTS_PER_PIXEL,
      colour: borderColor,
    }))
}

function pointMarks(dataset: Dataset, spotOf: SpotOf): readonly Mark[] {
  if (dataset.pointRadius === 0) return []
  return dataset.data.flatMap(point => {
    const at = spotOf(point)
    return at === null ? [] : [pointMark(dataset, at)]
  })
}

function pointMark(
  { pointStyle, pointRadius, borderColor: colour, borderWidth, backgroundColor }: Dataset,
  at: Spot,
): Mark {
  const radius = pointRadius * POINTS_PER_PIXEL
  if (pointStyle !== 'line') {
    const kind = pointStyle === 'circle' ? 'circle' : 'diamond'
    return { kind, at, radius, isFilled: backgroundColor !== 'transparent', colour }
  }
  // The only strokes are the ends of intervals, which stand upright.
  const points = [
    { x: at.x, y: at.y - radius },
    { x: at.x, y: at.y + radius },
  ]
  return { kind: 'line', points, width: borderWidth * POINTS_PER_PIXEL, colour }
}
