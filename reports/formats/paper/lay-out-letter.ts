import type { PaperLetterhead, PaperLink } from '../../documents/paper-form.ts'
import { LEFT, TOP, WIDTH } from './sheet.ts'
import { type Strip, strip } from './strip.ts'
import { setText, type Typesetter } from './typesetter.ts'

const MM = 72 / 25.4

/**
 * The window of a Swedish window envelope (C5, E65 and C65 with the window to the right) over a sheet that is folded
 * into it: the recipient stands where each of them shows it.
 */
const WINDOW = { x: 110 * MM, y: 50 * MM, width: 74 * MM, height: 32 * MM } as const

/** Whose letter it is, and below, at its place on the sheet, whom it is to. @param masthead The first strip. */
export function layOutLetterhead(
  { recipient, beside }: Pick<PaperLetterhead, 'recipient' | 'beside'>,
  masthead: Strip,
  typesetter: Typesetter,
): readonly Strip[] {
  const to = setText(recipient.join('\n'), 'body', { ...WINDOW, y: 0, typesetter })
  const own = { x: LEFT, width: WINDOW.x - LEFT - 12, typesetter }
  const { lines } = setText(beside.join('\n'), 'small', own)
  const above = Math.max(0, WINDOW.y - TOP - masthead.height)
  return [
    { ...masthead, keepsWithNext: true },
    strip([...to.lines, ...lines], { above, height: Math.max(WINDOW.height, to.height) }),
  ]
}

const CODE_WIDTH = 34 * MM
const PADDING = 8

/** A page's address in words beside the same as a code: the code says nothing that the words do not. */
export function layOutLink(
  { heading, address, text, code }: PaperLink,
  typesetter: Typesetter,
): Strip {
  const x = LEFT + CODE_WIDTH + 2 * PADDING
  const place = { x, width: LEFT + WIDTH - x - PADDING, typesetter }
  let y: number = PADDING + 4
  const lines = (['subheading', 'strong', 'body'] as const).flatMap((style, index) => {
    const set = setText([heading, address, text][index] ?? '', style, { ...place, y })
    y += set.height + 4
    return set.lines
  })
  const height = Math.max(CODE_WIDTH + 2 * PADDING, y + PADDING)
  return strip(lines, {
    above: 16,
    height: height + PADDING,
    shapes: [
      { kind: 'frame', x: LEFT, y: 0, width: WIDTH, height },
      { kind: 'code', x: LEFT + PADDING, y: (height - CODE_WIDTH) / 2, width: CODE_WIDTH, code },
    ],
  })
}
