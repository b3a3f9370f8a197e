import { contrast, type Hex, luminance, luminanceAgainst, withLuminance } from './colour.ts'

/** Designsystemet's sixteen steps of a colour: what each is used for is in its name. */
export const STEPS = [
  'background-default',
  'background-tinted',
  'surface-default',
  'surface-tinted',
  'surface-hover',
  'surface-active',
  'border-subtle',
  'border-default',
  'border-strong',
  'text-subtle',
  'text-default',
  'base-default',
  'base-hover',
  'base-active',
  'base-contrast-subtle',
  'base-contrast-default',
] as const
export type Step = (typeof STEPS)[number]
export type Steps = Readonly<Record<Step, Hex>>

/** All colours of a theme in one scheme: the steps, and the line under the head of each page. */
export type Colours = Steps & { readonly frame: Hex }

export const SCHEMES = ['light', 'dark'] as const
export type Scheme = (typeof SCHEMES)[number]

/** The luminance of the steps that only lean towards the brand colour, as Designsystemet sets them. */
const LUMINANCE = {
  light: [1, 0.9, 1, 0.81, 0.7, 0.59, 0.5, 0.19, 0.11, 0.11, 0.025],
  dark: [0.009, 0.014, 0.021, 0.028, 0.037, 0.057, 0.08, 0.22, 0.39, 0.39, 0.84],
} as const

/** In the dark a brand colour is made lighter until it stands out from the surfaces that it lies on. */
const DARK_SURFACE = 0.028
const STANDS_OUT = 3.2

/** From one state of a button to the next. */
const STEP_RATIO = 1.3

/** The sixteen steps of a brand colour: its own where it is shown as it is, and mixed with light elsewhere. */
export function stepsOf(brand: Hex, scheme: Scheme): Steps {
  const leaning = LUMINANCE[scheme].map(wanted => withLuminance(brand, wanted))
  const base = standOut(brand, scheme)
  return Object.fromEntries(
    [...leaning, ...statesOf(base)].map((colour, at) => [STEPS[at], colour]),
  ) as Steps
}

/** A brand colour as it stands out from the page: in the light as it is, in the dark perhaps lighter. */
export function standOut(brand: Hex, scheme: Scheme): Hex {
  return scheme === 'light' ? brand : lightEnough(brand)
}

function lightEnough(brand: Hex): Hex {
  const least = luminanceAgainst(DARK_SURFACE, STANDS_OUT, 'lighter')
  return luminance(brand) >= least ? brand : withLuminance(brand, least)
}

/** A button, pointed at and pressed, and the text on it: each state goes away from the colour of the text. */
function statesOf(base: Hex): readonly Hex[] {
  const text = contrast(base, '#ffffff') >= contrast(base, '#000000') ? '#ffffff' : '#000000'
  const side = text === '#ffffff' ? 'darker' : 'lighter'
  const away = (from: Hex) =>
    withLuminance(from, luminanceAgainst(luminance(from), STEP_RATIO, side))
  const hover = away(base)
  const opposite = side === 'darker' ? 'lighter' : 'darker'
  const subtle = withLuminance(base, luminanceAgainst(luminance(base), 4.6, opposite))
  return [base, hover, away(hover), subtle, text]
}
