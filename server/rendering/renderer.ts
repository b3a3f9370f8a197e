import type { Response as ExpressResponse } from 'express'

import { type Language, LANGUAGES } from '../../surveys/language.ts'
import type { Assets } from '../middleware/assets.ts'
import type { MunicipalitySettings } from '../site-settings.ts'
import { contactRuns } from '../views/runs.ts'
import type { SiteView } from '../views/site-view.ts'
import { sayToBodies } from './body-words.ts'
import { type BlankPage, type Blanks, createBlankPages } from './blank-pages.ts'
import type { Locale, Locales } from './locale.ts'
import type { Templates } from './templates.ts'

/** Renders pages of this installation, in the `language` of the view; in Swedish when it says nothing. */
export interface Renderer {
  /** Answers with a page. */
  send(res: ExpressResponse, template: string, view: object): void
  /** Answers with a page that is the same for all but for what is put into its blanks. */
  sendFilled<Values extends Blanks>(res: ExpressResponse, page: BlankPage<Values>): void
  /** A page that needs no other files: stylesheet, script and picture are put into it. */
  renderAlone(template: string, view: object): string
}

/** How a view speaks, where it says so. */
interface Speaking {
  readonly language?: Language
  readonly isToBody?: boolean
  /** `null`: whom every page says. */
  readonly ownContact?: SiteView['contact'] | null
}

export interface RendererDeps {
  readonly templates: Templates
  readonly assets: Assets
  readonly municipality: MunicipalitySettings
  readonly locales: Locales
}

export function createRenderer({
  templates,
  assets,
  municipality,
  locales,
}: RendererDeps): Renderer {
  const sites = new Map(
    LANGUAGES.map(language => [language, siteView(locales(language), { assets, municipality })]),
  )
  const render = (template: string, view: object, alone: Partial<SiteView> = {}) => {
    const { language = 'sv', isToBody = false, ownContact: contact = null } = view as Speaking
    const locale = locales(language)
    const own = isToBody ? { links: linksOf(locale, isToBody) } : {}
    const site = { ...sites.get(language), ...own, ...(contact && { contact }), ...alone }
    const { say } = locale
    return templates.renderPage(template, { ...view, site }, isToBody ? sayToBodies(say) : say)
  }
  const blankPages = createBlankPages({ render, escape: templates.escape })
  return {
    send: (res, template, view) => sendHtml(res, render(template, view)),
    sendFilled: (res, page) => sendHtml(res, blankPages.fill(page)),
    renderAlone: (template, view) => {
      const logo = assets.logo === null ? null : { ...assets.logo, src: assets.logo.data }
      return render(template, view, { links: [], logo })
        .replace(
          `<link rel="stylesheet" href="${assets.hrefOf('styles.css')}">`,
          () => `<style>${assets.contentOf('styles.css')}</style>`,
        )
        .replace(
          `<script src="${assets.hrefOf('charts.js')}" defer></script>`,
          () => `<script type="module">${assets.contentOf('charts.js')}</script>`,
        )
    },
  }
}

function siteView(
  locale: Locale,
  { assets, municipality }: Pick<RendererDeps, 'assets' | 'municipality'>,
): SiteView {
  return {
    lang: locale.language,
    municipality: municipality.name,
    contact: contactRuns(municipality.contact),
    logo: assets.logo === null ? null : { ...assets.logo, src: assets.logo.href },
    styles: assets.hrefOf('styles.css'),
    charts: assets.hrefOf('charts.js'),
    form: assets.hrefOf('form.js'),
    keying: assets.hrefOf('keying.js'),
    progress: assets.hrefOf('progress.js'),
    coding: assets.hrefOf('coding.js'),
    links: linksOf(locale, false),
  }
}

/** What the foot of a page leads to. The auditors are not those whom the page on contact tells of. */
function linksOf({ say, to }: Locale, isToBody: boolean): SiteView['links'] {
  const always = [
    { href: to.privacy(), text: say('layout.privacy') },
    { href: to.accessibility(), text: say('layout.accessibility') },
  ]
  const about = { href: to.about(), text: say('layout.about') }
  const contact = { href: to.contact(), text: say('layout.contact') }
  return isToBody ? always : [about, ...always, contact]
}

function sendHtml(res: ExpressResponse, html: string): void {
  res.setHeader('Content-Type', 'text/html; charset=utf-8')
  res.setHeader('Content-Length', Buffer.byteLength(html))
  res.end(html)
}
