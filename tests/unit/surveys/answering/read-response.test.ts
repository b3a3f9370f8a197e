import { describe, expect, it } from '@jest/globals'

import { readResponse } from '../../../../surveys/answering/read-response.ts'
import { atLeast, equals } from '../../../builders/conditions.ts'
import { everyTypeSurvey } from '../../../builders/every-type.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const entered = (fields: Record<string, string[]>) => new Map(Object.entries(fields))
const read = (fields: Record<string, string[]>, survey = testSurvey()) =>
  readResponse(survey, entered(fields))

describe('readResponse', () => {
  it('asks for what must be answered', () => {
    expect(read({}).issues).toMatchObject([{ questionId: 'prov.helhet', code: 'required' }])
  })

  it('takes "vet inte" as an answer to what must be answered', () => {
    expect(read({ 'prov.helhet': ['VE'] }).issues).toEqual([])
  })

  it('names one fault of a question, not two', () => {
    expect(read({ 'prov.helhet': ['9'] }).issues).toMatchObject([{ code: 'notOnScale' }])
  })

  it('leaves out answers to questions that are not shown, and says which', () => {
    const { answers, dropped, hidden } = read(
      { 'prov.lokal': ['nej'], 'prov.storlek': ['stor'], 'prov.text': ['Hej'] },
      everyTypeSurvey(),
    )
    expect(answers).toEqual({ 'prov.lokal': 'nej' })
    expect(dropped).toEqual(['prov.storlek', 'prov.text'])
    expect(hidden).toContain('prov.bemotande.skola')
  })

  it('asks for nothing in a question that is not shown', () => {
    const survey = everyTypeSurvey()
    const [first, ...rest] = survey.pages
    const questions = first!.questions!.map(question =>
      question.id === 'prov.storlek' ? { ...question, required: true } : question,
    )
    const changed = { ...survey, pages: [{ ...first!, questions }, ...rest] }
    expect(read({ 'prov.lokal': ['nej'] }, changed).issues).toEqual([])
    expect(read({ 'prov.lokal': ['ja'] }, changed).issues).toMatchObject([
      { questionId: 'prov.storlek', code: 'required' },
    ])
  })

  it('refuses an answer that a check refuses, with the words of the survey', () => {
    const text = { sv: 'Det går inte ihop.' }
    const survey = testSurvey()
    const [first, second] = survey.pages
    const [bemotande, ...others] = second!.questions!
    const checks = [
      { level: 'refuse' as const, if: equals('prov.helhet', 1), text },
      { level: 'confirm' as const, if: atLeast('prov.bemotande', 5), text },
    ]
    const pages = [
      first!,
      { ...second!, questions: [{ ...bemotande!, checks } as never, ...others] },
    ]
    const { issues, warnings } = read(
      { 'prov.helhet': ['1'], 'prov.bemotande': ['5'] },
      { ...survey, pages },
    )
    expect(issues).toEqual([{ questionId: 'prov.bemotande', code: 'refused', values: { text } }])
    expect(warnings).toMatchObject([{ questionId: 'prov.bemotande', text }])
  })
})
