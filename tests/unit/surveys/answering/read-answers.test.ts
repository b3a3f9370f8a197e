import { describe, expect, it } from '@jest/globals'

import { readAnswers, readResponse } from '../../../../surveys/answering/read-answers.ts'
import { questionsOf } from '../../../../surveys/survey.ts'
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

describe('readResponse', () => {
  it('asks for what must be answered', () => {
    expect(readResponse(questions, entered({})).issues).toMatchObject([
      { questionId: 'prov.helhet', code: 'required' },
    ])
  })

  it('takes "vet inte" as an answer to what must be answered', () => {
    expect(readResponse(questions, entered({ 'prov.helhet': ['VE'] })).issues).toEqual([])
  })

  it('names one fault of a question, not two', () => {
    expect(readResponse(questions, entered({ 'prov.helhet': ['9'] })).issues).toMatchObject([
      { code: 'notOnScale' },
    ])
  })
})
