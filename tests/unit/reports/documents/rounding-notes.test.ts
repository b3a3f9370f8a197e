import { describe, expect, it } from '@jest/globals'

import { itemPattern } from '../../../../reports/disclosure/item-pattern.ts'
import {
  overviewRoundingNotes,
  roundingNotes,
  spreadRoundingNotes,
} from '../../../../reports/documents/rounding-notes.ts'
import { itemResult } from '../../../../reports/results/item-result.ts'
import { disclosedItem } from '../../../../reports/results/printed-total.ts'
import { promiseOf } from '../../../../surveys/promise.ts'
import { scaleQuestionsOf } from '../../../../surveys/survey.ts'
import { say } from '../../../builders/test-app.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const question = scaleQuestionsOf(testSurvey())[0]!
const rule = { promise: promiseOf('grouped'), threshold: 5 }

/** The total of a large sector and some others, each twice as large as it has answers. */
function totalOf(...others: readonly (readonly number[])[]) {
  const strata = [[4, 6, 9, 13, 5], ...others].map((grades, place) => ({
    sector: `s${place}`,
    size: 2 * grades.reduce((sum, count) => sum + count, 0),
    tally: { grades, dontKnow: 0, blank: 0, notShown: 0 },
  }))
  const pattern = itemPattern(disclosedItem(question.scale, strata), rule)
  return itemResult(question, 'Tema', { strata, pattern }).total
}

const ALL_SHOWN = totalOf([2, 4, 5, 3, 1])
const FEW_WITHOUT_BARS = totalOf([1, 2, 2, 2, 1], [1, 1, 3, 1, 1])
const HIDDEN = totalOf([2, 4, 5, 3, 1], [0, 1, 1, 1, 0], [0, 0, 2, 1, 1])

const texts = (notes: ReturnType<typeof roundingNotes>) =>
  notes.map(each => ('text' in each ? each.text : ''))

describe('the notes on rounding', () => {
  it('say nothing where the row of all is given as its sectors are', () => {
    expect(roundingNotes(ALL_SHOWN, say)).toEqual([])
    expect(overviewRoundingNotes([ALL_SHOWN, FEW_WITHOUT_BARS], say)).toEqual([])
  })

  it('say that shares are given to 5 per cent beside a hidden sector', () => {
    expect(texts(roundingNotes(HIDDEN, say))).toEqual([
      expect.stringMatching(/^Andelarna i raden ”Alla” är avrundade till närmaste 5.%/),
    ])
    expect(texts(overviewRoundingNotes([ALL_SHOWN, HIDDEN], say))).toEqual([
      expect.stringMatching(/^Där en sektor inte visas .* närmaste 5.%/),
    ])
  })

  it('say of the spread of all questions that shares are, also where a sector only has no bars', () => {
    expect(spreadRoundingNotes([ALL_SHOWN], say)).toEqual([])
    for (const total of [HIDDEN, FEW_WITHOUT_BARS]) {
      expect(texts(spreadRoundingNotes([ALL_SHOWN, total], say))).toEqual([
        expect.stringMatching(/^Där en sektor inte visas, eller visas utan .* närmaste 5.%/),
      ])
    }
  })

  it('say that bars are, where a sector only has no bars', () => {
    expect(texts(roundingNotes(FEW_WITHOUT_BARS, say))).toEqual([
      expect.stringMatching(/^Fördelningen i raden ”Alla” är avrundad till närmaste 5.%/),
    ])
  })
})
