import { afterAll, beforeAll } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { createSite, type Site } from '../builders/site.ts'
import { arriving } from './fill-in.ts'
import { logInFirst } from './first-log-in.ts'
import { startChromium } from './site.ts'
import { newStaffPage } from './staff-pages.ts'

/** Somebody new on the staff of an installation that is served, before a page that is kept from test to test. */
export interface Newcomer {
  readonly barometer: Installation
  readonly browser: Browser
  readonly page: Page
  readonly url: string
  /** For the first time, all the way in. */
  readonly logIn: () => Promise<void>
  readonly follow: (link: string | RegExp) => Promise<void>
  readonly shown: () => Promise<string>
  /** What was just done, as the page says. */
  readonly told: () => Promise<string>
}

interface Person {
  readonly user: string
  readonly name: string
  readonly role: string
}

/** Gives a suite one of them. @param prepare What is done in the installation before. */
export function useNewcomer(
  { user, name, role }: Person,
  prepare: (barometer: Installation) => Promise<unknown> = async () => undefined,
): Newcomer {
  let started: Pick<Newcomer, 'barometer' | 'browser' | 'page'> & { site: Site; startLink: string }
  beforeAll(async () => {
    const barometer = newInstallation()
    await barometer.ok('init')
    await prepare(barometer)
    const added = await barometer.ok('user', 'add', user, '--name', name, '--role', role)
    const startLink = /\/valkommen\/\S+/.exec(added)![0]
    const site = createSite(barometer.folder)
    await site.start()
    const browser = await startChromium()
    const page = await newStaffPage(browser, { viewport: { width: 1280, height: 900 } })
    started = { barometer, site, browser, page, startLink }
  })
  afterAll(async () => {
    const { barometer, site, browser } = started
    await browser.close()
    await site.remove()
    barometer.remove()
  })
  return {
    get barometer() {
      return started.barometer
    },
    get browser() {
      return started.browser
    },
    get page() {
      return started.page
    },
    get url() {
      return started.site.url()
    },
    logIn: () => logInFirst(started.page, started.site.url() + started.startLink),
    follow: link =>
      arriving(started.page, () => started.page.getByRole('link', { name: link }).first().click()),
    shown: () => started.page.locator('main').innerText(),
    told: () => started.page.getByRole('status').first().innerText(),
  }
}
