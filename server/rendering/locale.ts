import type { Say } from '../../reports/documents/document.ts'
import type { CalendarDay, Instant } from '../../surveys/instant.ts'
import { type Language, LANGUAGES } from '../../surveys/language.ts'
import { pathsIn } from '../paths.ts'
import type { PathTo } from '../public-paths.ts'
import { PUBLIC_LANGUAGES } from '../public-languages.ts'
import { loadTexts } from './texts.ts'

/** How the service speaks with a visitor: sentences, moments and links, all in one language. */
export interface Locale {
  readonly language: Language
  readonly say: Say
  /** Links that stay in the language. */
  readonly to: PathTo
  /** A day: `10 oktober 2022`. */
  readonly day: (day: CalendarDay) => string
  /** A day and time in Stockholm: `10 oktober 2022 kl. 23.59`. */
  readonly moment: (instant: Instant) => string
  /** A time of day in Stockholm: `23.59`. */
  readonly time: (instant: Instant) => string
}

/** The locale of each language. */
export type Locales = (language: Language) => Locale

const TIME_ZONE = 'Europe/Stockholm'

/** Reads the catalogues of all languages, once. */
export function loadLocales(): Locales {
  const locales = new Map(LANGUAGES.map(language => [language, createLocale(language)]))
  return language => locales.get(language) ?? createLocale(language)
}

function createLocale(language: Language): Locale {
  const say = loadTexts(language)
  const { locale } = PUBLIC_LANGUAGES[language]
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: TIME_ZONE })
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short', timeZone: TIME_ZONE })
  const dayOf = (instant: Instant) => day.format(new Date(instant))
  // Swedes write 23.59, as do Finns; the library writes 23:59 for the former.
  const timeOf = (instant: Instant) => {
    const time = clock.format(new Date(instant))
    return locale === 'sv-SE' ? time.replace(':', '.') : time
  }
  return {
    language,
    say,
    to: pathsIn(language),
    day: date => dayOf(`${date}T12:00:00.000Z`),
    time: timeOf,
    moment: instant => say('layout.moment', { day: dayOf(instant), time: timeOf(instant) }),
  }
}
