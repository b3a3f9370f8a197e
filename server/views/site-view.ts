import type { Language } from '../../surveys/language.ts'
import type { LanguageSwitch } from './language-switch.ts'
import type { Run } from './runs.ts'

/** What every page shows of the installation. Put into each page's view when it is rendered. */
export interface SiteView {
  /** The language of the page, as `lang` tells it. */
  readonly lang: Language
  readonly municipality: string
  readonly contact: readonly Run[]
  /** `null`: the municipality's name stands alone. */
  readonly logo: { readonly src: string; readonly width: number; readonly height: number } | null
  /** Where the stylesheet and the scripts are. */
  readonly styles: string
  readonly charts: string
  readonly form: string
  readonly keying: string
  readonly progress: string
  readonly coding: string
  /** What the foot of each page leads to; none in a file that stands alone. */
  readonly links: readonly { readonly href: string; readonly text: string }[]
}

/** Marks that follow the data that a page shows. */
export interface Marks {
  readonly synthetic: boolean
  readonly isPilot: boolean
  readonly preliminary: boolean
  readonly uncertified: boolean
  readonly fromPrint: boolean
  readonly withoutPanel: boolean
}

/** A page that shows no figures; made-up data and a pilot are marked on it too. */
export const NO_MARKS: Marks = {
  synthetic: false,
  isPilot: false,
  preliminary: false,
  uncertified: false,
  fromPrint: false,
  withoutPanel: false,
}

/** What every page for the public needs besides its own. */
export interface PublicPage extends Marks {
  readonly title: string
  readonly language: Language
  /** `null`: the page is in one language alone. */
  readonly languages: LanguageSwitch | null
}

/** What the menu of the work space has. What someone may not use is not in it. */
export interface Navigation {
  readonly items: readonly {
    readonly href: string
    readonly text: string
    readonly isCurrent: boolean
  }[]
  readonly name: string
  readonly role: string
  readonly logOut: string
}

/** What every page of the work space needs besides its own. */
export interface WorkPage extends Marks {
  readonly title: string
  readonly hasCharts: boolean
  /** `null`: a page outside the work space. */
  readonly navigation: Navigation | null
  /** What its forms have to carry; `null`: it has none. */
  readonly formKey: string | null
}

/** A page outside the work space, or one that stands alone. */
export const OUTSIDE = { navigation: null, formKey: null } as const
