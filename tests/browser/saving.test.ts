import type { Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page, Route } from 'playwright-core'

import type { Container } from '../../server/container.ts'
import { pathTo } from '../../server/paths.ts'
import { openTestRound, testContainer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { goOn } from './fill-in.ts'
import { isBrowserMissing, startChromium, startSite } from './site.ts'

/** Longer than the pause after which the page saves. */
const A_PAUSE_MS = 10_000

;(isBrowserMissing ? describe.skip : describe)('what a script adds to the form', () => {
  let container: Container
  let browser: Browser
  let server: Server
  let url: string
  let tokens: string[]
  beforeAll(async () => {
    container = await testContainer()
    const round = await openTestRound(container, { associations: testAssociations(20) })
    tokens = [...round.tokens]
    browser = await startChromium()
    ;({ server, url } = await startSite(container))
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await container.store.close()
  })

  /** A page of the form with a clock that is moved by hand, so that nobody waits for a pause. */
  async function open(path: (token: string) => string): Promise<{ page: Page; token: string }> {
    const page = await (await browser.newContext()).newPage()
    await page.clock.install()
    const token = tokens.pop()!
    await page.goto(url + path(token))
    return { page, token }
  }
  const openText = () => open(token => pathTo.answerPart(token, 2))
  const status = (page: Page) => page.locator('.form-status')
  const pause = (page: Page) => page.clock.fastForward(A_PAUSE_MS)
  const storedText = async (token: string) => {
    const html = await (await fetch(url + pathTo.answerPart(token, 2))).text()
    return /<textarea[^>]*>\n?([^<]*)</.exec(html)?.[1]
  }

  it('saves in a pause, says so, and is not in the way of going on', async () => {
    const { page, token } = await openText()
    await page.locator('textarea').fill('Första')
    await pause(page)
    await page.getByText(/^Utkast sparat \d\d\.\d\d$/).waitFor()
    expect(await status(page).getAttribute('role')).toBe('status')
    expect(await storedText(token)).toBe('Första')
    await page.locator('textarea').fill('Första och andra')
    await goOn(page)
    await page.getByRole('heading', { name: 'Stämmer svaren?' }).waitFor()
    expect(await storedText(token)).toBe('Första och andra')
  })

  it('never meets its own saving as somebody else’s, when the answer to it is lost', async () => {
    const { page, token } = await openText()
    let isCut = true
    await page.route('**/del/2', async (route: Route) => {
      if (route.request().method() !== 'POST' || !isCut) return route.continue()
      isCut = false
      await route.fetch({ maxRedirects: 0 })
      await route.abort()
    })
    await page.locator('textarea').fill('Ett')
    await pause(page)
    await page.getByText('inte sparat än').waitFor()
    expect(await storedText(token)).toBe('Ett')
    await page.locator('textarea').fill('Ett och två')
    await goOn(page)
    await page.getByRole('heading', { name: 'Stämmer svaren?' }).waitFor()
    expect(await storedText(token)).toBe('Ett och två')
  })

  it('says nothing of what is wrong until someone goes on', async () => {
    const { page } = await openText()
    const sent = page.waitForResponse(answer => answer.request().method() === 'POST')
    await page.locator('textarea').fill('x'.repeat(60))
    await pause(page)
    expect((await sent).status()).toBe(422)
    expect(await status(page).textContent()).toBe('')
    await goOn(page)
    await page.getByRole('alert').waitFor()
    expect(await page.title()).toMatch(/^Fel: /)
    expect(await page.locator('textarea').inputValue()).toBe('x'.repeat(60))
  })

  it('says that somebody else has saved, and lets one choose when one goes on', async () => {
    const { page, token } = await openText()
    const other = await (await browser.newContext()).newPage()
    await other.goto(url + pathTo.answerPart(token, 2))
    await other.locator('textarea').fill('Den andra')
    await goOn(other)
    await other.getByRole('heading', { name: 'Stämmer svaren?' }).waitFor()
    await page.locator('textarea').fill('Jag')
    await pause(page)
    await page.getByText('har ändrats under tiden').waitFor()
    await goOn(page)
    await page.getByRole('heading', { name: 'Svaret har ändrats under tiden' }).waitFor()
    expect(await storedText(token)).toBe('Den andra')
  })

  it('sends in once when the connection comes back, with the same submission', async () => {
    const { page, token } = await open(token => pathTo.answerPart(token, 1))
    await page.locator('label.step').nth(3).click()
    await goOn(page)
    await page.getByText('Del 2 av 2').waitFor()
    await page.goto(url + pathTo.answerReview(token))
    const id = await page.locator('input[name=inskick]').inputValue()
    await page.context().setOffline(true)
    await page.getByRole('button', { name: 'Skicka in svaren' }).click()
    await page.getByText('Vi når inte servern just nu').waitFor()
    await page.context().setOffline(false)
    await pause(page)
    await page.getByText('Er kod').waitFor()
    expect(page.url()).toBe(url + pathTo.answerReceipt(token, id))
  })

  it('sends once for a double click', async () => {
    const { page } = await openText()
    let sendings = 0
    page.on('request', request => {
      if (request.method() === 'POST') sendings += 1
    })
    await page.locator('textarea').fill('Hej')
    await page.locator('.actions button[value=nasta]').dblclick()
    await page.getByRole('heading', { name: 'Stämmer svaren?' }).waitFor()
    expect(sendings).toBe(1)
  })

  it('asks before someone leaves what is not saved, and only then', async () => {
    const { page } = await openText()
    const asked: string[] = []
    page.on('dialog', dialog => {
      asked.push(dialog.type())
      void dialog.accept()
    })
    await page.reload()
    expect(asked).toEqual([])
    await page.locator('textarea').fill('Hej')
    await page.reload()
    expect(asked).toEqual(['beforeunload'])
  })

  it('copies the code of the receipt, and offers to print it', async () => {
    const { page } = await open(token => pathTo.answerPart(token, 1))
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
    await page.locator('label.step').nth(3).click()
    await goOn(page)
    await page.getByText('Del 2 av 2').waitFor()
    await goOn(page)
    await page.getByRole('button', { name: 'Skicka in svaren' }).click()
    await page.getByRole('button', { name: 'Kopiera koden' }).click()
    await page.getByText('Koden är kopierad.').waitFor()
    const copied = await page.evaluate<string>('navigator.clipboard.readText()')
    expect(copied).toBe(await page.locator('.code').textContent())
    expect(await page.getByRole('button', { name: 'Skriv ut eller spara' }).isVisible()).toBe(true)
  })
})
