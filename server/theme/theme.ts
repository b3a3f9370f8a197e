import { type Static, Type } from '@sinclair/typebox'

import { type Fault, fault } from '../../surveys/fault.ts'
import type { Hex } from './colour.ts'
import { poorPairs } from './contrast.ts'
import { type Colours, type Scheme, standOut, STEPS, type Steps, stepsOf } from './steps.ts'

const Colour = Type.String({ pattern: '^#[0-9a-fA-F]{6}$' })
const GivenSteps = Type.Record(Type.Union(STEPS.map(step => Type.Literal(step))), Colour, {
  additionalProperties: false,
})

/** The municipality's own look: the colour of links, buttons and frames, and its logotype. */
export const ThemeSettings = Type.Object(
  {
    colour: Colour,
    /** Of the line under the head of each page; left out: the same colour. */
    frameColour: Type.Optional(Colour),
    /** The sixteen steps, where someone has chosen them instead of having them computed. */
    light: Type.Optional(GivenSteps),
    dark: Type.Optional(GivenSteps),
    /** A PNG or JPEG file; its path is relative to the settings. */
    logo: Type.Optional(Type.String({ minLength: 1, maxLength: 1000 })),
  },
  { additionalProperties: false },
)
export type ThemeSettings = Static<typeof ThemeSettings>

/** What a theme that is not given looks like: Designsystemet's own, a calm blue. */
export const DEFAULT_COLOUR: Hex = '#0062ba'

/** Colours that lie on each other and are too alike. @param theme Of a shape that is already checked. */
export function themeFaults(theme: ThemeSettings): readonly Fault[] {
  return poorPairs(coloursOf(theme)).map(pair =>
    fault('theme', 'contrast', {
      ...pair,
      // Rounded down: 4,49 is not 4,5.
      ratio: (Math.floor(pair.ratio * 100) / 100).toFixed(2).replace('.', ','),
      least: String(pair.least).replace('.', ','),
    }),
  )
}

/** The theme as a piece of stylesheet, to stand after Designsystemet's own in the same layers. */
export function themeCss(theme: ThemeSettings): string {
  const { light, dark } = coloursOf(theme)
  return [
    `@layer ds.theme.color-scheme.light{:root,[data-color-scheme=light]${block(light)}}`,
    `@layer ds.theme.color-scheme.dark{[data-color-scheme=dark]${block(dark)}`,
    `@media (prefers-color-scheme:dark){[data-color-scheme=auto]${block(dark)}}}`,
  ].join('')
}

function block({ frame, ...steps }: Colours): string {
  const names = STEPS.map(step => `--ds-color-accent-${step}:${steps[step]};`)
  return `{${names.join('')}--barometer-frame:${frame}}`
}

function coloursOf(theme: ThemeSettings): Readonly<Record<Scheme, Colours>> {
  const of = (scheme: Scheme): Colours => ({
    ...((theme[scheme] as Steps | undefined) ?? stepsOf(theme.colour, scheme)),
    frame: standOut(theme.frameColour ?? theme.colour, scheme),
  })
  return { light: of('light'), dark: of('dark') }
}
