import { readFileSync } from 'node:fs'

import { IntlMessageFormat } from 'intl-messageformat'

import type { Say } from '../../reports/documents/document.ts'

/** The catalogue of sentences: a flat file from key to ICU message. */
export function loadTexts(language: 'sv'): Say {
  const file = new URL(`../../templates/texts/${language}.json`, import.meta.url)
  const messages = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, string>>
  const compiled = new Map<string, IntlMessageFormat>()
  return (key, values = {}) => {
    const message = messages[key]
    if (message === undefined) throw new RangeError(`no text for ${key}`)
    const known = compiled.get(key)
    const format = known ?? new IntlMessageFormat(message, 'sv-SE', undefined, { ignoreTag: true })
    if (known === undefined) compiled.set(key, format)
    return String(format.format(values))
  }
}
