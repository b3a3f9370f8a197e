import { describe, expect, it } from '@jest/globals'

import type { Condition } from '../../../../surveys/logic/condition.ts'
import { checkSurvey, examineSurvey } from '../../../../surveys/schema/check-survey.ts'
import {
  all,
  answered,
  any,
  atLeast,
  atMost,
  contains,
  equals,
  not,
  oneOf,
} from '../../../builders/conditions.ts'
import { everyTypeSurvey } from '../../../builders/every-type.ts'

type Loose = any // oxlint-disable-line typescript/no-explicit-any -- definitions are broken on purpose

const faultsOf = (change: (survey: Loose) => void) => {
  const survey: Loose = structuredClone(everyTypeSurvey())
  change(survey)
  return examineSurvey(survey).faults.map(({ path, code }) => [path, code])
}
/** With a condition on the last page, after every other question. */
const onLastPage = (condition: Condition) =>
  faultsOf(survey => (survey.pages[2].visibleIf = condition))

describe('the check of conditions', () => {
  it('finds a sound definition sound', () => {
    expect(checkSurvey(everyTypeSurvey())).toMatchObject({ kind: 'sound' })
  })

  it.each<[string, Condition, [string, string][]]>([
    ['an unknown question', answered('prov.okand'), [['question', 'noSuchQuestion']]],
    ['a question that is only read', answered('prov.las'), [['question', 'noSuchQuestion']]],
    ['a whole matrix', answered('prov.bemotande'), [['question', 'noSuchQuestion']]],
    ['a later question', answered('prov.namn'), [['question', 'asksItself']]],
    ['an unknown choice', contains('prov.delar', 'sport'), [['value', 'unknownChoice']]],
    ['a value outside the scale', atLeast('prov.helhet', 6), [['value', 'outsideScale']]],
    ['a grade written as text', equals('prov.helhet', '3'), [['value', 'outsideScale']]],
    ['"vet inte" as a limit', atMost('prov.helhet', 'VE'), [['value', 'outsideScale']]],
    [
      '"vet inte" where it is not offered',
      equals('prov.storlek', 'VE'),
      [['value', 'unknownChoice']],
    ],
    [
      'an answer that nobody can give',
      equals('prov.lokal', 'kanske'),
      [['value', 'impossibleValue']],
    ],
    [
      'one of several that nobody can give',
      oneOf('prov.helhet', 1, 9),
      [['values[1]', 'outsideScale']],
    ],
    ['a test that does not suit', atLeast('prov.delar', 1), [['test', 'wrongTest']]],
  ])('names the place of %s', (_claim, condition, expected) => {
    expect(onLastPage(condition)).toEqual(
      expected.map(([place, code]) => [`pages[2].visibleIf.${place}`, code]),
    )
  })

  it('names a condition on a later question', () => {
    expect(faultsOf(survey => (survey.pages[1].visibleIf = answered('prov.antal')))).toEqual([
      ['pages[1].visibleIf.question', 'asksLater'],
    ])
  })

  it('names a condition on the question itself', () => {
    const change = (survey: Loose) =>
      (survey.pages[0].questions[4].visibleIf = equals('prov.storlek', 'stor'))
    expect(faultsOf(change)).toEqual([['pages[0].questions[4].visibleIf.question', 'asksItself']])
  })

  it('names a ring of questions that wait for one another, and its members', () => {
    const survey: Loose = structuredClone(everyTypeSurvey())
    survey.pages[1].visibleIf = atLeast('prov.antal', 5)
    survey.pages[2].sections[0].questions[0].visibleIf = answered('prov.bemotande.alla')
    const { faults } = examineSurvey(survey)
    expect(faults).toMatchObject([
      {
        path: 'pages[1].visibleIf.question',
        code: 'cycle',
        values: { ring: 'prov.antal → prov.bemotande.alla → prov.antal' },
      },
    ])
  })

  it.each<[string, Condition, string, string]>([
    [
      'two answers to one question at once',
      all(equals('prov.lokal', 'ja'), equals('prov.lokal', 'nej')),
      '',
      'neverShown',
    ],
    [
      'something that stands alone together with something else',
      all(contains('prov.delar', 'ingen'), contains('prov.delar', 'skola')),
      '',
      'neverShown',
    ],
    [
      'more ticks than may be made',
      all(
        contains('prov.delar', 'skola'),
        contains('prov.delar', 'kultur'),
        contains('prov.delar', 'vard'),
      ),
      '',
      'neverShown',
    ],
    [
      'a grade between two steps',
      all(atLeast('prov.helhet', 4), atMost('prov.helhet', 3)),
      '',
      'neverShown',
    ],
    [
      'a question that is only shown otherwise',
      all(equals('prov.lokal', 'nej'), answered('prov.storlek')),
      '',
      'neverShown',
    ],
    [
      'a row whose page is not shown',
      all(contains('prov.delar', 'ingen'), answered('prov.bemotande.alla')),
      '',
      'neverShown',
    ],
    [
      'something or its opposite',
      any(answered('prov.lokal'), not(answered('prov.lokal'))),
      '',
      'alwaysHolds',
    ],
    [
      'a part that never holds',
      any(answered('prov.helhet'), all(equals('prov.lokal', 'ja'), equals('prov.lokal', 'nej'))),
      '.conditions[1]',
      'neverHolds',
    ],
    [
      'a part that always holds',
      all(answered('prov.helhet'), any(answered('prov.lokal'), not(equals('prov.lokal', 'ja')))),
      '.conditions[1]',
      'alwaysHolds',
    ],
  ])('finds dead: %s', (_claim, condition, place, code) => {
    expect(onLastPage(condition)).toEqual([[`pages[2].visibleIf${place}`, code]])
  })

  it.each<[string, Condition]>([
    [
      'a test and what its failing leaves',
      all(answered('prov.helhet'), not(atLeast('prov.helhet', 2))),
    ],
    [
      '"vet inte" between two grades',
      all(answered('prov.helhet'), not(any(atLeast('prov.helhet', 3), atMost('prov.helhet', 2)))),
    ],
    ['a blank', not(answered('prov.helhet'))],
    [
      'two ticks where two may be made',
      all(contains('prov.delar', 'skola'), contains('prov.delar', 'vard')),
    ],
  ])('finds alive: %s', (_claim, condition) => {
    expect(onLastPage(condition)).toEqual([])
  })

  it('finds what can not be shown where it stands, and says nothing of what stands in it', () => {
    const change = (survey: Loose) => {
      survey.pages[1].visibleIf = all(
        contains('prov.delar', 'ingen'),
        contains('prov.delar', 'vard'),
      )
      survey.pages[1].questions[0].required = true
    }
    const survey: Loose = structuredClone(everyTypeSurvey())
    change(survey)
    expect(examineSurvey(survey).faults).toMatchObject([
      { path: 'pages[1].visibleIf', code: 'neverShown', values: { kind: 'page', required: 'yes' } },
    ])
  })

  it('finds a row that its page leaves out', () => {
    const change = (survey: Loose) =>
      (survey.pages[1].questions[0].rows[1].visibleIf = contains('prov.delar', 'ingen'))
    expect(faultsOf(change)).toEqual([['pages[1].questions[0].rows[1].visibleIf', 'neverShown']])
  })

  it('finds a condition that says only what the page has said', () => {
    const change = (survey: Loose) =>
      (survey.pages[1].questions[0].rows[1].visibleIf = not(contains('prov.delar', 'ingen')))
    expect(faultsOf(change)).toEqual([['pages[1].questions[0].rows[1].visibleIf', 'alwaysHolds']])
  })

  it('compares numbers and days with what lies between', () => {
    expect(
      onLastPage(
        all(atLeast('prov.helhet', 2), not(equals('prov.helhet', 2)), atMost('prov.helhet', 3)),
      ),
    ).toEqual([])
    const between = (from: string, to: string) => (survey: Loose) =>
      (survey.pages[2].sections[1].visibleIf = all(
        atLeast('prov.bildad', from),
        atMost('prov.bildad', to),
      ))
    expect(faultsOf(between('2000-01-01', '2000-12-31'))).toEqual([])
    expect(faultsOf(between('2000-01-02', '2000-01-01'))).toEqual([
      ['pages[2].sections[1].visibleIf', 'neverShown'],
    ])
    const large = (survey: Loose) =>
      (survey.pages[2].sections[1].visibleIf = all(
        atLeast('prov.antal', 100),
        atMost('prov.antal', 99.9),
      ))
    expect(faultsOf(large)).toEqual([['pages[2].sections[1].visibleIf', 'neverShown']])
  })

  it('finds checks that never speak, always speak, or let nothing past', () => {
    const withCheck = (level: string, condition: Condition) => (survey: Loose) =>
      (survey.pages[0].questions[3].checks = [{ level, if: condition, text: { sv: 'Nej.' } }])
    const path = 'pages[0].questions[3].checks'
    expect(
      faultsOf(withCheck('confirm', all(equals('prov.lokal', 'ja'), equals('prov.lokal', 'nej')))),
    ).toEqual([[`${path}[0].if`, 'neverHolds']])
    expect(faultsOf(withCheck('refuse', answered('prov.lokal')))).toEqual([[path, 'refusesAll']])
    expect(faultsOf(withCheck('confirm', answered('prov.storlek')))).toEqual([
      [`${path}[0].if.question`, 'asksLater'],
    ])
  })

  it('names every fault at once, and nothing that only follows from another', () => {
    const faults = faultsOf(survey => {
      survey.pages[0].questions[4].visibleIf = answered('prov.okand')
      survey.pages[1].visibleIf = answered('prov.storlek')
      survey.pages[2].visibleIf = all(equals('prov.lokal', 'ja'), equals('prov.lokal', 'nej'))
    })
    expect(faults).toEqual([
      ['pages[0].questions[4].visibleIf.question', 'noSuchQuestion'],
      ['pages[2].visibleIf', 'neverShown'],
    ])
  })

  it('gives up what is too much to go through, and says so', () => {
    const survey: Loose = structuredClone(everyTypeSurvey())
    const choices = Array.from({ length: 12 }, (_, index) => ({
      code: `c${index}`,
      label: { sv: `C ${index}` },
    }))
    survey.pages[0].questions[2] = {
      ...survey.pages[0].questions[2],
      choices: [...choices, ...survey.pages[0].questions[2].choices],
      maxChoices: undefined,
    }
    delete survey.pages[0].questions[2].maxChoices
    survey.pages[2].visibleIf = any(...choices.map(({ code }) => contains('prov.delar', code)))
    const { faults, warnings } = examineSurvey(survey)
    expect(faults).toEqual([])
    expect(warnings[0]).toMatchObject({ path: 'pages[2].visibleIf', code: 'tooComplex' })
  })
})
