import { create } from 'fontkit'

/** What stands where a character cannot be printed. */
const UNKNOWN = '□'

/** What only tells where a line may not break; lines break at spaces alone. */
const UNSEEN = /\u2060/g

const characters = new Intl.Segmenter('sv', { granularity: 'grapheme' })

/** Makes text such that the font has every character of it: what it has not, an emoji among them, becomes one □. */
export type Printable = (text: string) => string

/** @param font An OpenType font that has □. */
export function printableIn(font: Uint8Array): Printable {
  const opened = create(Buffer.from(font))
  if (!('characterSet' in opened)) throw new TypeError('a collection of fonts is no font')
  const known = new Set(opened.characterSet)
  const isKnown = (text: string) => [...text].every(sign => known.has(sign.codePointAt(0) ?? 0))
  return text => {
    const composed = text
      .normalize('NFC')
      .replaceAll(UNSEEN, '')
      .replaceAll(/[^\S\n\u00a0]/g, ' ')
    // Nearly every text is printed as it is.
    if (isKnown(composed.replaceAll('\n', ''))) return composed
    return [...characters.segment(composed)]
      .map(({ segment }) => (segment === '\n' || isKnown(segment) ? segment : UNKNOWN))
      .join('')
  }
}
