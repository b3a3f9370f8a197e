import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { pathTo } from '../../server/paths.ts'
import { type StatesSite, startStates } from './page-states.ts'
import { isBrowserMissing, startChromium } from './site.ts'

;(isBrowserMissing ? describe.skip : describe)('on paper', () => {
  let browser: Browser
  let site: StatesSite
  beforeAll(async () => {
    browser = await startChromium()
    site = await startStates()
  })
  afterAll(async () => {
    await browser.close()
    await site.close()
  })

  /** A page as a device that is set to dark prints it. */
  async function printed(name: string): Promise<Page> {
    const state = site.states.find(one => one.name === name)!
    const page = await (await browser.newContext({ colorScheme: 'dark' })).newPage()
    await page.goto(site.urlOf(state.request(pathTo)))
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' })
    return page
  }
  const colourOf = (page: Page, selector: string) =>
    page.evaluate<string>(`getComputedStyle(document.querySelector('${selector}')).color`)

  it.each(['kvitto', 'alla frågor'])('%s is dark text without anything to press', async name => {
    const page = await printed(name)
    for (const selector of ['h1', '.theme h2']) {
      const [red = 255, green = 255, blue = 255] = (await colourOf(page, selector))
        .match(/\d+/g)!
        .map(Number)
      expect(Math.max(red, green, blue)).toBeLessThan(90)
    }
    for (const pressed of await page.locator('button, nav, main a').all()) {
      expect(await pressed.isVisible()).toBe(false)
    }
  })

  it('the receipt has the code, where to check it, every answer, and whom to ask', async () => {
    const page = await printed('kvitto')
    const { host } = new URL(page.url())
    const onPaper = page.getByText(`${host}/kvitto`)
    expect(await onPaper.isVisible()).toBe(true)
    for (const shown of ['.code', '.answers', '.foot p']) {
      expect(await page.locator(shown).first().isVisible()).toBe(true)
    }
    expect(await page.getByText('Bra dialog, å ä ö.').isVisible()).toBe(true)
  })
})
