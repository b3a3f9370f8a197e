import { describe, expect, it } from '@jest/globals'

import { BUNDLED, readBundled } from '../../../../server/files/bundled.ts'
import { checkSurvey, examineSurvey } from '../../../../surveys/schema/check-survey.ts'
import { everyTypeSurvey } from '../../../builders/every-type.ts'
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
      survey =>
        (survey.pages[1].questions[0].scale = {
          ...survey.pages[1].questions[0].scale,
          min: -2,
          max: 10,
        }),
      [['pages[1].questions[0].scale.max', 'scaleTooLong']],
    ],
    [
      'a step that is no small number',
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

  it.each<[string, (survey: Loose) => void, [string, string][]]>([
    [
      'an unknown test in a condition',
      survey => (survey.pages[1].visibleIf = { test: 'kanske', question: 'prov.helhet' }),
      [['pages[1].visibleIf.test', 'unknownTest']],
    ],
    [
      'a condition that is text',
      survey => (survey.pages[1].visibleIf = 'prov.helhet == 3'),
      [['pages[1].visibleIf', 'type']],
    ],
    [
      'a part of a condition without what it asks',
      survey => (survey.pages[1].visibleIf = { test: 'all', conditions: [{ test: 'answered' }] }),
      [['pages[1].visibleIf.conditions[0].question', 'missing']],
    ],
    [
      'the same row twice',
      survey => (survey.pages[1].questions[0].rows[1].id = 'prov.bemotande.alla'),
      [['pages[1].questions[0].rows[1].id', 'repeatedId']],
    ],
    [
      'a row with the id of a question',
      survey => (survey.pages[1].questions[0].rows[0].id = 'prov.lokal'),
      [['pages[1].questions[0].rows[0].id', 'repeatedId']],
    ],
    [
      'the same section twice',
      survey => (survey.pages[2].sections[1].id = 'siffror'),
      [['pages[2].sections[1].id', 'repeatedId']],
    ],
    [
      'a page without anything on it',
      survey => delete survey.pages[2].sections,
      [['pages[2].questions', 'missing']],
    ],
    [
      'a matrix with two steps',
      survey => (survey.pages[1].questions[0].scale.max = 2),
      [['pages[1].questions[0].scale.max', 'scaleTooShort']],
    ],
    [
      'more to tick than there is',
      survey => (survey.pages[0].questions[2].minChoices = 4),
      [['pages[0].questions[2].minChoices', 'moreThanChoices']],
    ],
    [
      'a limit that limits nothing',
      survey => (survey.pages[0].questions[2].maxChoices = 3),
      [['pages[0].questions[2].maxChoices', 'limitsNothing']],
    ],
    [
      'limits in the wrong order',
      survey => (survey.pages[2].sections[0].questions[0].max = 1),
      [['pages[2].sections[0].questions[0].max', 'notAboveMin']],
    ],
    [
      'a limit finer than the answers',
      survey => (survey.pages[2].sections[0].questions[0].min = 1.25),
      [['pages[2].sections[0].questions[0].min', 'tooManyDecimals']],
    ],
    [
      'a day that does not exist',
      survey => (survey.pages[2].sections[0].questions[1].min = '1850-02-30'),
      [['pages[2].sections[0].questions[1].min', 'notADay']],
    ],
    [
      'a headline that only some are asked',
      survey => (survey.headline = 'prov.bemotande.alla'),
      [['headline', 'headlineConditional']],
    ],
    [
      'an index of questions that are not there, on other scales, or twice',
      survey =>
        (survey.indices = [
          {
            id: 'tema',
            title: { sv: 'Tema' },
            questions: ['prov.helhet', 'prov.helhet', 'prov.text'],
            reversed: ['prov.bemotande.alla'],
            minItems: 4,
          },
          { id: 'tema', title: { sv: 'Tema' }, questions: ['prov.helhet', 'prov.bemotande.alla'] },
          { id: 'alla', title: { sv: 'Alla' }, questions: ['prov.helhet', 'prov.bemotande.alla'] },
        ]),
      [
        ['indices[1].id', 'repeatedId'],
        ['indices[0].questions[1]', 'repeatedId'],
        ['indices[0].questions[2]', 'noSuchScale'],
        ['indices[0].reversed[0]', 'notInIndex'],
        ['indices[0].minItems', 'moreThanQuestions'],
        ['indices[2].id', 'overallIndex'],
      ],
    ],
    [
      'an index on two scales',
      survey => {
        survey.pages[0].questions[1].scale.max = 10
        survey.indices = [
          { id: 'tema', title: { sv: 'Tema' }, questions: ['prov.bemotande.alla', 'prov.helhet'] },
        ]
      },
      [['indices[0].questions[1]', 'otherScale']],
    ],
  ])('names the place of %s, in a survey with everything', (_claim, change, expected) => {
    const survey: Loose = structuredClone(everyTypeSurvey())
    change(survey)
    expect(examineSurvey(survey).faults.map(({ path, code }) => [path, code])).toEqual(expected)
  })

  it('refuses what is nested too deep, without falling over', () => {
    let condition: Loose = { test: 'answered', question: 'prov.helhet' }
    for (let level = 0; level < 5000; level += 1) condition = { test: 'not', condition }
    expect(faultsOf(survey => (survey.pages[1].visibleIf = condition))).toMatchObject([
      [expect.stringContaining('pages[1].visibleIf.condition'), 'tooDeep'],
    ])
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

describe('what is worth a look', () => {
  it('is a row that says nothing where it stands alone', () => {
    const survey: Loose = structuredClone(everyTypeSurvey())
    const [whole, part] = survey.pages[1].questions[0].rows
    whole.label.sv = 'Överlag'
    delete part.wording
    expect(examineSurvey(survey).warnings.map(({ path, code }) => [path, code])).toEqual([
      ['pages[1].questions[0].rows[0].wording', 'rowAlone'],
      ['pages[1].questions[0].rows[1].wording', 'rowAlone'],
    ])
  })
})

describe('the languages of a survey', () => {
  const translated = (languages: string[], change: (survey: Loose) => void = () => undefined) => {
    const survey: Loose = structuredClone(testSurvey())
    survey.languages = languages
    const translate = (data: Loose): void => {
      if (typeof data !== 'object' || data === null) return
      if (typeof data.sv === 'string')
        Object.assign(data, { fi: `${data.sv} (fi)`, en: `${data.sv} (en)` })
      else Object.values(data).forEach(translate)
    }
    translate(survey)
    change(survey)
    const { faults, warnings } = examineSurvey(survey)
    const brief = (all: typeof faults) =>
      all.map(({ path, code, values }) => [path, code, values['language']])
    return { faults: brief(faults), warnings: brief(warnings) }
  }

  it('are sound when every text is there', () => {
    expect(translated(['sv', 'fi', 'en'])).toEqual({ faults: [], warnings: [] })
  })

  it('name each text that is missing', () => {
    const { faults } = translated(['sv', 'fi', 'en'], survey => {
      delete survey.title.fi
      delete survey.pages[1].questions[1].choices[0].label.en
    })
    expect(faults).toEqual([
      ['title.fi', 'missingTranslation', 'fi'],
      ['pages[1].questions[1].choices[0].label.en', 'missingTranslation', 'en'],
    ])
  })

  it('name each text of a language that has none', () => {
    const { faults } = translated(['sv', 'sv-simple', 'fi', 'en'])
    expect(faults.length).toBeGreaterThan(20)
    expect(faults[0]).toEqual(['title.sv-simple', 'missingTranslation', 'svsimple'])
  })

  it('always have Swedish, and each once', () => {
    expect(translated(['fi', 'en', 'fi']).faults).toEqual([
      ['languages', 'noSwedish', undefined],
      ['languages[2]', 'repeatedId', undefined],
    ])
  })

  it('are no others than there are', () => {
    expect(translated(['sv', 'de']).faults).toMatchObject([['languages[1]', 'notOneOf', undefined]])
  })

  it('warn of texts that nobody will see, and of those that are still in Swedish', () => {
    const { warnings } = translated(['sv', 'fi'], survey => {
      survey.pages[0].questions[0].label.fi = survey.pages[0].questions[0].label.sv
    })
    expect(warnings).toEqual([
      ['languages', 'undeclaredLanguage', 'en'],
      ['pages[0].questions[0].label.fi', 'sameAsSwedish', 'fi'],
    ])
  })
})
