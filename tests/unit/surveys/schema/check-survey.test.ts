import { describe, expect, it } from '@jest/globals'

import { BUNDLED, readBundled } from '../../../../server/files/bundled.ts'
import { checkSurvey } from '../../../../surveys/schema/check-survey.ts'
import { testSurvey } from '../../../builders/test-data.ts'

type Loose = any // oxlint-disable-line typescript/no-explicit-any -- definitions are broken on purpose

const faultsOf = (change: (survey: Loose) => void) => {
  const survey: Loose = structuredClone(testSurvey())
  change(survey)
  const checked = checkSurvey(survey)
  return checked.kind === 'sound' ? [] : checked.faults.map(({ path, code }) => [path, code])
}

describe('checkSurvey', () => {
  it('finds a sound definition sound', () => {
    expect(checkSurvey(testSurvey())).toMatchObject({ kind: 'sound' })
  })

  it.each(BUNDLED.filter(name => !name.includes('-')))('finds %s sound', name => {
    expect(checkSurvey(readBundled(name))).toMatchObject({ kind: 'sound' })
  })

  it.each<[string, (survey: Loose) => void, [string, string][]]>([
    [
      'text with half a character, which has no digest',
      survey => (survey.pages[1].questions[1].label.sv = 'Hur \ud800?'),
      [['pages[1].questions[1].label.sv', 'brokenText']],
    ],
    [
      'an unknown question type',
      survey => (survey.pages[1].questions[2].type = 'slider'),
      [['pages[1].questions[2].type', 'unknownQuestionType']],
    ],
    [
      'a question without a type',
      survey => delete survey.pages[0].questions[0].type,
      [['pages[0].questions[0].type', 'missing']],
    ],
    [
      'a scale that is too long',
      survey => (survey.pages[1].questions[0].scale.max = 11),
      [['pages[1].questions[0].scale.max', 'maximum']],
    ],
    [
      'a scale that is too short',
      survey => (survey.pages[1].questions[0].scale.max = 2),
      [['pages[1].questions[0].scale.max', 'scaleTooShort']],
    ],
    [
      'a missing text',
      survey => delete survey.pages[0].title.sv,
      [['pages[0].title.sv', 'missing']],
    ],
    [
      'a misspelt property',
      survey => (survey.pages[0].questions[0].requierd = true),
      [['pages[0].questions[0].requierd', 'unknownProperty']],
    ],
    ['a wrong kind of value', survey => (survey.pages = 'nej'), [['pages', 'type']]],
    [
      'an id that is also the name of something else',
      survey => (survey.pages[0].questions[0].id = '__proto__'),
      [['pages[0].questions[0].id', 'pattern']],
    ],
    [
      'the same question twice',
      survey => (survey.pages[1].questions[0].id = 'prov.helhet'),
      [['pages[1].questions[0].id', 'repeatedId']],
    ],
    [
      'the same page twice',
      survey => (survey.pages[1].id = 'helhet'),
      [['pages[1].id', 'repeatedId']],
    ],
    [
      'the same choice twice',
      survey => (survey.pages[1].questions[1].choices[1].code = 'liten'),
      [['pages[1].questions[1].choices[1].code', 'repeatedCode']],
    ],
    [
      'a headline that is no grade',
      survey => (survey.headline = 'prov.text'),
      [['headline', 'headlineNotScale']],
    ],
    [
      'an empty page',
      survey => (survey.pages[0].questions = []),
      [['pages[0].questions', 'minItems']],
    ],
  ])('names the place of %s', (_claim, change, expected) => {
    expect(faultsOf(change)).toEqual(expected)
  })

  it('names every fault at once', () => {
    const faults = faultsOf(survey => {
      survey.pages[0].questions[0].type = 'slider'
      survey.pages[1].questions[3].scale = null
      delete survey.introduction
    })
    expect(faults).toHaveLength(3)
  })

  it.each([null, 'text', 7, [], { kind: 'other' }])('refuses %j without falling over', data => {
    expect(checkSurvey(data).kind).toBe('faulty')
  })
})
