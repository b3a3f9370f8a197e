import type { Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import type { Container } from '../../server/container.ts'
import { DEMO_OPEN_ROUND } from '../../server/demo/fill-demo.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { demoContainer } from '../builders/demo-container.ts'
import { expectAccessible, expectNoSidewaysScroll, expectValidHtml } from './expectations.ts'
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
    tokens = links.filter(({ answeredAt }) => answeredAt === null).map(({ token }) => token)
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

  /** Each question, or row of a matrix, that is answered by choosing. */
  const namesOfChoices = async (page: Page) => {
    const inputs = await page.locator('input[type="radio"], input[type="checkbox"]').all()
    return new Set(await Promise.all(inputs.map(input => input.getAttribute('name'))))
  }

  const looksRight = async (page: Page) => {
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
  }

  it('goes from link to receipt on a phone, without scripts, and counts', async () => {
    const token = tokens[0]!
    const before = await container.rounds.listProgress()
    const page = await open(pathTo.answer(token), { ...PHONE, javaScriptEnabled: false })
    await page.getByRole('link', { name: 'Börja' }).click()
    for (let part = 1; part <= 8; part += 1) {
      await page.getByText(`Del ${part} av 8`).waitFor()
      for (const name of await namesOfChoices(page)) {
        await page.locator(`label:has(input[name="${name}"])`).first().click()
      }
      for (const box of await page.getByRole('textbox').all()) await box.fill('Bra dialog, å ä ö.')
      await page.getByRole('button', { name: 'Spara och fortsätt', exact: true }).last().click()
    }
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Stämmer svaren?')
    // Every grade that is asked of all, and the bemötande of the one part that was met.
    expect(await page.getByText('1 av 5').count()).toBe(19)
    await page.getByRole('button', { name: 'Skicka in svaren' }).click()
    expect(page.url()).toContain('/kvitto/')
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
    await page.getByRole('button', { name: 'Spara och fortsätt', exact: true }).last().click()
    await page.getByText('Del 2 av 8').waitFor()
    await page.goto(host + pathTo.answerReview(tokens[9]!))
    await page.getByRole('button', { name: 'Skicka in svaren' }).click()
    await page.waitForURL(/\/kvitto\//)
    site.server.close()
  })

  it('is usable by everyone on every page, from the first to the receipt', async () => {
    const token = tokens[1]!
    const page = await open(pathTo.answer(token))
    await looksRight(page)
    for (let part = 1; part <= 8; part += 1) {
      await page.goto(url + pathTo.answerPart(token, part))
      await looksRight(page)
      await expectValidHtml(page.url())
    }
    for (const path of [
      pathTo.answer(token),
      pathTo.answerQuestions(token),
      pathTo.answerReview(token),
      paths.home,
    ]) {
      await page.goto(url + path)
      await looksRight(page)
      await expectValidHtml(page.url())
    }
    await page.goto(url + pathTo.answerReview(token))
    await page.getByRole('button', { name: 'Skicka in svaren' }).click()
    await page.getByRole('alert').waitFor()
    expect(await page.title()).toMatch(/^Fel: /)
    await looksRight(page)
    await page.getByRole('alert').getByRole('link').click()
    await page.keyboard.press('Space')
    await page.getByRole('button', { name: 'Skicka in svaren' }).last().click()
    await page.getByText('Er kod').waitFor()
    await looksRight(page)
    await expectValidHtml(page.url())
    await page.goto(url + pathTo.answer(token))
    await page.getByLabel('Koden från kvittot').fill('FEL')
    await page.getByRole('button', { name: 'Öppna svaret' }).click()
    await page.getByRole('alert').waitFor()
    await looksRight(page)
    await page.goto(`${url}/svara/finns-inte`)
    await looksRight(page)
  })

  it.each([
    ['dark', { colorScheme: 'dark' }],
    ['narrow', { viewport: { width: 320, height: 600 } }],
    ['wide', { viewport: { width: 1280, height: 900 } }],
    ['forced colours', { forcedColors: 'active' }],
  ] as const)('holds in the mode: %s', async (_mode, options) => {
    const page = await open(pathTo.answer(tokens[2]!), { ...PHONE, ...options })
    await looksRight(page)
    for (const part of [1, 8]) {
      await page.goto(url + pathTo.answerPart(tokens[2]!, part))
      await looksRight(page)
    }
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
    await page.getByRole('button', { name: /^Ta bort svaret på frågan Kommunen ser/ }).click()
    await page.getByText('Del 2 av 8').waitFor()
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
      await tab.getByRole('button', { name: 'Spara och fortsätt', exact: true }).last().click()
    }
    expect(await two.getByRole('heading', { level: 1 }).textContent()).toBe(
      'Svaret har ändrats under tiden',
    )
    await looksRight(two)
    await two.getByRole('button', { name: 'Använd det ni just fyllde i' }).click()
    await two.getByText('Del 8 av 8').waitFor()
  })
})
