import type { Server } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'

import pino, { type Logger } from 'pino'

import type { Say } from '../reports/documents/document.ts'
import { type AppOptions, createApp } from './app.ts'
import type { Container } from './container.ts'
import { createDrain, NOTICE_MS } from './drain.ts'
import { createExpressServer } from './express-server.ts'
import { createLogDestination } from './log-destination.ts'
import { loadAssets } from './middleware/assets.ts'
import { paths } from './paths.ts'
import { Problem } from './problems.ts'
import { createRenderer, type Renderer } from './rendering/renderer.ts'
import { loadTemplates } from './rendering/templates.ts'

const STANDARD_ERROR = 2

/** Lines of JSON on standard error, without personal data; `silent` for a demo. */
export function createLog(level: 'info' | 'silent'): Logger {
  const destination = createLogDestination(STANDARD_ERROR)
  // Written a buffer at a time, and never more than a second late.
  setInterval(destination.flush, 1000).unref()
  if (level === 'info') process.once('exit', destination.end)
  return pino({ level, base: null }, destination)
}

export interface Site {
  readonly municipality: { readonly name: string; readonly contact: string }
  readonly say: Say
}

export async function createSiteRenderer({ municipality }: Site): Promise<Renderer> {
  const templates = await loadTemplates()
  return createRenderer({ templates, assets: loadAssets(paths.assets), municipality })
}

export interface Listening {
  readonly server: Server
  /** Ends in an orderly way, after a notice to those who send requests here. */
  readonly stop: (noticeMs?: number) => Promise<void>
  readonly port: number
  /** Where it is reached under a name or an address of this machine. */
  readonly urlOf: (host: string) => string
}

/** A client that sends its request this slowly is let go. */
const HEADERS_TIMEOUT_MS = 15_000
const REQUEST_TIMEOUT_MS = 30_000

/** Puts the application on an address. @throws Problem 'server/portTaken' or 'server/noSuchHost'. */
export async function listen(
  container: Container,
  { host, port, log, ...rest }: Site & AppOptions & { host: string; port: number; log: Logger },
): Promise<Listening> {
  const renderer = await createSiteRenderer(rest)
  const drain = createDrain()
  const services = {
    ...container,
    checkReady: () => container.store.checkReady(),
    isStopping: drain.isStopping,
    renderer,
    assets: loadAssets(paths.assets),
    say: rest.say,
    log,
  }
  const server = createExpressServer(createApp(services, rest), {
    headersTimeout: HEADERS_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  }).catch((cause: NodeJS.ErrnoException) => {
    const isAddress = cause.code === 'EADDRNOTAVAIL' || cause.code === 'ENOTFOUND'
    throw new Problem(
      isAddress ? 'server/noSuchHost' : 'server/portTaken',
      { host, port },
      { cause },
    )
  })
  const listening = (server.address() as AddressInfo).port
  // An address of IPv6 has colons of its own.
  const urlOf = (name: string) => `http://${isIPv6(name) ? `[${name}]` : name}:${listening}`
  const stop = (noticeMs = NOTICE_MS) => drain.stop(server, noticeMs)
  return { server, stop, port: listening, urlOf }
}
