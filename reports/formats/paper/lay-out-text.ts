import { LEFT, type StyleName, WIDTH } from './sheet.ts'
import { type Strip, strip } from './strip.ts'
import { setText, type Typesetter } from './typesetter.ts'

export type TextLook = Partial<Strip> & { readonly style: StyleName }

/** How headings look everywhere. */
export const HEADINGS: Readonly<Record<2 | 3, TextLook>> = {
  2: { style: 'heading', tag: 'H2', above: 26, keepsWithNext: true },
  3: { style: 'subheading', tag: 'H3', above: 18, keepsWithNext: true },
}

/** A text from margin to margin. */
export function layOutText(
  text: string,
  { style, ...look }: TextLook,
  typesetter: Typesetter,
): Strip {
  const { lines, height } = setText(text, style, { x: LEFT, width: WIDTH, typesetter })
  return strip(lines, { height, ...look })
}
