import { describe, expect, it } from '@jest/globals'

import { shown, withheld } from '../../../../reports/disclosure/figure.ts'
import { dotLabel } from '../../../../reports/documents/shared-sections.ts'
import { say } from '../../../builders/test-app.ts'

const label = (...figures: Parameters<typeof dotLabel>[1][number]['figure'][]) =>
  dotLabel(
    'Kultur',
    figures.map((figure, index) => ({ series: ['2019', '2022'][index] ?? '', figure })),
    { threshold: 5, say },
  )

describe('the name beside a row of dots', () => {
  it('is the name alone when every dot is there', () => {
    expect(label(shown(3), shown(4))).toBe('Kultur')
  })

  it('says why the only dot is not there', () => {
    expect(label(withheld('few'))).toBe('Kultur (färre än 5 svar)')
    expect(label(withheld('protectsOthers'))).toBe('Kultur (visas inte)')
    expect(label(shown(null))).toBe('Kultur (inga betyg)')
  })

  it('says which of two is not there', () => {
    expect(label(withheld('few'), shown(4))).toBe('Kultur (2019: färre än 5 svar)')
    expect(label(shown(4), withheld('protectsOthers'))).toBe('Kultur (2022: visas inte)')
  })

  it('says once what is true of both', () => {
    expect(label(withheld('few'), withheld('few'))).toBe('Kultur (färre än 5 svar)')
    expect(label(withheld('few'), shown(null))).toBe(
      'Kultur (2019: färre än 5 svar, 2022: inga betyg)',
    )
  })
})
