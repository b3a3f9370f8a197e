import { type Language, LANGUAGES } from '../surveys/language.ts'

/**
 * Where the public pages of each language are, and what it is called by those who speak it. Swedish has no
 * prefix: it is what a link leads to when it says nothing else.
 */
export const PUBLIC_LANGUAGES: Readonly<
  Record<Language, { readonly prefix: string; readonly name: string; readonly locale: string }>
> = {
  sv: { prefix: '', name: 'Svenska', locale: 'sv-SE' },
  'sv-simple': { prefix: '/lattlast', name: 'Lättläst svenska', locale: 'sv-SE' },
  fi: { prefix: '/fi', name: 'Suomi', locale: 'fi-FI' },
  en: { prefix: '/en', name: 'English', locale: 'en-GB' },
}

/** The prefixes of every language but Swedish. */
export const LANGUAGE_PREFIXES = LANGUAGES.map(
  language => PUBLIC_LANGUAGES[language].prefix,
).filter(prefix => prefix !== '')

/** The language that an address asks for: that of its prefix, else Swedish. */
export function languageOfPath(path: string): Language {
  const [, first = ''] = path.split(/[/?#]/)
  return LANGUAGES.find(language => PUBLIC_LANGUAGES[language].prefix === `/${first}`) ?? 'sv'
}

/** What may follow the prefix of a language: a path of ours, and nothing that could lead to another site. */
const PLAIN_PATH = /^(\/[\w.~%-]+)+$/

/** An address without the prefix of its language, to be found in another; the start page for one that is odd. */
export function pathWithoutLanguage(url: string): string {
  const [path = ''] = url.split(/[?#]/)
  const bare = path.slice(PUBLIC_LANGUAGES[languageOfPath(path)].prefix.length)
  return PLAIN_PATH.test(bare) ? bare : '/'
}
