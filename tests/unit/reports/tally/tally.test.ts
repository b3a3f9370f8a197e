import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'

import { submittedDisposition } from '../../../../reports/tally/disposition.ts'
import {
  addTallies,
  answeredCount,
  emptyTally,
  gradedCount,
  gradeSum,
} from '../../../../reports/tally/item-tally.ts'
import { createRoundTallyFold } from '../../../../reports/tally/round-tally.ts'
import { scaleQuestionsOf } from '../../../../surveys/survey.ts'
import { countAnswers as count } from '../../../builders/count-answers.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const FIVE = { min: 1, max: 5 }
const anyAnswer = fc.constantFrom<number | string | undefined>(1, 2, 3, 4, 5, 'VE', undefined)

describe('a tally', () => {
  it('counts grades, "vet inte" and blanks apart', () => {
    const tally = count([5, 5, 1, 'VE', undefined, undefined])
    expect(tally).toEqual({ grades: [1, 0, 0, 0, 2], dontKnow: 1, blank: 2, notShown: 0 })
    expect([gradedCount(tally), answeredCount(tally), gradeSum(tally, FIVE)]).toEqual([3, 4, 11])
  })

  it.each([0, 6, 2.5, NaN, 'ja', ['a']])('refuses to count %j', answer => {
    expect(() => count([answer as number])).toThrow(RangeError)
  })

  it('is the same however the answers are divided and ordered', () => {
    fc.assert(
      fc.property(fc.array(anyAnswer), fc.nat(), (answers, cut) => {
        const at = answers.length === 0 ? 0 : cut % answers.length
        const parts = [answers.slice(at), answers.slice(0, at)].map(part => count(part))
        expect(parts.reduce(addTallies, emptyTally(FIVE))).toEqual(count(answers))
      }),
    )
  })

  it('is never added to one of another scale', () => {
    expect(() => addTallies(emptyTally(FIVE), emptyTally({ min: 1, max: 4 }))).toThrow(RangeError)
  })
})

describe('submittedDisposition', () => {
  const items = ['a.1', 'a.2', 'a.3', 'a.4', 'a.5']
  it('is complete from 80 % of the items, and "vet inte" counts', () => {
    expect(submittedDisposition({ 'a.1': 1, 'a.2': 'VE', 'a.3': 2, 'a.4': 5 }, items)).toBe('I')
    expect(submittedDisposition({ 'a.1': 1, 'a.2': 'VE', 'a.3': 2 }, items)).toBe('P')
  })
})

describe('createRoundTallyFold', () => {
  it('counts responses by sector and way in, and the silent as no answer', () => {
    const fold = createRoundTallyFold({
      questions: scaleQuestionsOf(testSurvey()),
      indices: [],
      invited: { idrott: 3, kultur: 2 },
    })
    fold.add({
      sector: 'idrott',
      mode: 'web',
      answers: { 'prov.helhet': 4, 'prov.bemotande': 'VE' },
    })
    fold.add({ sector: 'idrott', mode: 'import', answers: { 'prov.helhet': 2 } })
    const { sectors, modes } = fold.tally()
    expect(modes).toEqual({ web: 1, import: 1 })
    expect(sectors['idrott']).toEqual({
      invited: 3,
      dispositions: { I: 1, P: 1, R: 0, NC: 1, O: 0, U: 0, NE: 0 },
      items: {
        'prov.helhet': { grades: [0, 1, 0, 1, 0], dontKnow: 0, blank: 0, notShown: 0 },
        'prov.bemotande': { grades: [0, 0, 0, 0, 0], dontKnow: 1, blank: 1, notShown: 0 },
      },
      indices: {},
    })
    expect(sectors['kultur']?.dispositions).toMatchObject({ I: 0, NC: 2 })
  })

  it('counts what a response was not shown apart from what it left blank, and asks it for the rest', () => {
    const questions = scaleQuestionsOf(testSurvey())
    const fold = createRoundTallyFold({ questions, indices: [], invited: { idrott: 1 } })
    const hidden = new Set(['prov.bemotande'])
    fold.add({ sector: 'idrott', mode: 'web', answers: { 'prov.helhet': 4 }, hidden })
    expect(fold.tally().sectors['idrott']).toMatchObject({
      dispositions: { I: 1, P: 0 },
      items: { 'prov.bemotande': { dontKnow: 0, blank: 0, notShown: 1 } },
    })
  })

  it('refuses a response from a sector that is not in the frame', () => {
    const fold = createRoundTallyFold({ questions: [], indices: [], invited: { idrott: 1 } })
    expect(() => fold.add({ sector: 'x', mode: 'web', answers: {} })).toThrow(RangeError)
  })
})
