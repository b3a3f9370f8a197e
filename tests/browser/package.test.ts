import type { Server } from 'node:http'
import { readFileSync } from 'node:fs'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'

import { pathTo } from '../../server/paths.ts'
import { readPackage } from '../builders/read-package.ts'
import {
  openTestRound,
  ROUND,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { isBrowserMissing, type LoggedIn, logInAs, startChromium, startSite } from './site.ts'
import { expectGood, newStaffPage, SIZES } from './staff-pages.ts'

const CERTIFIED = 'fastst-2021'

;(isBrowserMissing ? describe.skip : describe)('the case package in a browser', () => {
  let container: TestContainer
  let browser: Browser
  let server: Server
  let url: string
  let auditor: LoggedIn
  beforeAll(async () => {
    container = await testContainer()
    for (const id of [ROUND.id, CERTIFIED]) {
      const associations = testAssociations(36)
      const { tokens } = await openTestRound(container, { associations, round: { id } })
      for (const token of tokens) {
        await submitTestAnswer(container, token, { roundId: id, answers: { 'prov.helhet': '4' } })
      }
    }
    await container.rounds.closeRound(CERTIFIED)
    await container.certification.certifyRound(CERTIFIED, () => undefined)
    browser = await startChromium()
    ;({ server, url } = await startSite(container, 'http://127.0.0.1:0'))
    auditor = await logInAs(container, url, 'auditor')
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await container.store.close()
  })

  describe.each(SIZES)('on %s', (_name, options) => {
    it.each([
      ['before it can be made', ROUND.id],
      ['when it can', CERTIFIED],
    ])('its page is usable by everyone, %s', async (_when, id) => {
      const page = await newStaffPage(browser, options, auditor)
      expect((await page.goto(url + pathTo.package(id)))?.status()).toBe(200)
      await expectGood(page)
    })
  })

  it('is fetched whole from the page of the round by the keyboard alone', async () => {
    const page = await newStaffPage(browser, {}, auditor)
    await page.goto(url + pathTo.round(CERTIFIED))
    await page.getByRole('link', { name: 'Ärendepaket för arkiv och revisorer' }).press('Enter')
    const link = page.getByRole('link', { name: 'Hämta ärendepaketet' })
    const [download] = await Promise.all([page.waitForEvent('download'), link.press('Enter')])
    expect(download.suggestedFilename()).toBe(`arende-${CERTIFIED}.zip`)
    const files = readPackage(readFileSync(await download.path()))
    expect([...files.keys()]).toContain('offentligt/resultat.html')
  })
})
