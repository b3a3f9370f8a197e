import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { contrast, luminance, withLuminance } from '../../../../server/theme/colour.ts'
import { poorPairs } from '../../../../server/theme/contrast.ts'
import { standOut, STEPS, stepsOf } from '../../../../server/theme/steps.ts'
import { DEFAULT_COLOUR, themeCss, themeFaults } from '../../../../server/theme/theme.ts'

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map(number => `#${number.toString(16).padStart(6, '0')}`)

describe('contrast', () => {
  it.each([
    // The ends, and a pair that WCAG's own technique G18 works out.
    ['#000000', '#ffffff', 21],
    ['#ffffff', '#ffffff', 1],
    ['#767676', '#ffffff', 4.54],
    // 1,05 / (0,7152 · 0,1221 + 0,0722 · 0,4910 + 0,05)
    ['#0062ba', '#ffffff', 6.08],
  ])('of %s and %s is %d', (one, other, expected) => {
    expect(contrast(one, other)).toBeCloseTo(expected, 1)
    expect(contrast(other, one)).toBe(contrast(one, other))
  })
})

describe('withLuminance', () => {
  it('gives a colour of that luminance, for every colour and every luminance', () => {
    fc.assert(
      fc.property(colours, fc.double({ min: 0.01, max: 1, noNaN: true }), (colour, wanted) => {
        expect(luminance(withLuminance(colour, wanted))).toBeCloseTo(wanted, 1)
      }),
    )
  })

  it('keeps a grey grey', () => {
    expect(withLuminance('#808080', 0.5)).toMatch(/^#(..)\1\1$/)
  })
})

describe('a theme', () => {
  it('has sixteen steps in each scheme, and the brand colour as it is on buttons in the light', () => {
    for (const scheme of ['light', 'dark'] as const) {
      expect(Object.keys(stepsOf('#8a1538', scheme))).toEqual([...STEPS])
    }
    expect(stepsOf('#8a1538', 'light')['base-default']).toBe('#8a1538')
  })

  it('can be read by everyone whenever its colour stands out from white, in light and dark', () => {
    fc.assert(
      fc.property(colours, colour => {
        const enough = luminance(colour) <= 0.23
        const steps = (scheme: 'light' | 'dark') => ({
          ...stepsOf(colour, scheme),
          frame: standOut(colour, scheme),
        })
        const poor = poorPairs({ light: steps('light'), dark: steps('dark') })
        if (enough) expect(poor).toEqual([])
        if (luminance(colour) > 0.3) expect(poor).not.toEqual([])
      }),
    )
  })

  it('is refused with the pair, its colours and its ratio, rounded down', () => {
    const [fault] = themeFaults({ colour: '#ffcd00' })
    expect(fault).toEqual({
      path: 'theme',
      code: 'contrast',
      values: {
        name: 'frame',
        scheme: 'light',
        on: '#ffcd00',
        under: '#ffffff',
        ratio: '1,50',
        least: '3',
      },
    })
  })

  it('may have a frame of another colour, which has to stand out too', () => {
    expect(themeFaults({ colour: DEFAULT_COLOUR, frameColour: '#8a1538' })).toEqual([])
    const names = themeFaults({ colour: DEFAULT_COLOUR, frameColour: '#ffcd00' }).map(
      ({ values }) => values['name'],
    )
    expect(names).toEqual(['frame'])
  })

  it('may have steps that somebody has chosen, which are checked in the same way', () => {
    const light = { ...stepsOf(DEFAULT_COLOUR, 'light'), 'text-subtle': '#7fb2e5' }
    const faults = themeFaults({ colour: DEFAULT_COLOUR, light })
    expect(faults.map(({ values }) => values['name'])).toEqual(['link', 'linkOnTint'])
  })

  it('is a piece of stylesheet for light, for dark, and for whoever has set the device to dark', () => {
    const css = themeCss({ colour: '#8a1538' })
    expect(css.match(/--ds-color-accent-base-default:/g)).toHaveLength(3)
    expect(css).toContain('@media screen and (prefers-color-scheme:dark){[data-color-scheme=auto]')
    expect(css).toContain('--ds-color-accent-base-default:#8a1538')
  })
})
