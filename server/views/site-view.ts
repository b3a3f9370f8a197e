/** What every page shows of the installation. Put into each page's view when it is rendered. */
export interface SiteView {
  readonly municipality: string
  readonly contact: string
  /** Where the stylesheet and the chart script are. */
  readonly styles: string
  readonly charts: string
}

/** Marks that follow the data that a page shows. */
export interface Marks {
  readonly synthetic: boolean
  readonly preliminary: boolean
  readonly uncertified: boolean
}

/** A page that shows no figures; made-up data is marked on it too. */
export const NO_MARKS: Marks = { synthetic: false, preliminary: false, uncertified: false }

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
