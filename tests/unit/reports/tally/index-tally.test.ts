import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { addAlphaTallies } from '../../../../reports/tally/alpha-tally.ts'
import {
  addIndexTallies,
  EMPTY_INDEX_TALLY,
  indexUnit,
} from '../../../../reports/tally/index-tally.ts'
import {
  type CountedResponse,
  createRoundTallyFold,
} from '../../../../reports/tally/round-tally.ts'
import type { ScaleQuestion } from '../../../../surveys/questions/scale.ts'
import type { Answer } from '../../../../surveys/response.ts'
import { scaleQuestionsOf } from '../../../../surveys/survey.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const [template] = scaleQuestionsOf(testSurvey())
const IDS = ['a.1', 'a.2', 'a.3']
const questionsOf = (ids: readonly string[]): readonly ScaleQuestion[] =>
  ids.map(id => ({ ...template!, id }))

type Given = readonly (Answer | undefined)[]

function count(
  responses: readonly Given[],
  { ids = IDS, reversed = [] as readonly string[], minItems = 2 } = {},
) {
  const fold = createRoundTallyFold({
    questions: questionsOf(ids),
    indices: [{ id: 'tema', items: ids, reversed, minItems, hasAlpha: true }],
    invited: { idrott: 100 },
  })
  for (const answers of responses) fold.add(response(answers, ids))
  const { sectors, alphas } = fold.tally()
  return { index: sectors['idrott']!.indices['tema']!, alpha: alphas['tema']! }
}

function response(answers: Given, ids: readonly string[]): CountedResponse {
  const given = ids.flatMap((id, at) => {
    const answer = answers[at]
    return answer === undefined ? [] : [[id, answer] as const]
  })
  return { sector: 'idrott', mode: 'web', answers: Object.fromEntries(given) }
}

describe('the moments of an index', () => {
  it('are those of the mean of each one’s grades, in whole numbers', () => {
    // L = 6. 4, 5 → 6·4.5 = 27; 1, 2, 3 → 6·2 = 12; a single grade and a blank form have no index.
    const { index } = count([[4, 'VE', 5], [1, 2, 3], [5], []])
    expect(index).toEqual({
      respondents: 4,
      defined: 2,
      sum: String(27 + 12),
      sumOfSquares: String(27 * 27 + 12 * 12),
    })
  })

  it('turn what is asked the other way round', () => {
    // 5 turned is 1: the means are 3 and 2.
    const { index } = count(
      [
        [5, 5, undefined],
        [5, 3, undefined],
      ],
      { reversed: ['a.1'] },
    )
    expect(index.sum).toBe(String(6 * 3 + 6 * 2))
  })

  it('are exact also where they are larger than 2⁵³', () => {
    const ids = Array.from({ length: 18 }, (_, n) => `a.${n + 1}`)
    const unit = BigInt(indexUnit(18))
    const { index } = count(
      Array.from({ length: 5 }, () => ids.map(() => 5)),
      { ids, minItems: 9 },
    )
    expect(index.sumOfSquares).toBe(String(5n * (5n * unit) ** 2n))
    expect(BigInt(index.sumOfSquares)).toBeGreaterThan(2n ** 53n)
  })

  it('are the same however the responses are divided and ordered', () => {
    const answer = fc.constantFrom<Answer | undefined>(1, 2, 3, 4, 5, 'VE', undefined)
    fc.assert(
      fc.property(fc.array(fc.tuple(answer, answer, answer)), fc.nat(), (responses, cut) => {
        const at = responses.length === 0 ? 0 : cut % responses.length
        const [later, earlier] = [responses.slice(at), responses.slice(0, at)].map(part =>
          count(part),
        )
        const whole = count(responses)
        expect(addIndexTallies(later!.index, earlier!.index)).toEqual(whole.index)
        expect(addAlphaTallies(later!.alpha, earlier!.alpha)).toEqual(whole.alpha)
      }),
    )
  })

  it('of nobody are nothing', () => {
    expect(count([]).index).toEqual(EMPTY_INDEX_TALLY)
  })

  it('cannot be counted over questions that are not counted', () => {
    expect(() =>
      createRoundTallyFold({
        questions: questionsOf(['a.1']),
        indices: [{ id: 'tema', items: IDS, reversed: [], minItems: 2, hasAlpha: true }],
        invited: {},
      }),
    ).toThrow(RangeError)
  })
})

describe('what alpha is worked out from', () => {
  it('are sums and products over those who graded everything', () => {
    const { alpha } = count([
      [1, 2, 3],
      [5, 4, 'VE'],
      [2, 2, 5],
    ])
    expect(alpha).toEqual({
      complete: 2,
      sums: [3, 4, 8],
      products: [
        [1 + 4, 2 + 4, 3 + 10],
        [2 + 4, 4 + 4, 6 + 10],
        [3 + 10, 6 + 10, 9 + 25],
      ],
    })
  })
})
