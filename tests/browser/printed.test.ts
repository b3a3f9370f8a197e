import type { Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'

import { paths, pathTo } from '../../server/paths.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { printedQuestion, printedResult } from '../builders/printed-records.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing, type LoggedIn, logInAs, startChromium, startSite } from './site.ts'
import { expectGood, newStaffPage, press, TWO_SIZES } from './staff-pages.ts'

/** One figure of it cannot be, and one question has its shares too. */
const PRINTED = printedResult('enkat-2016', {
  questions: [
    printedQuestion(),
    printedQuestion({
      number: '2',
      wording: 'Hur bemöts ni?',
      n: 30,
      percentages: [4, 16, 30, 34, 16].map(value => ({ value, decimals: 0 })),
    }),
  ],
})

;(isBrowserMissing ? describe.skip : describe)('what is known only in print', () => {
  let container: TestContainer
  let browser: Browser
  let server: Server
  let url: string
  let auditor: LoggedIn
  beforeAll(async () => {
    container = await testContainer()
    await certifiedRound(container, { id: 'runda', promise: 'grouped' })
    await container.store.insertPrinted(PRINTED)
    browser = await startChromium()
    ;({ server, url } = await startSite(container))
    auditor = await logInAs(container, url, 'auditor')
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await container.store.close()
  })

  it('is held against a certified round by a person, and read with its source', async () => {
    const page = await newStaffPage(browser, TWO_SIZES[0][1], auditor)
    await page.goto(url + pathTo.printedPair('enkat-2016', 'runda', '1'))
    await page.getByLabel('Hur fungerar det?').check()
    await page.getByLabel('A: Samma fråga och samma skala.').check()
    await press(page, 'Spara')
    expect(await page.getByRole('alert').innerText()).toContain('skriv ett skäl')
    await page.getByLabel('Skäl').fill('Ordagrant samma fråga')
    await press(page, 'Spara')
    await arriving(page, () => page.getByRole('link', { name: 'visa jämförelsen' }).click())
    const text = await page.locator('body').innerText()
    for (const told of ['UR TRYCKT KÄLLA', 'Ordagrant samma fråga', 'REV-2016/7']) {
      expect(text).toContain(told)
    }
  })

  it.each(TWO_SIZES)('is usable by everyone on %s', async (_name, size) => {
    const page = await newStaffPage(browser, size, auditor)
    for (const path of [
      paths.printedResults,
      paths.newPrinted,
      paths.printedImport,
      pathTo.printed('enkat-2016'),
      pathTo.printedQuestion('enkat-2016', '2'),
      pathTo.printedPair('enkat-2016', 'runda', '2'),
      pathTo.printedComparison('enkat-2016', 'runda'),
    ]) {
      await page.goto(url + path)
      await expectGood(page)
    }
  })
})
