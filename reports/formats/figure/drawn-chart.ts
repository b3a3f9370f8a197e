import type { Lettering } from './lettering.ts'

/**
 * A chart as it has been drawn: marks at places, in CSS pixels from its upper left corner, what lies underneath first.
 * SVG, PDF and PNG are written from this alone, so they cannot differ.
 */
export interface DrawnChart {
  readonly width: number
  readonly height: number
  readonly marks: readonly Mark[]
}

export type Mark = PathMark | TextMark

export interface PathMark {
  readonly kind: 'path'
  /** As SVG writes it: `M`, `L`, `A` and `Z`, with absolute places. */
  readonly path: string
  /** `#rrggbb`; `null`: it is not filled. */
  readonly fill: string | null
  /** `null`: it has no line. */
  readonly stroke: Stroke | null
}

export interface Stroke {
  readonly colour: string
  readonly width: number
  /** Lengths of strokes and gaps; empty: it is whole. */
  readonly dash: readonly number[]
}

export interface TextMark {
  readonly kind: 'text'
  readonly text: string
  readonly face: Face
  /** Where it begins, whatever it was aligned by. */
  readonly x: number
  /** Where its letters stand. */
  readonly y: number
  readonly colour: string
}

/** What text is set in. */
export interface Face {
  readonly weight: 'regular' | 'bold'
  /** In pixels. */
  readonly size: number
}

/** How wide a chart is drawn, in pixels, and in what letters. */
export interface Easel {
  readonly width: number
  readonly lettering: Lettering
  /** How high each of its rows is, in pixels; left out: as high as their words need. */
  readonly rowHeights?: readonly number[]
}
