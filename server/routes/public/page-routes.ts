import { type Request, type Response as ExpressResponse, Router } from 'express'

import type { AccessibilityCheck } from '../../views/site/statement.ts'
import { mayUse } from '../../middleware/access.ts'
import { paths } from '../../paths.ts'
import { languageOfPath } from '../../public-languages.ts'
import type { Locale, Locales } from '../../rendering/locale.ts'
import type { Renderer } from '../../rendering/renderer.ts'
import type { RoundService } from '../../services/round-service.ts'
import type { SiteSettings } from '../../site-settings.ts'
import { aboutView } from '../../views/site/about-view.ts'
import { accessibilityView } from '../../views/site/accessibility-view.ts'
import { contactView } from '../../views/site/contact-view.ts'
import { homeView } from '../../views/site/home-view.ts'
import { privacyView } from '../../views/site/privacy-view.ts'
import type { SitePage } from '../../views/site/site-page.ts'

export interface PageRouteDeps {
  readonly renderer: Renderer
  readonly locales: Locales
  readonly site: SiteSettings
  readonly rounds: Pick<RoundService, 'listOpenSurveys'>
  readonly accessibilityCheck: AccessibilityCheck
}

/** Pages about the service, in every language: the start page, and what the foot of each page leads to. */
export function pageRoutes(deps: PageRouteDeps): Router {
  const { renderer, locales, site, rounds, accessibilityCheck } = deps
  const router = Router()
  const page = (path: string, viewOf: (locale: Locale) => SitePage | Promise<SitePage>) => {
    router.get(path, mayUse('anyone'), async (req: Request, res: ExpressResponse) => {
      const locale = locales(languageOfPath(req.originalUrl))
      renderer.send(res, 'pages/site', await viewOf(locale))
    })
  }
  page(paths.home, locale => homeView(locale, site))
  page(paths.about, async locale => aboutView(locale, site, await rounds.listOpenSurveys()))
  page(paths.privacy, locale => privacyView(locale, site))
  page(paths.accessibility, locale => accessibilityView(locale, site, accessibilityCheck))
  page(paths.contact, locale => contactView(locale, site))
  return router
}
