import pino from 'pino'
import supertest from 'supertest'

import { createApp } from '../../server/app.ts'
import type { Container } from '../../server/container.ts'
import { loadAssets } from '../../server/middleware/assets.ts'
import { paths } from '../../server/paths.ts'
import { createRenderer } from '../../server/rendering/renderer.ts'
import { loadTemplates } from '../../server/rendering/templates.ts'
import { loadTexts } from '../../server/rendering/texts.ts'

export const say = loadTexts('sv')
const MUNICIPALITY = { name: 'Provby kommun', contact: 'utredaren, 0123-456 78' }
const templates = await loadTemplates()
const assets = loadAssets(paths.assets)
export const renderer = createRenderer({ templates, assets, municipality: MUNICIPALITY })

/** The application over a container, as a browser on the same machine meets it. */
export function testApp(
  container: Container,
  {
    openWorkspace = false,
    baseUrl = 'https://svara.provby.example',
    trustedProxies = [],
    logLines = [],
    checkReady = () => container.store.checkReady(),
  }: {
    openWorkspace?: boolean
    baseUrl?: string | null
    trustedProxies?: readonly string[]
    logLines?: string[]
    checkReady?: () => Promise<void>
  } = {},
) {
  const log = pino({ base: null }, { write: line => void logLines.push(line) })
  const services = { ...container, checkReady, isStopping: () => false, renderer, assets, say, log }
  return createApp(services, { openWorkspace, baseUrl, trustedProxies })
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
