import type { Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import type { Container } from '../../server/container.ts'
import { DEMO_OPEN_ROUND } from '../../server/demo/fill-demo.ts'
import { pathsIn, pathTo } from '../../server/paths.ts'
import { demoContainer } from '../builders/demo-container.ts'
import { arriving } from './fill-in.ts'
import { type Stop, stopOf, tabTo } from './keyboard.ts'
import { isBrowserMissing, startChromium, startSite } from './site.ts'

const isNext = ({ name, value }: Stop) => name === 'till' && value === 'nasta'
const says =
  (text: string) =>
  ({ text: found }: Stop) =>
    found.startsWith(text)

;(isBrowserMissing ? describe.skip : describe)('by keyboard alone', () => {
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

  async function open(path: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await (await browser.newContext(options)).newPage()
    await page.goto(url + path)
    return page
  }

  /** Answers every question on the way to the button that goes on: with Space, arrows and letters. */
  async function answerPage(page: Page, stops: Stop[]): Promise<void> {
    let turn = 0
    await tabTo(page, isNext, async stop => {
      stops.push(stop)
      turn += 1
      if (stop.type === 'radio') await page.keyboard.press(turn % 2 === 0 ? 'Space' : 'ArrowRight')
      if (stop.type === 'checkbox' && turn % 2 === 0) await page.keyboard.press('Space')
      if (stop.tag === 'TEXTAREA') await page.keyboard.type('Bra, å ä ö')
    })
  }

  it.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('the enkät is answered from link to receipt, %s', async (_claim, javaScriptEnabled) => {
    const page = await open(pathTo.answer(tokens[javaScriptEnabled ? 0 : 1]!), {
      javaScriptEnabled,
    })
    const stops: Stop[] = []
    const enter = () => arriving(page, () => page.keyboard.press('Enter'))
    await tabTo(page, says('Börja'))
    await enter()
    for (let part = 1; part <= 8; part += 1) {
      await page.getByText(`Del ${part} av 8`).waitFor()
      await answerPage(page, stops)
      await enter()
    }
    await page.getByRole('heading', { name: 'Stämmer svaren?' }).waitFor()
    await tabTo(page, says('Skicka in svaren'))
    await enter()
    await page.getByText('Er kod').waitFor()
    expect((await stopOf(page)).tag).toBe('H1')
    expect(stops.length).toBeGreaterThan(50)
    expect(stops.filter(({ isMarked, isInSight }) => !isMarked || !isInSight)).toEqual([])
  })

  it('an error leads from the summary to its field', async () => {
    const page = await open(pathTo.answerReview(tokens[2]!))
    await tabTo(page, says('Skicka in svaren'))
    await arriving(page, () => page.keyboard.press('Enter'))
    await page.getByRole('alert').waitFor()
    expect(await page.title()).toMatch(/^Fel: /)
    expect((await stopOf(page)).text).toMatch(/^Det finns fel i formuläret/)
    await tabTo(page, says('Hur fungerar samarbetet'))
    await page.keyboard.press('Enter')
    const { name, isMarked } = await stopOf(page)
    expect([name, isMarked]).toEqual(['samverkan.helhet', true])
    const field = page.locator('input[name="samverkan.helhet"]').first()
    expect(await field.getAttribute('aria-invalid')).toBe('true')
    const described = await page
      .locator('fieldset', { has: field })
      .getAttribute('aria-describedby')
    for (const id of described!.split(' ')) expect(await page.locator(`#${id}`).count()).toBe(1)
    expect(await page.locator(`#${described!.split(' ').at(-1)!}`).textContent()).toContain(
      'Frågan måste besvaras.',
    )
  })

  it('the language is changed in the middle of a page, and nothing typed is lost', async () => {
    const page = await open(pathTo.answerPart(tokens[3]!, 8))
    await tabTo(page, ({ tag }) => tag === 'TEXTAREA')
    await page.keyboard.type('Hej')
    await page.keyboard.press('Home')
    while ((await stopOf(page)).text !== 'Suomi') await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(url + pathsIn('fi').answerPart(tokens[3]!, 8))
    expect(await page.locator('html').getAttribute('lang')).toBe('fi')
    expect(await page.locator('textarea').first().inputValue()).toBe('Hej')
  })

  it('the first stop skips to the content', async () => {
    const page = await open(pathTo.answerPart(tokens[3]!, 1))
    await page.keyboard.press('Tab')
    expect((await stopOf(page)).text).toBe('Hoppa till innehållet')
    await page.keyboard.press('Enter')
    expect((await stopOf(page)).tag).toBe('MAIN')
  })

  it('Enter in a field saves and goes on, though the switch of languages stands before it', async () => {
    const page = await open(pathTo.answerPart(tokens[4]!, 1))
    await tabTo(page, ({ type }) => type === 'radio')
    await page.keyboard.press('Space')
    await page.keyboard.press('Enter')
    await page.getByText('Del 2 av 8').waitFor()
    expect(page.url()).toBe(url + pathTo.answerPart(tokens[4]!, 2))
  })
})
