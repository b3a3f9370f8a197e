import { readFileSync } from 'node:fs'

import { IntlMessageFormat } from 'intl-messageformat'

import type { Say } from '../../reports/documents/document.ts'
import type { Language } from '../../surveys/language.ts'
import { PUBLIC_LANGUAGES } from '../public-languages.ts'

/** The catalogue of sentences in a language: a flat file from key to ICU message. */
export function loadTexts(language: Language): Say {
  const { locale } = PUBLIC_LANGUAGES[language]
  const file = new URL(`../../templates/texts/${language}.json`, import.meta.url)
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>
  const compiled = new Map<string, IntlMessageFormat>()
  return (key, values = {}) => {
    const message = messages[key]
    if (message === undefined) throw new RangeError(`no text for ${key} in ${language}`)
    const known = compiled.get(key)
    const format = known ?? new IntlMessageFormat(message, locale, undefined, { ignoreTag: true })
    if (known === undefined) compiled.set(key, format)
    return String(format.format(values))
  }
}
