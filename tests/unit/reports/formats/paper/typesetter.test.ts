import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { createTypesetter, cutText } from '../../../../../reports/formats/paper/typesetter.ts'

/** A font where every letter is as wide as any other. */
const widthOf = (text: string) => [...text].length
const wrap = (text: string, width: number) => createTypesetter(widthOf).wrap(text, 'body', width)

describe('a text that is broken into lines', () => {
  it.each([
    ['Hur fungerar det?', 12, ['Hur fungerar', 'det?']],
    ['Kort', 12, ['Kort']],
    ['Ett\nTvå', 12, ['Ett', 'Två']],
    ['', 12, ['']],
    ['Sångkörenaaaa är', 6, ['Sångkö', 'renaaa', 'a är']],
  ])('%j in a width of %d', (text, width, lines) => {
    expect(wrap(text, width)).toEqual(lines)
  })

  it('says the same as before, and no line is wider than it may be', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme' }),
        fc.integer({ min: 20, max: 60 }),
        (text, width) => {
          const lines = wrap(text, width)
          const bare = (written: string) => written.replaceAll(/[ \n]/g, '')
          expect(bare(lines.join(''))).toBe(bare(text))
          for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width)
        },
      ),
    )
  })

  it('is measured once, however many forms say it', () => {
    let measured = 0
    const { wrap } = createTypesetter(text => {
      measured += 1
      return widthOf(text)
    })
    const first = wrap('Hur fungerar det?', 'body', 12)
    const times = measured
    expect(wrap('Hur fungerar det?', 'body', 12)).toBe(first)
    expect(measured).toBe(times)
    expect(wrap('Hur fungerar det?', 'body', 30)).toHaveLength(1)
  })
})

describe('a text that is cut', () => {
  it('stands as it is when there is room, and says by … when there is not', () => {
    expect(cutText('Exempelby FC', 12, widthOf)).toBe('Exempelby FC')
    expect(cutText('Exempelby FC och vänner', 14, widthOf)).toBe('Exempelby FC…')
    expect(cutText('Exempelbyskören', 8, widthOf)).toBe('Exempel…')
  })
})
