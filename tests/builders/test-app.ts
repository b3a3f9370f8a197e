import pino from 'pino'
import supertest from 'supertest'

import { readAccessibilityCheck } from '../../server/rendering/accessibility-check.ts'
import { type AppOptions, type AppServices, createApp } from '../../server/app.ts'
import type { Container } from '../../server/container.ts'
import { RATE_LIMIT } from '../../server/middleware/rate-limit.ts'
import { EXAMPLE_SITE, type SiteSettings } from '../../server/site-settings.ts'
import { createFront } from '../../server/web.ts'

/** What the pages say of the municipality. */
const TEST_SITE: SiteSettings = {
  ...EXAMPLE_SITE,
  municipality: { name: 'Provby kommun', contact: 'utredaren, 0123-456 78' },
}
const front = await createFront(TEST_SITE)
export const { renderer } = front
export const { say } = front.locales('sv')

interface TestOptions extends Partial<AppServices & AppOptions> {
  readonly logLines?: string[]
}

/** The application over a container, as a browser on the same machine meets it. */
export function testApp(
  container: Container,
  {
    baseUrl = 'https://svara.provby.example',
    trustedProxies = [],
    limit = RATE_LIMIT,
    logLines = [],
    ...own
  }: TestOptions = {},
) {
  const services: AppServices = {
    ...container,
    ...front,
    checkReady: () => container.store.checkReady(),
    isStopping: () => false,
    site: TEST_SITE,
    accessibilityCheck: readAccessibilityCheck(),
    say,
    log: pino({ base: null }, { write: line => void logLines.push(line) }),
    ...own,
  }
  return createApp(services, { baseUrl, trustedProxies, limit })
}

export function browse(app: ReturnType<typeof testApp>) {
  return supertest(app)
}

/** The hidden fields and filled-in values of a page's form, as a browser would send them. */
export function hiddenFields(html: string): Record<string, string | string[]> {
  const fields: Record<string, string | string[]> = {}
  for (const [, name = '', value = ''] of html.matchAll(
    /<input type="hidden" name="([^"]*)" value="([^"]*)">/g,
  )) {
    const before = fields[name]
    const text = decodeEntities(value)
    fields[name] = before === undefined ? text : [before, text].flat()
  }
  return fields
}

/** Two grades as a page shows them where one is typed and the other saved. */
export function versions(typed: number, saved: number): RegExp {
  return new RegExp(
    `Ni fyllde just i</dt><dd>${typed} av 5</dd>.*Sparat hos oss</dt><dd>${saved} av 5</dd>`,
    's',
  )
}

export function decodeEntities(html: string): string {
  return html
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&#x60;', '`')
    .replaceAll('&#x3D;', '=')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}
