/** What every page shows of the installation. Put into each page's view when it is rendered. */
export interface SiteView {
  readonly municipality: string
  readonly contact: string
  /** Where the stylesheet and the chart script are. */
  readonly styles: string
  readonly charts: string
}

/** What every page of the work space needs besides its own. */
export interface WorkPage {
  readonly title: string
  readonly synthetic: boolean
  readonly preliminary: boolean
  readonly uncertified: boolean
  readonly hasCharts: boolean
  /** `null`: a page outside the work space. */
  readonly navigation: { readonly rounds: string } | null
}
