import { wrapText } from '../wrap-text.ts'
import { STYLES, type StyleName } from './sheet.ts'
import type { Line } from './strip.ts'

/** Measures text and breaks it into lines. */
export interface Typesetter {
  /** The width of a text in one line, in points. */
  readonly widthOf: (text: string, style: StyleName) => number
  /** The lines of a text in a width; a word that is wider than it is broken. */
  readonly wrap: (text: string, style: StyleName, width: number) => readonly string[]
}

/** Most forms of a file say the same: what has been broken once is not measured again. */
export function createTypesetter(widthOf: Typesetter['widthOf']): Typesetter {
  const known = new Map<string, readonly string[]>()
  return {
    widthOf,
    wrap(text, style, width) {
      const key = `${style} ${width} ${text}`
      const lines = known.get(key) ?? wrapText(text, width, part => widthOf(part, style))
      known.set(key, lines)
      return lines
    },
  }
}

/** A text that is no wider than it may be, with … where it has been cut. */
export function cutText(text: string, width: number, widthOf: (text: string) => number): string {
  if (widthOf(text) <= width) return text
  const [first = ''] = wrapText(text, width - widthOf('…'), widthOf)
  return `${first}…`
}

/** Where a text stands. */
export interface Place {
  readonly x: number
  readonly width: number
  /** From the top of the strip to the top of the first line. */
  readonly y?: number
}

/** A text as lines in a place, and how high they are together. */
export function setText(
  text: string,
  style: StyleName,
  { x, width, y = 0, typesetter }: Place & { readonly typesetter: Typesetter },
): { readonly lines: readonly Line[]; readonly height: number } {
  const { leading, size } = STYLES[style]
  const lines = typesetter.wrap(text, style, width).map((line, index) => ({
    text: line,
    style,
    x,
    baseline: y + index * leading + baselineIn(leading, size),
  }))
  return { lines, height: lines.length * leading }
}

/** How far down in a line its letters stand: capital letters are in the middle. */
export function baselineIn(height: number, size: number): number {
  return height / 2 + size * HALF_CAPITAL
}

/** Half the height of a capital letter of Source Sans, as a share of the size. */
const HALF_CAPITAL = 0.33

/** The step of a scale in the middle of its box. */
export function centred(
  step: string,
  { x, width, height }: { readonly x: number; readonly width: number; readonly height: number },
  { widthOf }: Typesetter,
): Line {
  return {
    text: step,
    style: 'step',
    x: x + (width - widthOf(step, 'step')) / 2,
    baseline: baselineIn(height, STYLES.step.size),
  }
}
