import { LEFT, type StyleName, STYLES, WIDTH } from '../paper/sheet.ts'
import { type Strip, strip } from '../paper/strip.ts'
import { setText, type Typesetter } from '../paper/typesetter.ts'

/** A paragraph of so many lines has room somewhere as it is. */
const MOST_LINES_WHOLE = 5

/** A paragraph, which may go on over pages; its first two lines stay together, and its last two. */
export function layOutProse(
  text: string,
  { style, above }: { readonly style: StyleName; readonly above: number },
  typesetter: Typesetter,
): readonly Strip[] {
  const { lines, height } = setText(text, style, { x: LEFT, width: WIDTH, typesetter })
  if (lines.length <= MOST_LINES_WHOLE) return [strip(lines, { above, height })]
  const group = { tag: 'P' } as const
  const { leading } = STYLES[style]
  return lines.map((line, index) =>
    strip([{ ...line, baseline: line.baseline - index * leading }], {
      tag: 'Span',
      group,
      above: index === 0 ? above : 0,
      height: leading,
      keepsWithNext: index === 0 || index === lines.length - 2,
    }),
  )
}
