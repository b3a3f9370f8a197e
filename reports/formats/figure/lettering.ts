import { create, type Font } from 'fontkit'

import { printableIn } from '../paper/known-characters.ts'
import type { Face } from './drawn-chart.ts'

/** Measures text in a font of our own, and knows the outlines of its letters: what the reader's machine has is not asked. */
export interface Lettering {
  /** The width of a text in one line, in pixels. */
  readonly widthOf: (text: string, face: Face) => number
  /** Its letters, from the left. */
  readonly lettersOf: (text: string, weight: Face['weight']) => readonly Letter[]
  /** Letters are this high in their own measure. */
  readonly unitsPerEm: number
}

/** An outline in the measure of the font, upwards. */
export interface Letter {
  /** The same for the same outline. */
  readonly id: string
  readonly path: string
  readonly x: number
}

/** @param fonts OpenType fonts with the same measure. */
export function createLettering(fonts: Readonly<Record<Face['weight'], Uint8Array>>): Lettering {
  const printable = printableIn(fonts.regular)
  const opened = { regular: opening(fonts.regular), bold: opening(fonts.bold) }
  const { unitsPerEm } = opened.regular
  const known = new Map<string, number>()
  const advanceOf = (text: string, weight: Face['weight']) => {
    const key = `${weight} ${text}`
    const advance = known.get(key) ?? opened[weight].layout(printable(text)).advanceWidth
    known.set(key, advance)
    return advance
  }
  return {
    unitsPerEm,
    widthOf: (text, { weight, size }) => (advanceOf(text, weight) * size) / unitsPerEm,
    lettersOf(text, weight) {
      const { glyphs, positions } = opened[weight].layout(printable(text))
      let pen = 0
      return glyphs.map((glyph, index) => {
        const { xOffset = 0, xAdvance = 0 } = positions[index] ?? {}
        const x = pen + xOffset
        pen += xAdvance
        return { id: `${weight}-${glyph.id}`, path: glyph.path.toSVG(), x }
      })
    },
  }
}

function opening(bytes: Uint8Array): Font {
  const font = create(Buffer.from(bytes))
  if (!('characterSet' in font)) throw new TypeError('a collection of fonts is no font')
  return font
}
