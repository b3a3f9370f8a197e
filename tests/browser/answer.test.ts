import type { Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import type { Container } from '../../server/container.ts'
import { DEMO_OPEN_ROUND } from '../../server/demo/fill-demo.ts'
import { pathTo } from '../../server/paths.ts'
import { demoContainer } from '../builders/demo-container.ts'
import { expectAccessible, expectNoSidewaysScroll } from './expectations.ts'
import { arriving, fillPage, goOn } from './fill-in.ts'
import { isBrowserMissing, PLAIN_HOST, startChromium, startSite } from './site.ts'

const PHONE = { viewport: { width: 390, height: 844 } } as const

;(isBrowserMissing ? describe.skip : describe)('answering in a browser', () => {
  let container: Container
  let browser: Browser
  let server: Server
  let url: string
  let tokens: readonly string[]
  beforeAll(async () => {
    container = await demoContainer()
    const links = await container.rounds.listLinks(DEMO_OPEN_ROUND)
    tokens = links.filter(({ isAnswered }) => isAnswered === false).map(({ token }) => token)
    browser = await startChromium()
    ;({ server, url } = await startSite(container))
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await container.store.close()
  })

  async function open(path: string, options: BrowserContextOptions = PHONE): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage()
    await page.goto(url + path)
    return page
  }

  const looksRight = async (page: Page) => {
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }

  it.each([
    ['without scripts', 0, []],
    ['without scripts and stylesheet', 10, ['**/*.css']],
  ])('goes from link to receipt on a phone, %s, and counts', async (_claim, which, missing) => {
    const before = await container.rounds.listProgress()
    const context = await browser.newContext({ ...PHONE, javaScriptEnabled: false })
    for (const pattern of missing) await context.route(pattern, route => route.abort())
    const page = await context.newPage()
    await page.goto(url + pathTo.answer(tokens[which]!))
    await arriving(page, () => page.getByRole('link', { name: 'Börja' }).click())
    let grades = 0
    for (let part = 1; part <= 8; part += 1) {
      await page.getByText(`Del ${part} av 8`).waitFor()
      grades += await fillPage(page, 'Bra dialog, å ä ö.')
      await goOn(page)
    }
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Stämmer svaren?')
    expect(grades).toBeGreaterThan(15)
    expect(await page.getByText('1 av 5').count()).toBe(grades)
    await page.getByRole('button', { name: 'Skicka in svaren' }).click()
    await page.waitForURL(/\/kvitto\//)
    expect(await page.locator('.code').textContent()).toMatch(/^[0-9A-Z-]{19}$/)
    expect(await page.getByText('Bra dialog, å ä ö.').count()).toBe(2)
    const after = await container.rounds.listProgress()
    const answered = (all: typeof before) =>
      all.find(({ round }) => round.id === DEMO_OPEN_ROUND)!.answered
    expect(answered(after)).toBe(answered(before) + 1)
  })

  it('is saved and sent in over plain http, as on a phone that tries the demo', async () => {
    const site = await startSite(container, null)
    const page = await (await browser.newContext(PHONE)).newPage()
    const host = `http://${PLAIN_HOST}:${new URL(site.url).port}`
    await page.goto(host + pathTo.answerPart(tokens[9]!, 1))
    await page.locator('label.step').first().click()
    await goOn(page)
    await page.getByText('Del 2 av 8').waitFor()
    await page.goto(host + pathTo.answerReview(tokens[9]!))
    await page.getByRole('button', { name: 'Skicka in svaren' }).click()
    await page.waitForURL(/\/kvitto\//)
    site.server.close()
  })

  it('has answers to press that are at least 44 pixels high and wide', async () => {
    const page = await open(pathTo.answerPart(tokens[2]!, 4))
    for (const target of await page.locator('label.step, label.option, button.ds-button').all()) {
      const box = await target.boundingBox()
      expect(box!.height).toBeGreaterThanOrEqual(44)
      expect(box!.width).toBeGreaterThanOrEqual(44)
    }
  })

  it('is filled in by keyboard alone: Enter saves and goes on', async () => {
    const page = await open(pathTo.answerPart(tokens[3]!, 2))
    await page.locator('input[name="samverkan.erkand"][value="1"]').focus()
    await page.keyboard.press('ArrowRight')
    await page.keyboard.press('ArrowRight')
    expect(await page.locator('input[name="samverkan.erkand"]:checked').inputValue()).toBe('3')
    await page.keyboard.press('Enter')
    await page.getByText('Del 3 av 8').waitFor()
    await page.goBack()
    await page.reload()
    expect(await page.locator('input[name="samverkan.erkand"]:checked').inputValue()).toBe('3')
    const clear = page.getByRole('button', { name: /^Ta bort svaret på frågan Kommunen ser/ })
    await arriving(page, () => clear.click())
    expect(await page.getByText('Del 2 av 8').count()).toBe(1)
    expect(await page.locator('input:checked').count()).toBe(0)
  })

  it('tells a second tab that something was saved meanwhile', async () => {
    const one = await open(pathTo.answerPart(tokens[4]!, 7))
    const two = await open(pathTo.answerPart(tokens[4]!, 7))
    for (const [tab, step] of [
      [one, 2],
      [two, 5],
    ] as const) {
      await tab
        .locator('label.step')
        .nth(step - 1)
        .click()
      await goOn(tab)
    }
    expect(await two.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Svaret har ändrats under tiden',
    )
    await looksRight(two)
    await two.getByRole('button', { name: 'Använd det ni just fyllde i' }).click()
    await two.getByText('Del 8 av 8').waitFor()
  })
})
