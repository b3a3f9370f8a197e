import { describe, expect, it } from '@jest/globals'

import { readAnswers, writeAnswers } from '../../../../surveys/answering/read-answers.ts'
import { questionsOf } from '../../../../surveys/survey.ts'
import { everyTypeSurvey } from '../../../builders/every-type.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const questions = questionsOf(testSurvey())
const entered = (fields: Record<string, string[]>) => new Map(Object.entries(fields))

describe('readAnswers', () => {
  it('keeps answers, leaves blanks out and names what is faulty', () => {
    const read = readAnswers(
      questions,
      entered({ 'prov.helhet': ['4'], 'prov.bemotande': ['9'], 'prov.text': [''], okand: ['x'] }),
    )
    expect(read.answers).toEqual({ 'prov.helhet': 4 })
    expect(read.issues).toEqual([
      { questionId: 'prov.bemotande', code: 'notOnScale', values: { min: 1, max: 5 } },
    ])
  })
})

describe('writeAnswers', () => {
  it('gives back what a form would have entered', () => {
    const answers = { 'prov.helhet': 'VE', 'prov.delar': ['skola'], 'prov.antal': 12.5 }
    const every = questionsOf(everyTypeSurvey())
    const written = writeAnswers(every, answers)
    expect(written.get('prov.antal')).toEqual(['12,5'])
    expect(readAnswers(every, written)).toEqual({ answers, issues: [] })
  })
})
