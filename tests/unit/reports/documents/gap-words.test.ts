import { describe, expect, it } from '@jest/globals'

import { shown, withheld } from '../../../../reports/disclosure/figure.ts'
import { gapWords } from '../../../../reports/documents/shared-sections.ts'
import { say } from '../../../builders/test-app.ts'

const words = (...figures: Parameters<typeof gapWords>[0][number]['figure'][]) =>
  gapWords(
    figures.map((figure, index) => ({ series: ['2019', '2022'][index] ?? '', figure })),
    { threshold: 5, say },
  )

describe('the words in the place of dots', () => {
  it('are none when every dot is there', () => {
    expect(words(shown(3), shown(4))).toBe('')
  })

  it('say why the only dot is not there', () => {
    expect(words(withheld('few'))).toBe('färre än 5 svar')
    expect(words(withheld('protectsOthers'))).toBe('visas inte')
    expect(words(shown(null))).toBe('inga betyg')
  })

  it('say which of two is not there', () => {
    expect(words(withheld('few'), shown(4))).toBe('2019: färre än 5 svar')
    expect(words(shown(4), withheld('protectsOthers'))).toBe('2022: visas inte')
  })

  it('say once what is true of both', () => {
    expect(words(withheld('few'), withheld('few'))).toBe('färre än 5 svar')
    expect(words(withheld('few'), shown(null))).toBe('2019: färre än 5 svar, 2022: inga betyg')
  })
})
