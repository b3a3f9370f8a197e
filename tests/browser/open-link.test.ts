import type { Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { LANGUAGES } from '../../surveys/language.ts'
import { loadLocales } from '../../server/rendering/locale.ts'
import { qrCode } from '../../server/rendering/qr-code.ts'
import { posterView } from '../../server/views/poster-view.ts'
import { pathTo } from '../../server/paths.ts'
import { inAllLanguages } from '../builders/in-all-languages.ts'
import { renderer } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { expectAccessible, expectNoSidewaysScroll, expectValidMarkup } from './expectations.ts'
import { arriving, fillPage, goOn } from './fill-in.ts'
import { isBrowserMissing, startChromium, startSite } from './site.ts'
import { press } from './staff-pages.ts'

const PHONE = { viewport: { width: 390, height: 844 } } as const

;(isBrowserMissing ? describe.skip : describe)('the open link in a browser', () => {
  let container: TestContainer
  let browser: Browser
  let server: Server
  let address: string
  beforeAll(async () => {
    container = await testContainer()
    await openTestRound(container, { associations: testAssociations(30) })
    const { code } = await container.openLinks.open('prov-2022')
    browser = await startChromium()
    const site = await startSite(container)
    server = site.server
    address = site.url + pathTo.openLink(code)
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await container.store.close()
  })

  async function arrive(javaScriptEnabled: boolean): Promise<Page> {
    const page = await (await browser.newContext({ ...PHONE, javaScriptEnabled })).newPage()
    await page.goto(address)
    return page
  }

  async function finish(page: Page): Promise<void> {
    await arriving(page, () => page.getByRole('link', { name: 'Börja' }).click())
    for (let part = 1; part <= 2; part += 1) {
      await page.getByText(`Del ${part} av 2`).waitFor()
      await fillPage(page, 'Bra mässa, å ä ö.')
      await goOn(page)
    }
    await page.getByRole('button', { name: 'Skicka in svaren' }).click()
    await page.waitForURL(/\/kvitto\//)
    expect(await page.getByText('väntar på att kommunen godkänner').count()).toBe(1)
  }

  it.each([
    ['with scripts', true],
    ['without scripts', false],
  ])('leads from the wall of a hall to a receipt on a phone, %s', async (_claim, hasScripts) => {
    const before = (await container.approvals.list('prov-2022')).length
    const page = await arrive(hasScripts)
    await page.getByRole('searchbox').fill('förening 2')
    await arriving(page, () => page.keyboard.press('Enter'))
    const hits = page.locator('.found-names button')
    expect(await hits.count()).toBe(8)
    for (const hit of await hits.all()) {
      expect((await hit.boundingBox())!.height).toBeGreaterThanOrEqual(44)
    }
    await arriving(page, () => hits.filter({ hasText: /^Förening 2$/ }).click())
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Förening 2' }).waitFor()
    await finish(page)
    expect(await container.approvals.list('prov-2022')).toHaveLength(before + 1)
  })

  it('takes one who is not in the register, and tells what is missing', async () => {
    const page = await arrive(true)
    await arriving(page, () =>
      page.getByRole('link', { name: 'Vår förening finns inte med' }).click(),
    )
    await press(page, 'Fortsätt till enkäten')
    await page.getByRole('alert').waitFor()
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    await page.getByLabel('Föreningens namn').fill('Nya gänget')
    await page.getByLabel('Kultur').check()
    await press(page, 'Fortsätt till enkäten')
    await page.getByRole('heading', { level: 1 }).filter({ hasText: 'Nya gänget' }).waitFor()
    await expectAccessible(page)
    await finish(page)
  })

  it('hangs on a poster of one sheet, that says how to begin in every language of the survey', async () => {
    const round = await container.rounds.getRound('prov-2022')
    const published = await container.surveys.getSurvey(round.survey)
    const title = { sv: 'Föreningsmässan och dialogforum om samverkan med civilsamhället 2027' }
    const survey = inAllLanguages({ ...published.survey, title })
    const long = 'https://samverkan.vastra-exempelby.example/oppen/K7M4-2QXP'
    const view = posterView({ round, survey, address: long, qr: qrCode(long) }, LOCALES)
    const html = renderer.renderAlone('pages/poster', view)
    await expectValidMarkup('affisch', html)
    const page = await (await browser.newContext(PHONE)).newPage()
    await page.setContent(html)
    await expectAccessible(page)
    await expectNoSidewaysScroll(page)
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    expect(html.match(/<li /g)).toHaveLength(LANGUAGES.length)
    expect(html).toContain('SYNTETISKA EXEMPELDATA')
  })
})

const LOCALES = LANGUAGES.map(loadLocales())
