/**
 * The languages that a survey can be asked in, as BCP 47 tags: they stand in `lang` attributes as they are.
 * `simple` is the registered variant for a simplified form, so `sv-simple` is lättläst Swedish.
 */
export const LANGUAGES = ['sv', 'sv-simple', 'fi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text in each language that the survey has. Swedish is always there. */
export type Localized = { readonly sv: string } & {
  readonly [Other in Exclude<Language, 'sv'>]?: string
}

/** The text in a language; in Swedish where it is not translated. */
export function textIn(text: Localized, language: Language): string {
  return text[language] ?? text.sv
}

/** The languages that a survey is complete in, as it declares; a survey that declares none is in Swedish. */
export function languagesOf(survey: {
  readonly languages?: readonly Language[]
}): readonly Language[] {
  return survey.languages ?? ['sv']
}

/** The language to ask a survey in when somebody wants another: Swedish, where it does not have that one. */
export function languageFor(
  survey: { readonly languages?: readonly Language[] },
  wanted: Language,
): Language {
  return languagesOf(survey).includes(wanted) ? wanted : 'sv'
}

/** A language as the catalogue of sentences chooses by it: there a name has no hyphen. */
export function languageWord(language: Language): string {
  return language.replace('-', '')
}

export function isLanguage(text: string): text is Language {
  return LANGUAGES.some(language => language === text)
}
