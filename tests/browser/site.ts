import { existsSync } from 'node:fs'
import type { Server } from 'node:http'

import { type Browser, type BrowserContext, chromium } from 'playwright-core'

import type { Role } from '../../server/accounts/role.ts'
import type { Container } from '../../server/container.ts'
import { DEMO_SITE } from '../../server/demo/demo-site.ts'
import { createLog, listen } from '../../server/web.ts'
import { addStaff, PLAIN_COOKIE } from '../builders/staff.ts'

/** Where a Chromium may be; none is ever downloaded. */
const PATHS = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
]

const CHROMIUM = PATHS.find(path => path !== undefined && existsSync(path)) ?? null

/** Resolved to this machine by the browser alone. */
export const PLAIN_HOST = 'enkat.provby.example'

/** Where tests are counted on, a browser must be there: a suite that is passed over proves nothing. */
export const isBrowserMissing = CHROMIUM === null && process.env['CI'] !== 'true'

export async function startChromium(): Promise<Browser> {
  if (CHROMIUM === null) throw new Error('no Chromium: install it, or set CHROMIUM to its path')
  return chromium.launch({
    executablePath: CHROMIUM,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      // A name that is neither loopback nor https, as a phone meets a demo on the local network.
      `--host-resolver-rules=MAP ${PLAIN_HOST} 127.0.0.1`,
    ],
  })
}

/** The application on a port of its own, with the work space open. @param baseUrl `null`: under any name. */
export async function startSite(
  container: Container,
  baseUrl: string | null = 'http://127.0.0.1',
): Promise<{ server: Server; url: string }> {
  const { server, port } = await listen(container, {
    site: DEMO_SITE,
    host: '127.0.0.1',
    port: 0,
    baseUrl,
    log: createLog('silent'),
  })
  return { server, url: `http://127.0.0.1:${port}` }
}

/** Someone who is logged in: the session's cookie, for a browser and for a plain request. */
export interface LoggedIn {
  readonly cookie: string
  readonly into: (context: BrowserContext) => Promise<void>
}

export async function logInAs(container: Container, url: string, role: Role): Promise<LoggedIn> {
  const user = await addStaff(container, role)
  const how = { stage: 'full', by: 'password', network: '192.0.2.0/24' } as const
  const value = await container.sessions.begin(user, how)
  return {
    cookie: `${PLAIN_COOKIE}=${value}`,
    into: context => context.addCookies([{ name: PLAIN_COOKIE, value, url }]),
  }
}
