import { LANGUAGES } from '../../surveys/language.ts'
import type { Survey } from '../../surveys/survey.ts'

/** The survey in every language: each text is followed by a word that tells which one it is. */
export const WORD_OF = { sv: '', 'sv-simple': ' lätt', fi: ' suomeksi', en: ' in English' } as const

export function inAllLanguages(survey: Survey): Survey {
  return { ...(translated(survey) as Survey), languages: LANGUAGES }
}

function translated(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(translated)
  if (typeof data !== 'object' || data === null) return data
  const { sv, ...others } = data as Readonly<Record<string, unknown>>
  if (typeof sv === 'string' && Object.keys(others).length === 0) {
    return Object.fromEntries(LANGUAGES.map(language => [language, sv + WORD_OF[language]]))
  }
  return Object.fromEntries(Object.entries(data).map(([name, value]) => [name, translated(value)]))
}
