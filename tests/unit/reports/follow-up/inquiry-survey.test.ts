import { describe, expect, it } from '@jest/globals'

import { inquirySurvey } from '../../../../reports/follow-up/inquiry-survey.ts'
import { loadTexts } from '../../../../server/rendering/texts.ts'
import { askedOf, surveyFor } from '../../../../surveys/inquiry.ts'
import { examineSurvey } from '../../../../surveys/schema/check-survey.ts'
import { questionsOf, scaleQuestionsOf } from '../../../../surveys/survey.ts'

const recommendations = ['1', '1 a', '2'].map((number, index) => ({
  page: `rekommendation-${index + 1}`,
  number,
  passages: [
    { wording: 'Se över bemötandet.', isSummary: false, source: 'Rapporten, s. 3' },
    ...(number === '1 a' ? [{ wording: 'Ta fram en rutin.', isSummary: true, source: 'PM' }] : []),
  ],
}))
const survey = inquirySurvey(
  { id: 'fragor', title: 'Revisorernas frågor', recommendations, lastDay: '2022-10-10' },
  loadTexts('sv'),
)
const asked = recommendations.map(({ page }, index) => ({
  page,
  recommendation: `r${index}`,
  bodies: index === 1 ? ['a'] : ['a', 'b'],
}))
const inquiry = { dossierId: 'akten', auditId: 'x', survey, asked, setAside: [] }

describe('the auditors’ questionnaire', () => {
  it('is sound, but for having nothing that a medelbetyg could be made of', () => {
    const { faults } = examineSurvey(survey)
    expect(faults.map(({ code }) => code)).toEqual(['headlineNotScale'])
    expect(scaleQuestionsOf(survey)).toEqual([])
  })

  it('says what was recommended, word for word and where it stands', () => {
    expect(survey.pages[1]!.introduction).toEqual({
      sv: '”Se över bemötandet.” (Rapporten, s. 3)',
    })
  })

  it('quotes no summary, and says of each passage of a part where it stands', () => {
    expect(survey.pages[2]!.introduction).toEqual({
      sv: '”Se över bemötandet.” (Rapporten, s. 3) Sammanfattat: Ta fram en rutin. (PM)',
    })
  })

  it('asks a body about its own recommendations alone', () => {
    const pages = (body: string) => surveyFor(inquiry, body, '2022-09-01').pages.map(({ id }) => id)
    expect(pages('a')).toHaveLength(4)
    expect(pages('b')).toEqual(['svaret', 'rekommendation-1', 'rekommendation-3'])
    expect(pages('ingen')).toEqual(['svaret'])
    expect(askedOf(inquiry, 'b').map(({ recommendation }) => recommendation)).toEqual(['r0', 'r2'])
    const ids = questionsOf(surveyFor(inquiry, 'b', '2022-09-01')).map(({ id }) => id)
    expect(ids.some(id => id.startsWith('rekommendation-2.'))).toBe(false)
  })

  it('takes no day to come as that of what has been, and any as that of what is planned', () => {
    const days = questionsOf(surveyFor(inquiry, 'b', '2022-09-01')).filter(
      each => each.type === 'date',
    )
    const ends = (name: string) =>
      days.filter(({ id }) => id.endsWith(`.${name}`)).map(({ max }) => max)
    expect(ends('dag')).toEqual(['2022-09-01', '2022-09-01', '2022-09-01'])
    expect(ends('nar')).toEqual(['2022-09-01', '2022-09-01'])
    expect(ends('senast')).toEqual([undefined, undefined])
  })
})
