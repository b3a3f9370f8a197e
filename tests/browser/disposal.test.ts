import type { Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContextOptions } from 'playwright-core'

import { pathTo } from '../../server/paths.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { collect } from '../builders/collect.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing, type LoggedIn, logInAs, startChromium, startSite } from './site.ts'
import { createScreens, expectGood, newStaffPage, press, SIZES } from './staff-pages.ts'

;(isBrowserMissing ? describe.skip : describe)('disposal in a browser', () => {
  let container: TestContainer
  let browser: Browser
  let server: Server
  let url: string
  let investigator: LoggedIn
  beforeAll(async () => {
    container = await testContainer()
    await certifiedRound(container, { id: 'kvar', promise: 'grouped' })
    await certifiedRound(container, { id: 'anonym', promise: 'anonymous' })
    await certifiedRound(container, { id: 'gallras', promise: 'grouped' })
    browser = await startChromium()
    ;({ server, url } = await startSite(container, 'http://127.0.0.1:0'))
    investigator = await logInAs(container, url, 'investigator')
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await container.store.close()
  })

  const newPage = (options: BrowserContextOptions) => newStaffPage(browser, options, investigator)
  const screen = createScreens(newPage)

  describe.each(SIZES)('on %s', (_name, options) => {
    it.each(['kvar', 'anonym'])('%s is usable by everyone, with errors too', async id => {
      const page = await screen(options)
      expect((await page.goto(url + pathTo.disposal(id)))?.status()).toBe(200)
      await expectGood(page)
      await press(page, 'Radera för gott')
      await page.getByRole('alert').waitFor()
      expect(await page.title()).toMatch(/^Fel: /)
      await expectGood(page)
    })
  })

  it('leads from the round to its answers being gone, with the decision on its page', async () => {
    const page = await newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(url + pathTo.round('gallras'))
    await arriving(page, () =>
      page.getByRole('link', { name: 'Gallra svar eller adresser, enligt beslut' }).click(),
    )
    await page.getByText('Det går inte att ångra', { exact: false }).first().waitFor()
    await page.getByLabel('Alla svar i omgången, även utkast').check()
    await page.getByLabel('Gallringsbeslutets diarienummer').fill('123')
    await page.getByLabel('Skäl').fill('Gallringsplanen')
    await press(page, 'Radera för gott')
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Alla svar i omgången, även utkast').isChecked()).toBe(true)
    await page.getByLabel('Gallringsbeslutets diarienummer').fill('KS-2026/123')
    await press(page, 'Radera för gott')
    await page.getByText('Gallringen är gjord.').waitFor()
    await page.getByText('36 svar raderade enligt beslut KS-2026/123', { exact: false }).waitFor()
    await expectGood(page)
    expect(await collect(container.store.eachStored('gallras'))).toEqual([])
    await page.goto(url + pathTo.result('gallras'))
    await expectGood(page)
  })
})
