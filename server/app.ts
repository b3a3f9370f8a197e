import express, { type Express } from 'express'
import type { Logger } from 'pino'

import type { Say } from '../reports/documents/document.ts'
import type { Assets } from './middleware/assets.ts'
import { knownHostOnly } from './middleware/known-host.ts'
import { RATE_LIMIT, rateLimit } from './middleware/rate-limit.ts'
import type { AllowanceSettings } from './middleware/allowance.ts'
import { problemPages } from './middleware/problem-pages.ts'
import { requestLog } from './middleware/request-log.ts'
import { sameOriginOnly } from './middleware/same-origin.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { workspaceGate } from './middleware/workspace-gate.ts'
import type { AccessibilityCheck } from './views/site/statement.ts'
import { Problem } from './problems.ts'
import { LANGUAGE_PREFIXES } from './public-languages.ts'
import type { Locales } from './rendering/locale.ts'
import type { Renderer } from './rendering/renderer.ts'
import type { SiteSettings } from './site-settings.ts'
import type { Instant } from '../surveys/instant.ts'
import { formRoutes } from './routes/public/form-routes.ts'
import { noteRoutes } from './routes/public/note-routes.ts'
import { pageRoutes } from './routes/public/page-routes.ts'
import { partRoutes } from './routes/public/part-routes.ts'
import { receiptRoutes } from './routes/public/receipt-routes.ts'
import { siteRoutes } from './routes/public/site-routes.ts'
import { submitRoutes } from './routes/public/submit-routes.ts'
import { wayOutRoutes } from './routes/public/way-out-routes.ts'
import { reportRoutes } from './routes/workspace/report-routes.ts'
import type { AnswerService } from './services/answer-service.ts'
import type { ReceiptCheck } from './services/check-receipt.ts'
import type { ComparisonService } from './services/comparison-service.ts'
import type { ResultService } from './services/result-service.ts'
import type { RoundService } from './services/round-service.ts'
import type { WayOutService } from './services/way-out-service.ts'

/** What the application needs; everything is given, and nothing is looked for. */
export interface AppServices {
  readonly answers: AnswerService
  readonly waysOut: WayOutService
  readonly receipts: ReceiptCheck
  readonly rounds: RoundService
  readonly results: ResultService
  readonly comparisons: ComparisonService
  readonly checkReady: () => Promise<void>
  /** The process is about to end: it is to get no more requests. */
  readonly isStopping: () => boolean
  readonly renderer: Renderer
  readonly assets: Assets
  readonly say: Say
  readonly locales: Locales
  readonly site: SiteSettings
  readonly accessibilityCheck: AccessibilityCheck
  readonly now: () => Instant
  readonly log: Logger
}

export interface AppOptions {
  /** Staff pages are open to someone who sits at the machine. */
  readonly openWorkspace: boolean
  /** The address that associations use; `null`: any host, for a demo on a local network. */
  readonly baseUrl: string | null
  /** Addresses and nets of proxies that are believed when they tell who asked; nobody else is. */
  readonly trustedProxies?: readonly string[]
  /** How much those who ask from one place may ask for. */
  readonly limit?: AllowanceSettings
}

/** The application: never listens, never reads the environment. */
export function createApp(
  services: AppServices,
  { openWorkspace, baseUrl, trustedProxies = [], limit = RATE_LIMIT }: AppOptions,
): Express {
  const app = express()
  app.set('trust proxy', trustedProxies)
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')

  app.use(requestLog(services.log))
  app.use(securityHeaders({ isHttps: baseUrl?.startsWith('https:') === true }))
  app.use(knownHostOnly(baseUrl === null ? null : new URL(baseUrl).host))
  app.use(sameOriginOnly())
  app.use(rateLimit(limit))

  // What associations use comes first, and in Swedish: it is asked for most.
  const publicPages = [
    submitRoutes(services),
    partRoutes(services),
    formRoutes(services),
    noteRoutes(services),
    wayOutRoutes(services),
    receiptRoutes(services),
    pageRoutes(services),
  ]
  app.use(publicPages)
  app.use(siteRoutes(services, baseUrl))
  app.use(LANGUAGE_PREFIXES, publicPages)
  app.use(reportRoutes({ ...services, gate: workspaceGate(openWorkspace) }))

  app.use(() => {
    throw new Problem('page/unknown')
  })
  app.use(problemPages(services))
  return app
}
