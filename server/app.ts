import express, { type Express } from 'express'
import type { Logger } from 'pino'

import type { Say } from '../reports/documents/document.ts'
import type { Assets } from './middleware/assets.ts'
import { knownHostOnly } from './middleware/known-host.ts'
import { problemPages } from './middleware/problem-pages.ts'
import { requestLog } from './middleware/request-log.ts'
import { sameOriginOnly } from './middleware/same-origin.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { workspaceGate } from './middleware/workspace-gate.ts'
import { Problem } from './problems.ts'
import type { Renderer } from './rendering/renderer.ts'
import { formRoutes } from './routes/public/form-routes.ts'
import { partRoutes } from './routes/public/part-routes.ts'
import { siteRoutes } from './routes/public/site-routes.ts'
import { submitRoutes } from './routes/public/submit-routes.ts'
import { reportRoutes } from './routes/workspace/report-routes.ts'
import type { AnswerService } from './services/answer-service.ts'
import type { ComparisonService } from './services/comparison-service.ts'
import type { ResultService } from './services/result-service.ts'
import type { RoundService } from './services/round-service.ts'

/** What the application needs; everything is given, and nothing is looked for. */
export interface AppServices {
  readonly answers: AnswerService
  readonly rounds: RoundService
  readonly results: ResultService
  readonly comparisons: ComparisonService
  readonly checkReady: () => Promise<void>
  /** The process is about to end: it is to get no more requests. */
  readonly isStopping: () => boolean
  readonly renderer: Renderer
  readonly assets: Assets
  readonly say: Say
  readonly log: Logger
}

export interface AppOptions {
  /** Staff pages are open to someone who sits at the machine. */
  readonly openWorkspace: boolean
  /** The address that associations use; `null`: any host, for a demo on a local network. */
  readonly baseUrl: string | null
  /** Addresses and nets of proxies that are believed when they tell who asked; nobody else is. */
  readonly trustedProxies?: readonly string[]
}

/** The application: never listens, never reads the environment. */
export function createApp(
  services: AppServices,
  { openWorkspace, baseUrl, trustedProxies = [] }: AppOptions,
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

  // What associations use comes first: it is asked for most.
  app.use(submitRoutes(services))
  app.use(partRoutes(services))
  app.use(formRoutes(services))
  app.use(siteRoutes(services))
  app.use(reportRoutes({ ...services, gate: workspaceGate(openWorkspace) }))

  app.use(() => {
    throw new Problem('page/unknown')
  })
  app.use(problemPages(services))
  return app
}
