import { describe, expect, it } from '@jest/globals'

import {
  isLanguage,
  LANGUAGES,
  languageFor,
  languagesOf,
  textIn,
} from '../../../surveys/language.ts'

describe('the languages', () => {
  it('are tags that BCP 47 knows, written as it writes them', () => {
    expect(Intl.getCanonicalLocales([...LANGUAGES])).toEqual([...LANGUAGES])
  })

  it.each([
    ['sv', true],
    ['sv-simple', true],
    ['SV', false],
    ['de', false],
    ['constructor', false],
  ])('%s is one of them: %p', (text, expected) => expect(isLanguage(text)).toBe(expected))
})

describe('textIn', () => {
  const text = { sv: 'Ja', fi: 'Kyllä' }
  it('is the text in the language that is asked for', () =>
    expect(textIn(text, 'fi')).toBe('Kyllä'))
  it('is Swedish where there is no translation', () => expect(textIn(text, 'en')).toBe('Ja'))
})

describe('languagesOf', () => {
  it('is Swedish alone for a survey that declares nothing', () =>
    expect(languagesOf({})).toEqual(['sv']))
})

describe('languageFor', () => {
  const survey = { languages: ['sv', 'fi'] } as const
  it('is the wanted one where the survey has it', () =>
    expect(languageFor(survey, 'fi')).toBe('fi'))
  it('is Swedish where it has not', () => expect(languageFor(survey, 'en')).toBe('sv'))
})
