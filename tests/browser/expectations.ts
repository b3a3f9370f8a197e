import { expect } from '@jest/globals'
import type { Page } from 'playwright-core'

import { axeFindings, htmlErrors } from './inspect-page.ts'

/** 0 violations. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await axeFindings(page)
  expect([page.url(), ...violations]).toEqual([page.url()])
}

/** 0 errors in the page as it was sent. @param cookie Of someone who is logged in. */
export async function expectValidHtml(url: string, cookie = ''): Promise<void> {
  await expectValidMarkup(url, await (await fetch(url, { headers: { cookie } })).text())
}

/** 0 errors in a page that lies in a file, or came as the answer to a form. */
export async function expectValidMarkup(name: string, html: string): Promise<void> {
  expect([name, ...(await htmlErrors(html))]).toEqual([name])
}

/** Nothing has to be scrolled sideways to be read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  )
  expect([page.url(), beyond]).toEqual([page.url(), 0])
}
