import { contrast } from './colour.ts'
import { type Colours, SCHEMES, type Scheme } from './steps.ts'

/** WCAG 2.2: text 4.5:1 (1.4.3), large text and what is needed to see a control 3:1 (1.4.11). */
const TEXT = 4.5
const CONTROL = 3

/** What lies on what on our pages. Each has a name in `templates/texts`, in `fault.contrast`. */
const PAIRS: readonly {
  readonly name: string
  readonly on: keyof Colours
  readonly under: keyof Colours
  readonly least: number
}[] = [
  { name: 'text', on: 'text-default', under: 'background-default', least: TEXT },
  { name: 'textOnChosen', on: 'text-default', under: 'surface-tinted', least: TEXT },
  { name: 'link', on: 'text-subtle', under: 'background-default', least: TEXT },
  { name: 'linkOnTint', on: 'text-subtle', under: 'surface-hover', least: TEXT },
  { name: 'button', on: 'base-contrast-default', under: 'base-default', least: TEXT },
  { name: 'buttonHover', on: 'base-contrast-default', under: 'base-hover', least: TEXT },
  { name: 'buttonActive', on: 'base-contrast-default', under: 'base-active', least: TEXT },
  { name: 'frame', on: 'frame', under: 'background-default', least: CONTROL },
  { name: 'control', on: 'base-default', under: 'background-default', least: CONTROL },
  { name: 'mark', on: 'base-default', under: 'surface-tinted', least: CONTROL },
  { name: 'border', on: 'border-strong', under: 'background-default', least: CONTROL },
]

/** Two colours of a theme that are too alike to lie on each other. */
export interface PoorPair {
  readonly name: string
  readonly scheme: Scheme
  readonly on: string
  readonly under: string
  readonly ratio: number
  readonly least: number
}

/** Every pair of a theme that not everyone can tell apart; none: it may be used. */
export function poorPairs(theme: Readonly<Record<Scheme, Colours>>): readonly PoorPair[] {
  return SCHEMES.flatMap(scheme =>
    PAIRS.map(({ name, on, under, least }) => {
      const [a, b] = [theme[scheme][on], theme[scheme][under]]
      return { name, scheme, on: a, under: b, ratio: contrast(a, b), least }
    }).filter(({ ratio, least }) => ratio < least),
  )
}
