import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { addRoundTallies, correctedTally } from '../../../../reports/tally/correct-tally.ts'
import {
  type CountedResponse,
  createRoundTallyFold,
  type RoundTally,
} from '../../../../reports/tally/round-tally.ts'
import type { Answer } from '../../../../surveys/response.ts'
import { scaleQuestionsOf } from '../../../../surveys/survey.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const questions = scaleQuestionsOf(testSurvey())
const IDS = questions.map(({ id }) => id)

function count(responses: readonly CountedResponse[], invited: number | null = 50): RoundTally {
  const fold = createRoundTallyFold({
    questions,
    indices: [{ id: 'tema', items: IDS, reversed: [], minItems: 1, hasAlpha: true }],
    invited: { idrott: invited, kultur: invited },
  })
  for (const response of responses) fold.add(response)
  return fold.tally()
}

const anyResponse: fc.Arbitrary<CountedResponse> = fc
  .tuple(
    fc.constantFrom('idrott', 'kultur'),
    fc.array(fc.constantFrom<Answer | undefined>(1, 2, 3, 4, 5, 'VE', undefined), {
      minLength: IDS.length,
      maxLength: IDS.length,
    }),
  )
  .map(([sector, given]) => ({
    sector,
    mode: 'web' as const,
    answers: Object.fromEntries(
      IDS.flatMap((id, at) => (given[at] === undefined ? [] : [[id, given[at]]])),
    ),
  }))

describe('a corrected tally', () => {
  it('is what counting everything anew gives', () => {
    fc.assert(
      fc.property(
        fc.array(anyResponse, { maxLength: 20 }),
        anyResponse,
        anyResponse,
        fc.constantFrom(50, null),
        (others, was, should, invited) => {
          const certified = count([...others, was], invited)
          const corrected = correctedTally(certified, {
            removed: count([was], invited),
            added: count([should], invited),
          })
          expect(corrected).toEqual(count([...others, should], invited))
        },
      ),
    )
  })

  it('can have one response more, or one less', () => {
    const one: CountedResponse = { sector: 'idrott', mode: 'web', answers: { 'prov.helhet': 4 } }
    expect(correctedTally(count([]), { removed: null, added: count([one]) })).toEqual(count([one]))
    expect(correctedTally(count([one]), { removed: count([one]), added: null })).toEqual(count([]))
  })

  it('never has less than nothing of anything', () => {
    const was: CountedResponse = { sector: 'idrott', mode: 'web', answers: { 'prov.helhet': 4 } }
    expect(() => correctedTally(count([]), { removed: count([was]), added: null })).toThrow(
      RangeError,
    )
  })
})

describe('tallies of two parts of a round', () => {
  it('are together that of the whole, to the bit, however it was divided', () => {
    fc.assert(
      fc.property(fc.array(anyResponse), fc.array(anyResponse), (one, other) => {
        const whole = JSON.stringify(count([...other, ...one]))
        expect(JSON.stringify(addRoundTallies(count(one), count(other)))).toBe(whole)
      }),
    )
  })

  it('are not added when they count other things', () => {
    const other = { ...count([]), alphas: {} }
    expect(() => addRoundTallies(count([]), other)).toThrow(RangeError)
  })
})
