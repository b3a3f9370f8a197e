import { type Language, LANGUAGES, type Localized } from '../language.ts'

/** A text as it was typed in each language: there, none at all, or in other languages than Swedish alone. */
export type TypedText =
  | { readonly kind: 'text'; readonly text: Localized }
  | { readonly kind: 'none' }
  | { readonly kind: 'noSwedish' }

/**
 * Reads a text that is typed in the languages of a survey.
 *
 * @param was What it was: in languages that are not typed it stays as it is.
 * @param typedIn What was typed in a language; blank: nothing.
 */
export function readText(
  was: Localized | null,
  languages: readonly Language[],
  typedIn: (language: Language) => string,
): TypedText {
  const typed = Object.fromEntries(
    languages.map(language => [language, typedIn(language).replaceAll('\r\n', '\n').trim()]),
  )
  if (Object.values(typed).every(text => text === '')) return { kind: 'none' }
  if (typed['sv'] === '') return { kind: 'noSwedish' }
  const all = LANGUAGES.map(
    language =>
      [language, languages.includes(language) ? typed[language] : was?.[language]] as const,
  )
  const text = Object.fromEntries(all.filter(([, each]) => each !== undefined && each !== ''))
  return { kind: 'text', text: text as Localized }
}
