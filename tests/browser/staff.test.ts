import { describe, expect, it } from '@jest/globals'
import type { BrowserContextOptions, Page } from 'playwright-core'

import { oneTimeCode, stepOf } from '../../server/keys/one-time-code.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { addStaff, PASSWORD } from '../builders/staff.ts'
import { sharedSecretIn } from '../builders/staff-visitor.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing } from './site.ts'
import { createScreens, expectGood, press, SIZES } from './staff-pages.ts'
import { useSharedStaffSite } from './staff-site.ts'

;(isBrowserMissing ? describe.skip : describe)('the work space in a browser', () => {
  const site = useSharedStaffSite('administrator', async container => {
    for (const role of ['investigator', 'auditor', 'reader'] as const)
      await addStaff(container, role)
  })

  const screen = createScreens(site.newPage)

  const codeIn = async (page: Page) =>
    oneTimeCode(sharedSecretIn(await page.content()), stepOf(Date.parse(site.container.clock.now)))
  describe.each(SIZES)('on %s', (_name, options) => {
    it.each([
      ['Konton', paths.users],
      ['a new account', paths.newUser],
      ['the log', paths.log],
      ['Mitt konto', paths.account],
      ['adding an app', paths.accountSecondFactor],
    ])('%s is usable by everyone', async (_page, path) => {
      const page = await screen(options)
      await page.goto(site.url + path)
      await expectGood(page)
    })

    it('so is every page on the way in, with its errors', async () => {
      const name = `ny-${options.viewport.width}`
      const page = await screen(options)
      await page.goto(site.url + paths.newUser)
      await press(page, 'Lägg till kontot')
      expect(await page.title()).toMatch(/^Fel: /)
      await expectGood(page)
      await page.getByLabel('Namn', { exact: true }).fill('Ny Ek')
      await page.getByLabel('Användarnamn', { exact: true }).fill(name)
      await page.getByText('Revisor:').click()
      await press(page, 'Lägg till kontot')
      await expectGood(page)
      const link = (await page.locator('.start-link').textContent())!.trim()
      await arriving(page, () => page.getByRole('link', { name: 'Klar' }).click())
      await press(page, 'Stäng kontot')
      expect(await page.getByRole('alert').textContent()).toContain('Skriv varför.')
      await expectGood(page)
      await firstLogIn(link, name, options)
    })
  })

  /** From the start link all the way in, as someone does it the first time. */
  async function firstLogIn(link: string, name: string, options: BrowserContextOptions) {
    const page = await site.newOpenPage(options)
    await page.goto(link)
    await expectGood(page)
    await page.getByLabel('Nytt lösenord', { exact: true }).fill('kort')
    await press(page, 'Spara lösenordet')
    await expectGood(page)
    for (const label of ['Nytt lösenord', 'Nytt lösenord en gång till']) {
      await page.getByLabel(label, { exact: true }).fill(PASSWORD)
    }
    await press(page, 'Spara lösenordet')
    await expectGood(page)
    await page.getByLabel('Kod', { exact: true }).fill('000000')
    await press(page, 'Slå på tvåstegsinloggning')
    await expectGood(page)
    await page.getByLabel('Kod', { exact: true }).fill(await codeIn(page))
    await press(page, 'Slå på tvåstegsinloggning')
    await expectGood(page)
    await arriving(page, () => page.getByRole('link', { name: 'Fortsätt' }).click())
    expect(page.url()).toBe(site.url + paths.rounds)
    await expectGood(page)
    await page.goto(site.url + paths.users)
    await expectGood(page)
    expect(await page.locator('h1').textContent()).toBe('Du får inte se den här sidan')
    await page.goto(site.url + paths.rounds)
    await press(page, 'Logga ut')
    await expectGood(page)
    await arriving(page, () => page.getByRole('link', { name: 'Logga in igen' }).click())
    await page.getByLabel('Användarnamn', { exact: true }).fill(name)
    await page.getByLabel('Lösenord', { exact: true }).fill('fel fel fel fel')
    await press(page, 'Logga in')
    await expectGood(page)
    await page.getByLabel('Lösenord', { exact: true }).fill(PASSWORD)
    await press(page, 'Logga in')
    expect(page.url()).toBe(site.url + paths.logInCode)
    await expectGood(page)
  }

  it('is used by the keyboard alone, from the log-in to the log', async () => {
    const page = await site.newOpenPage({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 900 },
    })
    await page.goto(site.url + pathTo.logIn(paths.account))
    const focused = () => page.evaluate<string>('document.activeElement?.id ?? ""')
    const tabTo = async (id: string) => {
      for (let time = 0; time < 20 && (await focused()) !== id; time += 1)
        await page.keyboard.press('Tab')
      expect(await focused()).toBe(id)
    }
    await tabTo('anvandarnamn')
    await page.keyboard.type('lasare')
    await page.keyboard.press('Tab')
    expect(await focused()).toBe('losenord')
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL(site.url + paths.account)
    expect(await page.locator('h1').textContent()).toBe('Mitt konto')
    await tabTo('losenord')
    await page.keyboard.press('Enter')
    await page.getByRole('alert').waitFor()
    // The summary has the focus, and leads to the field.
    expect(await focused()).toBe('fel')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL(/#losenord$/)
  })

  it('takes what a password manager fills in and what is pasted', async () => {
    const page = await site.newOpenPage({ viewport: { width: 390, height: 900 } })
    await page.goto(site.url + paths.logIn)
    const named = (id: string) => page.locator(`#${id}`).getAttribute('autocomplete')
    expect([await named('anvandarnamn'), await named('losenord')]).toEqual([
      'username',
      'current-password',
    ])
    expect(await page.locator('[onpaste], [readonly]').count()).toBe(0)
  })
})
