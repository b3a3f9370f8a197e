import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from '@jest/globals'

import type { Comparison } from '../../../../reports/comparison/comparison.ts'
import { comparisonDocument } from '../../../../reports/documents/comparison-document.ts'
import { loadTexts } from '../../../../server/rendering/texts.ts'

type Loose = any // oxlint-disable-line typescript/no-explicit-any -- a whole comparison, changed in one place

const accepted = fileURLToPath(
  new URL('../../../../../tests/golden/accepted/comparison.json', import.meta.url),
)
const say = loadTexts('sv')

const documentOf = (change: (comparison: Loose) => void) => {
  const comparison: Loose = JSON.parse(readFileSync(accepted, 'utf8')).content
  change(comparison)
  return comparisonDocument(comparison as Comparison, null, say)
}
const leadOf = (change: (comparison: Loose) => void) =>
  documentOf(change).sections.flatMap(section => (section.kind === 'lead' ? [section.text] : []))[0]
const headline = (comparison: Loose) => comparison.items[0].values

describe('the first sentence of a comparison', () => {
  it('tells the means and what may be said of the change', () => {
    expect(leadOf(() => undefined)).toBe(
      'Samarbetet som helhet fick medelbetyget 3,1 år 2022 och 3,4 år 2025. Bedömning: ingen säkerställd förändring (kan vara för få svar).',
    )
  })

  it.each<[string, (comparison: Loose) => void, string]>([
    [
      'a mean is withheld',
      comparison => (headline(comparison).total.first.mean.value = { withheld: 'few' }),
      'visas inte, för att skydda dem som har svarat',
    ],
    [
      'nobody gave a grade',
      comparison => (headline(comparison).total.second.mean.value = { value: null }),
      'inga betyg på frågan om helheten',
    ],
    [
      'the question may not be compared',
      comparison =>
        Object.assign(comparison.items[0], { values: null, relation: 'notComparable', class: 'D' }),
      'går inte att jämföra mellan åren',
    ],
    [
      'the scale is another',
      comparison => {
        headline(comparison).unit = 'index'
        headline(comparison).total.first.mean.value = { value: 52.5 }
        headline(comparison).total.second.mean.value = { value: 60 }
      },
      'Omräknat till 0–100 blev betyget 53 år 2022 och 60 år 2025',
    ],
  ])('says so when %s', (_claim, change, sentence) => {
    expect(leadOf(change)).toContain(sentence)
  })

  it('names the rounds when both are of one year', () => {
    const document = documentOf(comparison => (comparison.second.round.year = 2022))
    const texts = document.sections.flatMap(section => ('text' in section ? [section.text] : []))
    expect(document.title).toBe('Vad har förändrats sedan prov-2022?')
    expect(texts[0]).toContain('3,1 i omgången prov-2022 och 3,4 i omgången prov-2025')
  })
})

describe('the marks of a comparison', () => {
  it.each([
    ['certified', {}, [false, false]],
    ['not certified, of certified results', { preliminary: true }, [false, true]],
    ['of a round that can change', { preliminary: true, resultDigest: null }, [true, false]],
  ])('%s', (_claim, { preliminary, resultDigest }: Loose, expected) => {
    const document = documentOf(comparison => {
      if (preliminary) comparison.preliminary = true
      if (resultDigest === null) comparison.second.resultDigest = null
    })
    expect([document.preliminary, document.uncertified]).toEqual(expected)
  })
})
