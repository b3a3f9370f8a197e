import { describe, expect, it } from '@jest/globals'

import { answerCode } from '../../../../reports/tally/answer-code.ts'
import { codedIndex } from '../../../../reports/tally/coded-index.ts'
import { createJointFold } from '../../../../reports/tally/joint-fold.ts'
import type { Answer } from '../../../../surveys/response.ts'
import { scaleQuestionsOf } from '../../../../surveys/survey.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const SCALE = { min: 1, max: 5 }
const [template] = scaleQuestionsOf(testSurvey())
const QUESTIONS = ['a.1', 'a.2'].map(id => ({ ...template!, id }))
const INDEX = codedIndex(
  { id: 'tema', items: ['a.1', 'a.2'], reversed: [], minItems: 1, hasAlpha: false },
  QUESTIONS,
)

const coded = (sector: string, ...answers: (Answer | undefined)[]) => ({
  sector,
  codes: Uint8Array.from([0, 1].map(at => answerCode(answers[at], SCALE))),
})

/** The second question is asked first in the second round. */
function jointFold() {
  return createJointFold({
    sectors: ['idrott', 'kultur'],
    items: [{ id: 'a.1', first: 0, second: 1, steps: 5 }],
    indices: [{ id: 'tema', first: INDEX, second: INDEX }],
  })
}

const OUTSIDE = 5
const NONE = 6

describe('createJointFold', () => {
  it('counts what each association answered in both rounds', () => {
    const fold = jointFold()
    fold.add(coded('idrott', 2), coded('idrott', undefined, 4))
    fold.add(coded('idrott', 2), coded('idrott', undefined, 4))
    fold.add(coded('idrott', 'VE'), coded('idrott', 5, undefined))
    const table = fold.tally().items['a.1']!.sectors['idrott']!
    expect([table[1]![3], table[OUTSIDE]![NONE]]).toEqual([2, 1])
    expect(table.flat().reduce((sum, count) => sum + count)).toBe(3)
  })

  it('counts who responded once, and keeps who has changed sector apart', () => {
    const fold = jointFold()
    fold.add(coded('idrott', 3), null)
    fold.add(null, coded('kultur', undefined, 1))
    fold.add(coded('idrott', 3), coded('kultur', undefined, 5))
    const { sectors, movers } = fold.tally().items['a.1']!
    expect(sectors['idrott']![2]![NONE]).toBe(1)
    expect(sectors['kultur']![NONE]![0]).toBe(1)
    expect(movers[2]![4]).toBe(1)
  })

  it('keeps the moments of an index for those in one sector, and the panel for all', () => {
    // L = 2: the values are 2·mean.
    const fold = jointFold()
    fold.add(coded('idrott', 1, 2), coded('idrott', 4, 4))
    fold.add(coded('idrott', 5), coded('idrott', 'VE', 'VE'))
    fold.add(coded('idrott', 2, 2), coded('kultur', 1, 1))
    fold.add(coded('idrott', 2, 2), null)
    const { sectors, panel } = fold.tally().indices['tema']!
    expect(sectors['idrott']).toEqual({
      respondents: 2,
      definedFirst: 2,
      definedSecond: 1,
      definedBoth: 1,
      sumFirst: '13',
      sumSecond: '8',
      squaresFirst: '109',
      squaresSecond: '64',
      products: '24',
      sumFirstWhereSecond: '3',
      sumSecondWhereFirst: '8',
    })
    expect(panel).toEqual({
      both: 2,
      up: 1,
      same: 0,
      down: 1,
      sumFirst: '7',
      sumSecond: '10',
      squaresFirst: '25',
      squaresSecond: '68',
      products: '32',
    })
  })
})
