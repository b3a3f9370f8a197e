import type { Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'

import { pathTo } from '../../server/paths.ts'
import { openMailRound, type MailRound } from '../builders/mail-round.ts'
import { ROUND } from '../builders/test-container.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing, type LoggedIn, logInAs, startChromium, startSite } from './site.ts'
import { expectGood, newStaffPage, press } from './staff-pages.ts'

;(isBrowserMissing ? describe.skip : describe)('the mail of a result in a browser', () => {
  let round: MailRound
  let browser: Browser
  let server: Server
  let url: string
  let investigator: LoggedIn
  beforeAll(async () => {
    round = await openMailRound({ count: 18 })
    for (const token of round.tokens) await round.answer(token)
    await round.container.rounds.closeRound(ROUND.id)
    await round.container.certification.certifyRound(ROUND.id, () => undefined)
    browser = await startChromium()
    ;({ server, url } = await startSite(round.container, 'http://127.0.0.1:0'))
    investigator = await logInAs(round.container, url, 'investigator')
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await round.close()
    await round.container.store.close()
  })

  it('is decided once everyone may read it, and its link stops more of them', async () => {
    const page = await newStaffPage(
      browser,
      { viewport: { width: 390, height: 900 } },
      investigator,
    )
    await page.goto(url + pathTo.mail(ROUND.id))
    await expectGood(page)
    await arriving(page, () =>
      page.getByRole('link', { name: 'Bestäm när alla får läsa resultatet' }).click(),
    )
    await page.getByLabel('Från och med').fill('2022-09-01')
    await page.getByLabel('Vad gör kommunen nu?').fill('Vi svarar inom en vecka.')
    await arriving(page, () => page.locator('main form button').first().click())
    await expectGood(page)
    await arriving(page, () =>
      page.getByRole('link', { name: 'Mejla resultatet till alla som blev inbjudna' }).click(),
    )
    await expectGood(page)
    await arriving(page, () => page.locator('main form button').click())
    await page.getByText('18 föreningar, som det ser ut nu').waitFor()
    await page.getByText('Vi svarar inom en vecka.').waitFor()
    await expectGood(page)
    await arriving(page, () => page.locator('main form button').click())
    await page.getByText('Utskicket är beslutat.', { exact: false }).waitFor()
    expect(await round.sendMail()).toBe(18)
    const text = (await round.server.parse(round.server.taken[0]!)).text!
    const link = /\/mejl\/prov-2022\/[\w-]+/.exec(text)![0]
    const stranger = await newStaffPage(browser, { viewport: { width: 320, height: 900 } })
    await stranger.goto(url + link)
    await expectGood(stranger)
    await press(stranger, 'Skicka inga fler mejl')
    await stranger.getByText('Vi skickar inga fler mejl till er adress').first().waitFor()
    await expectGood(stranger)
    expect(await round.container.store.listAddressStops()).toHaveLength(1)
  })
})
