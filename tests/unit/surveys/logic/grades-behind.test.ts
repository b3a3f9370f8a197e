import { describe, expect, it } from '@jest/globals'

import { gradesBehind } from '../../../../surveys/logic/grades-behind.ts'
import { scaleQuestionsOf, type Survey } from '../../../../surveys/survey.ts'
import { all, atMost, equals, not } from '../../../builders/conditions.ts'
import { testSurvey } from '../../../builders/test-data.ts'

const [template] = scaleQuestionsOf(testSurvey())
const [first, second] = testSurvey().pages

/** The test survey with one more page. */
const withPage = (page: Partial<Survey['pages'][number]>): Survey =>
  testSurvey({ pages: [first!, second!, { id: 'fler', title: { sv: 'Fler' }, ...page }] })
const asked = (id: string, visibleIf?: Parameters<typeof not>[0]) => ({
  ...template!,
  id,
  ...(visibleIf === undefined ? {} : { visibleIf }),
})

describe('gradesBehind', () => {
  it('is empty where everybody is asked everything', () => {
    expect([...gradesBehind(testSurvey())]).toEqual([])
  })

  it('names the grades that a condition asks about, wherever in it they stand', () => {
    const condition = all(equals('prov.storlek', 'stor'), not(atMost('prov.helhet', 2)))
    const survey = withPage({ questions: [asked('prov.c', condition)] })
    expect(gradesBehind(survey).get('prov.c')).toEqual(['prov.helhet'])
  })

  it('leaves out a question that only other answers decide', () => {
    const survey = withPage({ questions: [asked('prov.c', equals('prov.storlek', 'stor'))] })
    expect(gradesBehind(survey).has('prov.c')).toBe(false)
  })

  it('knows what a page asks about, and what a question behind another one does', () => {
    const survey = withPage({
      visibleIf: atMost('prov.helhet', 2),
      questions: [asked('prov.c'), asked('prov.d', equals('prov.c', 1))],
    })
    expect(gradesBehind(survey).get('prov.c')).toEqual(['prov.helhet'])
    expect(new Set(gradesBehind(survey).get('prov.d'))).toEqual(new Set(['prov.c', 'prov.helhet']))
  })
})
