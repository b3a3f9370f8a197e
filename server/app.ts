import express, { type Express, type RequestHandler } from 'express'
import type { Logger } from 'pino'

import type { Assets } from './middleware/assets.ts'
import { knownHostOnly } from './middleware/known-host.ts'
import { problemPages } from './middleware/problem-pages.ts'
import { requestLog } from './middleware/request-log.ts'
import { sameOriginOnly } from './middleware/same-origin.ts'
import { securityHeaders } from './middleware/security-headers.ts'
import { Problem } from './problems.ts'
import { formRoutes } from './routes/public/form-routes.ts'
import { partRoutes } from './routes/public/part-routes.ts'
import { siteRoutes } from './routes/public/site-routes.ts'
import { submitRoutes } from './routes/public/submit-routes.ts'
import { closedWorkspace } from './routes/workspace/closed-workspace.ts'
import { type WorkspaceDeps, workspaceRoutes } from './routes/workspace/workspace-routes.ts'
import type { AnswerService } from './services/answer-service.ts'

/** What the application needs; everything is given, and nothing is looked for. */
export interface AppServices extends Omit<WorkspaceDeps, 'addressOf'> {
  readonly answers: AnswerService
  readonly checkReady: () => Promise<void>
  /** The process is about to end: it is to get no more requests. */
  readonly isStopping: () => boolean
  readonly assets: Assets
  readonly log: Logger
}

export interface AppOptions {
  /** The address that associations use; `null`: any host, for a demo on a local network, without a work space. */
  readonly baseUrl: string | null
  /** Addresses and nets of proxies that are believed when they tell who asked; nobody else is. */
  readonly trustedProxies?: readonly string[]
  /** Where it came to listen: the port of links, where the address leaves that open with `:0`. */
  readonly listeningPort?: () => number
  /** What comes before the work space; only the demo has anything there. */
  readonly beforeWorkspace?: RequestHandler
}

/** The application: never listens, never reads the environment. */
export function createApp(
  services: AppServices,
  { baseUrl, trustedProxies = [], listeningPort, beforeWorkspace }: AppOptions,
): Express {
  const app = express()
  app.set('trust proxy', trustedProxies)
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', 'simple')

  app.use(requestLog(services.log))
  const isHttps = baseUrl?.startsWith('https:') === true
  app.use(securityHeaders({ isHttps }))
  app.use(knownHostOnly(baseUrl === null ? null : new URL(baseUrl).host))
  app.use(sameOriginOnly())

  // What associations use comes first: it is asked for most.
  app.use(submitRoutes(services))
  app.use(partRoutes(services))
  app.use(formRoutes(services))
  app.use(siteRoutes(services))
  if (beforeWorkspace !== undefined) app.use(beforeWorkspace)
  if (baseUrl === null) app.use(closedWorkspace())
  else
    app.use(
      workspaceRoutes({ ...services, addressOf: linker(baseUrl, listeningPort) }, { isHttps }),
    )

  app.use(() => {
    throw new Problem('page/unknown')
  })
  app.use(problemPages(services))
  return app
}

/** Links are made from the configured address, never from that of a request. */
function linker(baseUrl: string, listeningPort: AppOptions['listeningPort']) {
  return (path: string) => {
    const port = listeningPort?.()
    return (port === undefined ? baseUrl : baseUrl.replace(/:0$/, `:${port}`)) + path
  }
}
