import type { Response as ExpressResponse } from 'express'

import type { Assets } from '../middleware/assets.ts'
import type { SiteView } from '../views/site-view.ts'
import { type BlankPage, type Blanks, createBlankPages } from './blank-pages.ts'
import type { Templates } from './templates.ts'

/** Renders pages of this installation. */
export interface Renderer {
  /** Answers with a page. */
  send(res: ExpressResponse, template: string, view: object): void
  /** Answers with a page that is the same for all but for what is put into its blanks. */
  sendFilled<Values extends Blanks>(res: ExpressResponse, page: BlankPage<Values>): void
  /** A page that needs no other files: stylesheet and script are put into it. */
  renderAlone(template: string, view: object): string
}

export interface RendererDeps {
  readonly templates: Templates
  readonly assets: Assets
  readonly municipality: { readonly name: string; readonly contact: string }
}

export function createRenderer({ templates, assets, municipality }: RendererDeps): Renderer {
  const site: SiteView = {
    municipality: municipality.name,
    contact: municipality.contact,
    styles: assets.hrefOf('styles.css'),
    charts: assets.hrefOf('charts.js'),
  }
  const render = (template: string, view: object) =>
    templates.renderPage(template, { ...view, site })
  const blankPages = createBlankPages({ render, escape: templates.escape })
  return {
    send: (res, template, view) => sendHtml(res, render(template, view)),
    sendFilled: (res, page) => sendHtml(res, blankPages.fill(page)),
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

function sendHtml(res: ExpressResponse, html: string): void {
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Content-Length', Buffer.byteLength(html))
  res.end(html)
}
