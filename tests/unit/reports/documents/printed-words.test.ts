import { describe, expect, it } from '@jest/globals'

import { countSentence } from '../../../../reports/documents/printed-words.ts'
import type { PrintedComparison } from '../../../../reports/printed/printed-comparison.ts'
import type { Verdict } from '../../../../reports/statistics/verdict.ts'
import { loadTexts } from '../../../../server/rendering/texts.ts'

/** Of a printed report from 2016 held against a round of 2022, as far as the sentence reads it. */
const sentenceOf = (...verdicts: readonly Verdict[]) => {
  const questions = verdicts.map(verdict => ({
    change: { kind: 'tested', judgement: { verdict, withinMargin: null } },
  }))
  const comparison = { questions, printed: { source: { year: 2016 } }, round: { year: 2022 } }
  return countSentence(comparison as unknown as PrintedComparison, loadTexts('sv'))
}

describe('the sentence that counts what came of a printed result', () => {
  it.each([
    [
      ['improved', 'worsened', 'no_demonstrable_change', 'not_assessable'] as const,
      'Av 4 tryckta frågor från 2016 går 3 att bedöma mot 2022: 1 är säkert bättre och 1 är säkert sämre.',
    ],
    [
      ['unchanged_within_margin'] as const,
      'Av en tryckt fråga från 2016 går 1 att bedöma mot 2022: ingen är säkert bättre och ingen är säkert sämre.',
    ],
    [
      ['not_assessable', 'not_assessable'] as const,
      'Av 2 tryckta frågor från 2016 går ingen att bedöma mot 2022.',
    ],
  ])('counts of %j only what can be judged', (verdicts, told) => {
    expect(sentenceOf(...verdicts)).toBe(told)
  })
})
