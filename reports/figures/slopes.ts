import type { Dataset, Point } from './chart.ts'
import type { Dot } from './dot-chart.ts'
import { DOTS, LINE_COLOUR } from './marks.ts'

/** Two rounds that are compared: where they stand, and their means; `null` where one is withheld or missing. */
export interface SlopePair {
  readonly from: number
  readonly to: number
  readonly first: Dot | null
  readonly second: Dot | null
}

/** The ends of a scale. */
interface Ends {
  readonly min: number
  readonly max: number
}

/** A line for each two rounds, and a dot with its interval at both its ends. */
export function slopes(pairs: readonly SlopePair[], axis: Ends): readonly Dataset[] {
  const dots = pairs.flatMap(({ from, to, first, second }) => [
    ...(first === null ? [] : [{ ...first, x: from }]),
    ...(second === null ? [] : [{ ...second, x: to }]),
  ])
  return [linesBetween(pairs), ...intervals(dots, axis), dotsAt(dots)]
}

interface PlacedDot extends Dot {
  readonly x: number
}

const MARK = { ...DOTS, label: '', order: 1 } as const

const LINE = { ...MARK, showLine: true, pointRadius: 0 } as const

function dotsAt(dots: readonly PlacedDot[]): Dataset {
  return { ...MARK, data: dots.map(({ x, mean }) => ({ x, y: mean })) }
}

function linesBetween(pairs: readonly SlopePair[]): Dataset {
  const data = pairs.flatMap(({ from, to, first, second }) =>
    first === null || second === null
      ? []
      : segment({ x: from, y: first.mean }, { x: to, y: second.mean }),
  )
  return { ...LINE, data, borderColor: LINE_COLOUR, backgroundColor: LINE_COLOUR, order: 3 }
}

/** A thin upright line for each interval, cut where the scale ends, with a stroke at each end. */
function intervals(dots: readonly PlacedDot[], { min, max }: Ends): readonly Dataset[] {
  const spans = dots.flatMap(({ x, interval }) => {
    if (interval === null) return []
    const [low, high] = interval
    return [
      [{ x, y: Math.max(min, low) } as const, { x, y: Math.min(max, high) } as const] as const,
    ]
  })
  if (spans.length === 0) return []
  const thin = { ...LINE, borderWidth: 1, order: 2 }
  return [
    { ...thin, data: spans.flatMap(([low, high]) => segment(low, high)) },
    { ...thin, data: spans.flat(), showLine: false, pointRadius: 4, pointStyle: 'line' },
  ]
}

function segment(from: Point, to: Point): readonly Point[] {
  return [from, to, { x: null, y: to.y }]
}
