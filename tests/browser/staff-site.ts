import type { Server } from 'node:http'

import { afterAll, afterEach, beforeAll, beforeEach } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import type { Role } from '../../server/accounts/role.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'
import { type LoggedIn, logInAs, startChromium, startSite } from './site.ts'
import { newStaffPage } from './staff-pages.ts'

/** Where somebody on the staff works. */
export interface StaffSite {
  readonly container: TestContainer
  readonly url: string
  /** Of the one who is logged in. */
  readonly newPage: (options: BrowserContextOptions) => Promise<Page>
  /** Of somebody who is not. */
  readonly newOpenPage: (options: BrowserContextOptions) => Promise<Page>
}

interface Started {
  readonly container: TestContainer
  readonly server: Server
  readonly url: string
  readonly who: LoggedIn
}

/** What is in a site from the start. */
type Fill = (container: TestContainer) => Promise<unknown>

/** Gives each test of a suite a site of its own, and all of them one browser. */
export function useStaffSite(role: Role, fill: Fill = async () => undefined): StaffSite {
  return useSite({ role, fill, before: beforeEach, after: afterEach })
}

/** Gives all tests of a suite one site, where each finds what those before it have left, and one browser. */
export function useSharedStaffSite(role: Role, fill: Fill = async () => undefined): StaffSite {
  return useSite({ role, fill, before: beforeAll, after: afterAll })
}

function useSite({
  role,
  fill,
  before,
  after,
}: {
  readonly role: Role
  readonly fill: Fill
  readonly before: typeof beforeAll
  readonly after: typeof afterAll
}): StaffSite {
  let browser: Browser
  let started: Started
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(() => browser.close())
  before(async () => {
    const container = await testContainer()
    await fill(container)
    const { server, url } = await startSite(container, 'http://127.0.0.1:0')
    started = { container, server, url, who: await logInAs(container, url, role) }
  })
  after(async () => {
    started.server.close()
    await started.container.store.close()
  })
  return {
    get container() {
      return started.container
    },
    get url() {
      return started.url
    },
    newPage: options => newStaffPage(browser, options, started.who),
    newOpenPage: options => newStaffPage(browser, options),
  }
}
