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

/** What every page of the work space needs besides its own. */
export interface WorkPage extends Marks {
  readonly title: string
  readonly hasCharts: boolean
  /** `null`: a page outside the work space. */
  readonly navigation: { readonly rounds: string; readonly method: string } | null
}
