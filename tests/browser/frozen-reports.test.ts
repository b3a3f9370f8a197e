import { readFileSync } from 'node:fs'
import type { Server } from 'node:http'

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'

import { partsOf } from '../../reports/follow-up/additions.ts'
import { signedContent } from '../../reports/results/certified-file.ts'
import { pathTo } from '../../server/paths.ts'
import { checkSeal } from '../../server/services/check-seal.ts'
import { acceptedComparison } from '../builders/accepted-content.ts'
import { action, addition, dossier } from '../builders/dossiers.ts'
import { certifiedComparison } from '../builders/published-records.ts'
import { TEST_SIGNING, type TestContainer, testContainer } from '../builders/test-container.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing, type LoggedIn, logInAs, startChromium, startSite } from './site.ts'
import { expectGood, newStaffPage, press, TWO_SIZES } from './staff-pages.ts'

;(isBrowserMissing ? describe.skip : describe)('a follow-up report in a browser', () => {
  let container: TestContainer
  let browser: Browser
  let server: Server
  let url: string
  let who: LoggedIn
  beforeAll(async () => {
    browser = await startChromium()
  })
  afterAll(() => browser.close())
  beforeEach(async () => {
    container = await testContainer()
    const parts = partsOf(dossier({ actions: [action({ state: 'done' })] }))
    await container.store.insertAddition(addition(1, { parts }))
    await container.store.insertComparison({
      ...certifiedComparison({ firstRound: 'prov-2022', secondRound: 'prov-2025' }),
      ...signedContent(acceptedComparison(), TEST_SIGNING.sign),
    })
    ;({ server, url } = await startSite(container, 'http://127.0.0.1:0'))
    who = await logInAs(container, url, 'auditor')
  })
  afterEach(async () => {
    server.close()
    await container.store.close()
  })

  it.each(TWO_SIZES)(
    'is linked, read, frozen and verified offline on %s',
    async (_name, options) => {
      const page = await newStaffPage(browser, options, who)
      const follow = (name: string) =>
        arriving(page, () => page.getByRole('link', { name, exact: true }).click())
      await page.goto(url + pathTo.recommendation('akten', 'r1'))
      await follow('Koppla frågor som borde röra sig')
      await page.getByLabel('Den tidigare omgången').fill('prov-2022')
      await page.getByLabel('Den senare omgången').fill('prov-2025')
      await page.getByText('högre', { exact: true }).click()
      await page.getByLabel('Frågor (frivilligt)').fill('prov.helhet')
      await page.getByLabel('Varför just de?').fill('Den gäller samarbetet som helhet.')
      await page.getByLabel('Vem gör kopplingen?').fill('Revisorerna')
      await press(page, 'Lägg till')
      expect(await page.getByRole('status').textContent()).toBe('Det är sparat.')
      await page.goto(url + pathTo.dossier('akten'))
      await follow('Uppföljningsrapporter')
      await expectGood(page)
      await follow('Läs rapporten som den skulle bli nu')
      await expectGood(page)
      expect(await page.textContent('main')).toContain('åtgärd genomförd till en del')
      await page.goto(url + pathTo.frozenReports('akten'))
      await press(page, 'Frys rapporten')
      const told = await page.getByRole('status').textContent()
      await expectGood(page)
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Hämta den signerade filen' }).click(),
      ])
      const seal = checkSeal(readFileSync(await file.path()), TEST_SIGNING.known)
      expect(seal.kind).toBe('sound')
      expect(told).toContain(seal.kind === 'sound' ? seal.content.digest : 'ingen')
      await follow('Rapport 1')
      await expectGood(page)
    },
  )
})
