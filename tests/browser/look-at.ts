import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import type { Language } from '../../surveys/language.ts'
import { extent } from '../builders/extent.ts'
import { axeFindings, htmlErrors } from './inspect-page.ts'
import { type PageState, requestIn, type StateRequest, type StatesSite } from './page-states.ts'

/** One way to look at a page. */
export interface Look {
  readonly state: PageState
  readonly language: Language
  readonly width: number
  readonly scripts: boolean
  readonly scheme: 'light' | 'dark' | 'forced'
}

/** What is not as it should be, and what the tool could not tell. */
export interface Findings {
  readonly faults: readonly string[]
  readonly unsure: readonly { readonly rule: string; readonly html: string }[]
}

export const WIDTHS = [320, 768, 1280] as const
export const SCHEMES = ['light', 'dark', 'forced'] as const

/** The usual run leaves out the width between the others, and the colours that the reader's system chooses. */
export const USUAL = {
  widths: extent<readonly number[]>([320, 1280], WIDTHS),
  schemes: extent<readonly Look['scheme'][]>(['light', 'dark'], SCHEMES),
} as const

const MODES: Readonly<Record<Look['scheme'], BrowserContextOptions>> = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  forced: { forcedColors: 'active' },
}

/** Looks at pages of a site, each in one way. */
export function createLookout(
  browser: Browser,
  site: StatesSite,
): (look: Look) => Promise<Findings> {
  // One page for each way of looking: to open a new one costs more than to look.
  const screens = new Map<string, Promise<Page>>()
  return async look => {
    const way = `${look.width} ${look.scheme} ${look.scripts}`
    const screen = screens.get(way) ?? openScreen(browser, look)
    screens.set(way, screen)
    return lookAt(await screen, site, look)
  }
}

/** A page looked at in one way: axe, validity before and after scripts, and nothing beyond the edge. */
async function lookAt(page: Page, site: StatesSite, look: Look): Promise<Findings> {
  const request = requestIn(look.state, look.language)
  const html = await openState(page, site.urlOf(request), request)
  const { violations, unsure } = await axeFindings(page)
  const faults = [
    ...violations,
    ...(await htmlErrors(html)).map(error => `as sent: ${error}`),
    ...(look.scripts ? await htmlErrors(await page.content()) : []).map(
      error => `after scripts: ${error}`,
    ),
    ...(await beyondTheEdge(page)),
    ...(look.width === 320 ? await lostWithSpacing(page) : []),
    ...(look.width === 1280 ? await lostWithLargeText(page) : []),
  ]
  return { faults, unsure }
}

async function openScreen(
  browser: Browser,
  { width, scripts, scheme }: Pick<Look, 'width' | 'scripts' | 'scheme'>,
): Promise<Page> {
  const viewport = { width, height: 900 }
  const page = await (await browser.newContext({ viewport, ...MODES[scheme] })).newPage()
  if (!scripts) await page.route('**/*.js', route => route.abort())
  return page
}

/** Opens a page in a state; one that answers a form is shown as the server sent it. @returns Its HTML. */
async function openState(page: Page, url: string, request: StateRequest): Promise<string> {
  const answer = await ask(url, request)
  const html = await answer.text()
  // The page itself, so that a form can be looked at without sending it twice; all else comes from the server.
  await page.route(url, route =>
    route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: html,
    }),
  )
  await page.goto(url)
  await page.unroute(url)
  return html
}

async function ask(url: string, { fields, problem }: StateRequest): Promise<Response> {
  const answer = await fetch(url, { redirect: 'manual', ...(fields && formOf(fields)) })
  const isPage = answer.status < 300 || answer.status >= 400
  const isUnforeseen = answer.status === 500 && problem !== 'internal'
  if (!isPage || isUnforeseen) throw new Error(`${url} answered ${answer.status}`)
  return answer
}

function formOf(fields: NonNullable<StateRequest['fields']>) {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map(v => [name, v]),
  )
  return { method: 'POST', body: new URLSearchParams(pairs as [string, string][]) }
}

/** WCAG 2.2, 1.4.10: nothing has to be scrolled sideways, at 320 pixels or at 1280 enlarged four times. */
async function beyondTheEdge(page: Page): Promise<readonly string[]> {
  const beyond = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  return beyond <= 0 ? [] : [`${beyond} pixels beyond the edge`]
}

/** WCAG 2.2, 1.4.12: lines, letters and words further apart, and nothing is cut off. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
  p { margin-bottom: 2em !important }`

/** WCAG 2.2, 1.4.4: the text twice as large. */
const LARGE = 'html { font-size: 225% !important }'

const lostWithSpacing = (page: Page) => lostWith(page, 'text spacing', SPACING)
const lostWithLargeText = (page: Page) => lostWith(page, 'text twice as large', LARGE)

/** What is cut off or beyond the edge once a style is laid over the page. */
async function lostWith(page: Page, name: string, css: string): Promise<readonly string[]> {
  // Through the debugger, so that the page's own security policy stays as it is.
  await page.evaluate(`{
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(${JSON.stringify(css)})
    document.adoptedStyleSheets = [sheet]
  }`)
  const lost = await page.evaluate<string[]>(CUT_OFF)
  const beyond = await beyondTheEdge(page)
  await page.evaluate('document.adoptedStyleSheets = []')
  return [...lost, ...beyond].map(what => `${name}: ${what}`)
}

/** Elements that hide what does not fit in them, but for fields, and those that are for the ear alone. */
const CUT_OFF = `Array.from(document.querySelectorAll('body :not(input, textarea)'))
  .filter(element => {
    const { overflowX, overflowY, position, clipPath } = getComputedStyle(element)
    const isHidden = element.clientWidth <= 1 || (position === 'absolute' && clipPath !== 'none')
    const hides = overflow => overflow === 'hidden' || overflow === 'clip'
    if (isHidden || element.closest('.ds-sr-only, .default-button') !== null) return false
    return (hides(overflowX) && element.scrollWidth > element.clientWidth + 1) ||
      (hides(overflowY) && element.scrollHeight > element.clientHeight + 1)
  })
  .map(element => element.outerHTML.slice(0, 120))`
