import express, { type Express, type RequestHandler, type Router } from 'express'
import type { Logger } from 'pino'

import type { Assets } from './middleware/assets.ts'
import { knownHostOnly } from './middleware/known-host.ts'
import { RATE_LIMIT, rateLimit } from './middleware/rate-limit.ts'
import type { AllowanceSettings } from './middleware/allowance.ts'
import { problemPages } from './middleware/problem-pages.ts'
import { requestLog } from './middleware/request-log.ts'
import { sameOriginOnly } from './middleware/same-origin.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import type { AccessibilityCheck } from './views/site/statement.ts'
import { Problem } from './problems.ts'
import { LANGUAGE_PREFIXES } from './public-languages.ts'
import type { Locales } from './rendering/locale.ts'
import type { SiteSettings } from './site-settings.ts'
import { formRoutes } from './routes/public/form-routes.ts'
import { mailChoiceRoutes } from './routes/public/mail-choice-routes.ts'
import { noteRoutes } from './routes/public/note-routes.ts'
import { openLinkRoutes } from './routes/public/open-link-routes.ts'
import { pageRoutes } from './routes/public/page-routes.ts'
import { partRoutes } from './routes/public/part-routes.ts'
import { receiptRoutes } from './routes/public/receipt-routes.ts'
import { resultRoutes } from './routes/public/result-routes.ts'
import { siteRoutes } from './routes/public/site-routes.ts'
import { submitRoutes } from './routes/public/submit-routes.ts'
import { wayOutRoutes } from './routes/public/way-out-routes.ts'
import { closedWorkspace } from './routes/workspace/closed-workspace.ts'
import { type WorkspaceDeps, workspaceRoutes } from './routes/workspace/workspace-routes.ts'
import type { AddressChoices } from './services/address-choice-service.ts'
import type { AddressStops } from './services/address-stop-service.ts'
import type { AnswerService } from './services/answer-service.ts'
import type { ReceiptCheck } from './services/check-receipt.ts'
import type { WalkInService } from './services/walk-in-service.ts'
import type { WayOutService } from './services/way-out-service.ts'

/** What the application needs; everything is given, and nothing is looked for. */
export interface AppServices extends Omit<WorkspaceDeps, 'addressOf'> {
  readonly answers: AnswerService
  readonly waysOut: WayOutService
  readonly walkIns: WalkInService
  readonly receipts: ReceiptCheck
  readonly addressStops: AddressStops
  readonly addressChoices: AddressChoices
  readonly checkReady: () => Promise<void>
  /** The process is about to end: it is to get no more requests. */
  readonly isStopping: () => boolean
  readonly assets: Assets
  readonly locales: Locales
  readonly site: SiteSettings
  readonly accessibilityCheck: AccessibilityCheck
  readonly log: Logger
}

export interface AppOptions {
  /** The address that associations use; `null`: any host, for a demo on a local network, without a work space. */
  readonly baseUrl: string | null
  /** Addresses and nets of proxies that are believed when they tell who asked; nobody else is. */
  readonly trustedProxies?: readonly string[]
  /** How much those who ask from one place may ask for. */
  readonly limit?: AllowanceSettings
  /** Where it came to listen: the port of links, where the address leaves that open with `:0`. */
  readonly listeningPort?: () => number
  /** What comes before the work space; only the demo has anything there. */
  readonly beforeWorkspace?: RequestHandler
}

/** The application: never listens, never reads the environment. */
export function createApp(
  services: AppServices,
  { limit = RATE_LIMIT, ...options }: AppOptions,
): Express {
  const { baseUrl, trustedProxies = [] } = options
  const app = express()
  app.set('trust proxy', trustedProxies)
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')

  app.use(requestLog(services.log))
  app.use(securityHeaders({ isHttps: isEncrypted(baseUrl) }))
  app.use(knownHostOnly(baseUrl === null ? null : new URL(baseUrl).host))
  app.use(sameOriginOnly())
  app.use(rateLimit(limit))

  // What associations use comes first, and in Swedish: it is asked for most.
  const publicPages = publicRoutes(services)
  app.use(publicPages)
  app.use(siteRoutes(services, baseUrl))
  app.use(resultRoutes(services))
  app.use(LANGUAGE_PREFIXES, publicPages)
  if (options.beforeWorkspace !== undefined) app.use(options.beforeWorkspace)
  app.use(workspace(services, options))

  app.use(() => {
    throw new Problem('page/unknown')
  })
  app.use(problemPages(services))
  return app
}

function publicRoutes(services: AppServices): Router[] {
  return [
    submitRoutes(services),
    partRoutes(services),
    formRoutes(services),
    noteRoutes(services),
    wayOutRoutes(services),
    mailChoiceRoutes(services),
    openLinkRoutes(services),
    receiptRoutes(services),
    pageRoutes(services),
  ]
}

function workspace(
  services: AppServices,
  { baseUrl, listeningPort }: AppOptions,
): Router | RequestHandler {
  if (baseUrl === null) return closedWorkspace()
  const addressOf = linker(baseUrl, listeningPort)
  return workspaceRoutes({ ...services, addressOf }, { isHttps: isEncrypted(baseUrl) })
}

function isEncrypted(baseUrl: string | null): boolean {
  return baseUrl?.startsWith('https:') === true
}

/** Links are made from the configured address, never from that of a request. */
function linker(baseUrl: string, listeningPort: AppOptions['listeningPort']) {
  return (path: string) => {
    const port = listeningPort?.()
    return (port === undefined ? baseUrl : baseUrl.replace(/:0$/, `:${port}`)) + path
  }
}
