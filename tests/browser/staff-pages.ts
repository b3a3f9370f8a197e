import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import { extent } from '../builders/extent.ts'
import { expectAccessible, expectNoSidewaysScroll, expectValidMarkup } from './expectations.ts'
import { arriving } from './fill-in.ts'
import type { LoggedIn } from './site.ts'

const PHONE = ['a phone', { viewport: { width: 390, height: 900 } }] as const
const WIDE = ['a wide screen', { viewport: { width: 1280, height: 900 } }] as const
const NARROW = [
  'a narrow screen in the dark',
  { viewport: { width: 320, height: 900 }, colorScheme: 'dark' },
] as const

/** The screens that pages of the work space are looked at on; the phone's lies between the others. */
export const SIZES = extent([WIDE, NARROW], [PHONE, WIDE, NARROW])

/** For what changes the data: each walk makes it anew. */
export const TWO_SIZES = [PHONE, WIDE] as const

/** A page whose scripts may not fail. @param who Left out: nobody is logged in. */
export async function newStaffPage(
  browser: Browser,
  options: BrowserContextOptions,
  who?: LoggedIn,
): Promise<Page> {
  const context = await browser.newContext(options)
  await who?.into(context)
  const page = await context.newPage()
  page.on('pageerror', error => {
    throw error
  })
  return page
}

/** A page for each screen, in which others are looked at one after the other: to open a new one costs more than to look. */
export function createScreens(
  open: (options: BrowserContextOptions) => Promise<Page>,
): (options: BrowserContextOptions) => Promise<Page> {
  const pages = new Map<BrowserContextOptions, Promise<Page>>()
  return options => {
    const page = pages.get(options) ?? open(options)
    pages.set(options, page)
    return page
  }
}

/** What holds for every page of the work space. */
export async function expectGood(page: Page): Promise<void> {
  await expectAccessible(page)
  await expectNoSidewaysScroll(page)
  await expectValidMarkup(page.url(), await page.content())
}

/** Presses a button that leads to a page. */
export async function press(page: Page, name: string): Promise<void> {
  await arriving(page, () => page.getByRole('button', { name, exact: true }).click())
}
