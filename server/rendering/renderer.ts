import type { Response as ExpressResponse } from 'express'

import type { Assets } from '../middleware/assets.ts'
import type { SiteView } from '../views/site-view.ts'
import type { RenderPage } from './templates.ts'

/** Renders pages of this installation. */
export interface Renderer {
  /** Answers with a page. */
  send(res: ExpressResponse, template: string, view: object): void
  /** A page that needs no other files: stylesheet and script are put into it. */
  renderAlone(template: string, view: object): string
}

export function createRenderer({
  renderPage,
  assets,
  municipality,
}: {
  readonly renderPage: RenderPage
  readonly assets: Assets
  readonly municipality: { readonly name: string; readonly contact: string }
}): Renderer {
  const site: SiteView = {
    municipality: municipality.name,
    contact: municipality.contact,
    styles: assets.hrefOf('styles.css'),
    charts: assets.hrefOf('charts.js'),
  }
  const render = (template: string, view: object) => renderPage(template, { ...view, site })
  return {
    send: (res, template, view) => {
      res.type('html').send(render(template, view))
    },
    renderAlone: (template, view) =>
      render(template, view)
        .replace(
          `<link rel="stylesheet" href="${site.styles}">`,
          () => `<style>${assets.contentOf('styles.css')}</style>`,
        )
        .replace(
          `<script src="${site.charts}" defer></script>`,
          () => `<script type="module">${assets.contentOf('charts.js')}</script>`,
        ),
  }
}
