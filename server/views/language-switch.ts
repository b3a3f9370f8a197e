import type { Entered } from '../../surveys/answering/read-answers.ts'
import { type Language, LANGUAGES } from '../../surveys/language.ts'
import { PUBLIC_LANGUAGES } from '../public-languages.ts'
import { FORM_FIELDS, type KeptField, keptFields } from './answer/form-fields.ts'

/** How a reader gets to the same page in another language, without losing anything that was typed. */
export type SwitchWay =
  /** The page is asked for again. `path` is without the prefix of a language. */
  | { readonly path: string; readonly by: 'link' }
  /** The page's form is sent there, saved or checked, and shown again. */
  | { readonly path: string; readonly by: 'form' }
  /** The page answers what was just sent: that is sent once more, and gets the same answer. */
  | { readonly path: string; readonly by: 'again'; readonly sent: Entered }

/** The switch at the top of a page. */
export interface LanguageSwitch {
  readonly staysOnForm: boolean
  /** What was just sent, to be sent once more. */
  readonly again: readonly KeptField[]
  readonly choices: readonly LanguageChoice[]
}

/** One language: the one that is read, a link, or a button that sends the form of the page. */
interface LanguageChoice {
  readonly name: string
  readonly lang: Language
  readonly isCurrent: boolean
  readonly href: string | null
  readonly action: string | null
  readonly form: string | null
  /** What the button is called in the form; `null`: it adds nothing to it. */
  readonly field: string | null
}

/** The id of the form that a button sends: that of the page, or one that holds what was just sent. */
const FORMS = { link: null, form: 'formular', again: 'igen' } as const

/** The switch at the top of a page; `null` when there is only one language to choose. */
export function languageSwitch(
  current: Language,
  way: SwitchWay,
  offered: readonly Language[] = LANGUAGES,
): LanguageSwitch | null {
  if (offered.length < 2) return null
  return {
    staysOnForm: way.by === 'form',
    again: way.by === 'again' ? keptFields(way.sent) : [],
    choices: offered.map(lang => {
      const { name, prefix } = PUBLIC_LANGUAGES[lang]
      const isCurrent = lang === current
      const there = isCurrent ? null : prefix + (way.path === '/' && prefix !== '' ? '' : way.path)
      return {
        name,
        lang,
        isCurrent,
        href: way.by === 'link' ? there : null,
        action: way.by === 'link' ? null : there,
        form: FORMS[way.by],
        field: way.by === 'form' ? FORM_FIELDS.stay : null,
      }
    }),
  }
}
