import { LEFT, STYLES, WIDTH } from './sheet.ts'
import { type Strip, strip } from './strip.ts'
import { setText, type Typesetter } from './typesetter.ts'

/** The municipality's picture in the size that it is shown, in points; `null`: it has none. */
export type ShownLogo = { readonly width: number; readonly height: number } | null

const RULE_GAP = 8

/** Whose document it is: the picture or the name, above a line in the municipality's colour. */
export function layOutMasthead(
  municipality: string,
  typesetter: Typesetter,
  logo: ShownLogo,
): Strip {
  const x = logo === null ? LEFT : LEFT + logo.width + 12
  const place = { x, width: LEFT + WIDTH - x, typesetter }
  const height = Math.max(
    typesetter.wrap(municipality, 'subheading', place.width).length * STYLES.subheading.leading,
    logo?.height ?? 0,
  )
  const own = setText(municipality, 'subheading', place)
  const { lines } = setText(municipality, 'subheading', { ...place, y: (height - own.height) / 2 })
  return strip(lines, {
    height: height + RULE_GAP,
    shapes: [
      ...(logo === null
        ? []
        : [{ kind: 'logo' as const, x: LEFT, y: (height - logo.height) / 2, height: logo.height }]),
      { kind: 'band', x: LEFT, y: height + RULE_GAP, width: WIDTH },
    ],
  })
}
