import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'

import { oneTimeCode, stepOf } from '../../server/keys/one-time-code.ts'
import { PASSWORD } from '../builders/staff.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { createSite, type Site } from '../builders/site.ts'
import { startMailServer, type TestMailServer } from '../builders/smtp-server.ts'
import { sharedSecretIn } from '../builders/staff-visitor.ts'
import { nameMailServer } from '../builders/name-mail-server.ts'
import { testAssociations } from '../builders/test-data.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing, startChromium } from './site.ts'
import { expectGood, newStaffPage, press } from './staff-pages.ts'

const WIDE = { viewport: { width: 1280, height: 900 } } as const
const ROUND = 'samverkan-2099'

/**
 * What a new utredare does in the work space, from the first log-in to a closed round: with what the pages say
 * alone. The program is installed and served, and its mail comes to a real mail server; each step goes on
 * where the one before ended.
 */
;(isBrowserMissing ? describe.skip : describe)('a new utredare', () => {
  let barometer: Installation
  let site: Site
  let mailServer: TestMailServer
  let browser: Browser
  let page: Page
  let startLink: string
  beforeAll(async () => {
    mailServer = await startMailServer()
    barometer = newInstallation()
    await barometer.ok('init')
    nameMailServer(barometer, mailServer)
    await barometer.ok('survey', 'publish', 'samverkan/2022')
    const told = await barometer.ok(
      'user',
      'add',
      'anna',
      '--name',
      'Anna Ek',
      '--role',
      'utredare',
    )
    startLink = /\/valkommen\/\S+/.exec(told)![0]
    site = createSite(barometer.folder)
    await site.start()
    browser = await startChromium()
    page = await newStaffPage(browser, WIDE)
  })
  afterAll(async () => {
    await browser.close()
    await site.remove()
    await mailServer.close()
    barometer.remove()
  })

  const follow = (name: string | RegExp) =>
    arriving(page, () => page.getByRole('link', { name }).first().click())
  const told = () => page.getByRole('status').textContent()

  it('logs in for the first time', async () => {
    await page.goto(site.url() + startLink)
    for (const label of ['Nytt lösenord', 'Nytt lösenord en gång till'])
      await page.getByLabel(label, { exact: true }).fill(PASSWORD)
    await press(page, 'Spara lösenordet')
    const code = oneTimeCode(sharedSecretIn(await page.content()), stepOf(Date.now()))
    await page.getByLabel('Kod', { exact: true }).fill(code)
    await press(page, 'Slå på tvåstegsinloggning')
    await follow('Fortsätt')
    expect(await page.locator('h1').textContent()).toBe('Vilka omgångar finns?')
  })

  it('reads in a register of 150 with three faults, and mends them', async () => {
    await follow('Föreningar')
    await expectGood(page)
    await follow('Läs in en fil')
    await sendRegister(page, faulty(ROWS))
    expect(await page.textContent('main')).toContain('3 rader har fel')
    expect(await page.getByRole('rowheader').allTextContents()).toEqual(['11', '21', '31'])
    await follow('Föreningar')
    await follow('Läs in en fil')
    await sendRegister(page, ROWS)
    await press(page, 'Läs in filen')
    expect(await told()).toContain('150 nya')
  })

  it('sets up a round, and opens it', async () => {
    await follow('Omgångar')
    await follow('Skapa en omgång')
    await page.getByLabel('samverkan/2022').check()
    await press(page, 'Fortsätt')
    await page.getByLabel('Id', { exact: true }).fill(ROUND)
    await press(page, 'Fortsätt')
    await page.getByLabel('Nämndens möte').fill('2099-03-18')
    await press(page, 'Fortsätt')
    await page.getByLabel('Öppnar').fill('')
    await press(page, 'Fortsätt')
    await page.getByLabel('Vem som frågar').fill('Anna Ek, kommunstyrelsens förvaltning')
    await press(page, 'Fortsätt')
    await press(page, 'Fortsätt')
    await page.locator('input[value="grouped"]').check()
    await press(page, 'Fortsätt')
    await press(page, 'Fortsätt')
    await expectGood(page)
    await press(page, 'Skapa omgången')
    await follow('Öppna omgången')
    await press(page, 'Öppna omgången')
    expect(await told()).toContain('Omgången är öppnad.')
    await expectGood(page)
  })
})

const HEADER = 'id;namn;organisationsnummer;sektor;e-post'
const ROWS = testAssociations(150).map(
  ({ id, name, orgNumber, sector }) =>
    `${id};${name};${orgNumber};${sector};${id.toLowerCase()}@forening.example`,
)

/** Three rows that cannot be read in: no name, a sector that does not exist, an address that is none. */
function faulty(rows: readonly string[]): readonly string[] {
  return rows.map((row, index) => {
    if (index === 9) return row.replace(/;[^;]*;/, ';;')
    if (index === 19) return row.replace(/;(idrott|kultur|social);/, ';fiske;')
    return index === 29 ? row.replace('@', ' ') : row
  })
}

async function sendRegister(page: Page, rows: readonly string[]): Promise<void> {
  await page.getByLabel('Fil, CSV eller XLSX').setInputFiles({
    name: 'föreningar.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from([HEADER, ...rows].join('\r\n'), 'latin1'),
  })
  await press(page, 'Skicka filen')
}
