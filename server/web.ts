import type { Server } from 'node:http'
import { type AddressInfo, isIPv6 } from 'node:net'

import pino, { type Logger } from 'pino'

import { readAccessibilityCheck } from './rendering/accessibility-check.ts'
import { type AppOptions, createApp } from './app.ts'
import type { Container } from './container.ts'
import { createDrain, NOTICE_MS } from './drain.ts'
import { createExpressServer } from './express-server.ts'
import { createLogDestination } from './log-destination.ts'
import { type Assets, loadAssets } from './middleware/assets.ts'
import { paths } from './paths.ts'
import { Problem } from './problems.ts'
import { loadLocales, type Locales } from './rendering/locale.ts'
import { createRenderer, type Renderer } from './rendering/renderer.ts'
import { loadTemplates } from './rendering/templates.ts'
import type { SiteSettings } from './site-settings.ts'
import { readLogo } from './theme/logo.ts'
import { themeCss } from './theme/theme.ts'

const STANDARD_ERROR = 2

/** Lines of JSON on standard error, without personal data; `silent` for a demo. */
export function createLog(level: 'info' | 'silent'): Logger {
  const destination = createLogDestination(STANDARD_ERROR)
  // Written a buffer at a time, and never more than a second late.
  setInterval(destination.flush, 1000).unref()
  if (level === 'info') process.once('exit', destination.end)
  return pino({ level, base: null }, destination)
}

/** How the pages of an installation are made: with the municipality's name, colours and logotype. */
export interface Front {
  readonly renderer: Renderer
  readonly assets: Assets
  readonly locales: Locales
}

/** @throws Problem 'config/faulty' for a logotype that cannot be shown. */
export async function createFront({
  municipality,
  theme,
}: Pick<SiteSettings, 'municipality' | 'theme'>): Promise<Front> {
  const templates = await loadTemplates()
  const logo = theme.logo === undefined ? null : readLogo(theme.logo)
  const assets = loadAssets(paths.assets, { css: themeCss(theme), logo })
  const locales = loadLocales()
  return { assets, locales, renderer: createRenderer({ templates, assets, municipality, locales }) }
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

/** What is served, and where. */
interface Served {
  readonly host: string
  readonly port: number
  readonly site: SiteSettings
  readonly log: Logger
}

function portOf(server: Server): number {
  return (server.address() as AddressInfo).port
}

/** Puts the application on an address. @throws Problem 'server/portTaken' or 'server/noSuchHost'. */
export async function listen(
  container: Container,
  { host, port, site, log, ...options }: Served & AppOptions,
): Promise<Listening> {
  const front = await createFront(site)
  const drain = createDrain()
  const services = {
    ...container,
    ...front,
    checkReady: () => container.store.checkReady(),
    isStopping: drain.isStopping,
    site,
    accessibilityCheck: readAccessibilityCheck(),
    say: front.locales('sv').say,
    log,
  }
  const app = createApp(services, { ...options, listeningPort: () => portOf(server) })
  const server: Server = createExpressServer(app, {
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
  const listening = portOf(server)
  // An address of IPv6 has colons of its own.
  const urlOf = (name: string) => `http://${isIPv6(name) ? `[${name}]` : name}:${listening}`
  const stop = (noticeMs = NOTICE_MS) => drain.stop(server, noticeMs)
  return { server, stop, port: listening, urlOf }
}
