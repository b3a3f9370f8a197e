import type { Server } from 'node:http'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

import { pathTo } from '../../server/paths.ts'
import { type MailRound, mailAddress, openMailRound } from '../builders/mail-round.ts'
import { ROUND } from '../builders/test-container.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing, type LoggedIn, logInAs, startChromium, startSite } from './site.ts'
import { createScreens, expectGood, newStaffPage, press, SIZES } from './staff-pages.ts'

const { id } = ROUND

/** A round in which everything has happened that the pages tell of. */
async function troubledRound(): Promise<MailRound> {
  const mail = await openMailRound({ count: 12 })
  mail.server.behave(recipient => {
    if (recipient === mailAddress('F003')) return { kind: 'recipient', code: 550 }
    return recipient === mailAddress('F004') ? { kind: 'data', code: 451 } : { kind: 'take' }
  })
  const { addressStops, mailings } = mail.container
  await addressStops.bounced(id, 'F001')
  await addressStops.choose(mail.tokens[1]!, true)
  const text = { subject: '{förening}', body: 'Svara här: {länk}' }
  for (let time = 0; time < 2; time += 1) await mailings.texts.save(id, 'reminder', text)
  await mail.schedule('invitation')
  await mail.sendMail()
  await mailings.schedule(id, { kind: 'reminder', at: '2022-09-12T07:00:00.000Z' })
  return mail
}

;(isBrowserMissing ? describe.skip : describe)('the mailings in a browser', () => {
  let browser: Browser
  let troubled: MailRound
  let server: Server
  let url: string
  let investigator: LoggedIn
  beforeAll(async () => {
    troubled = await troubledRound()
    browser = await startChromium()
    ;({ server, url } = await startSite(troubled.container, 'http://127.0.0.1:0'))
    investigator = await logInAs(troubled.container, url, 'investigator')
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await troubled.close()
  })

  const newPage = (options: BrowserContextOptions) => newStaffPage(browser, options, investigator)
  const screen = createScreens(newPage)

  describe.each(SIZES)('on %s', (_name, options) => {
    it.each([
      ['what has been sent', pathTo.mail(id)],
      ['deciding a mailing', pathTo.mailDecision(id)],
      ['the review of one', pathTo.mailReview(id, { slag: 'paminnelse', dag: '2022-09-17' })],
      ['stopping', pathTo.mailStop(id)],
      ['the text of a mail', pathTo.mailText(id, 'reminder')],
      ['those who are not reached', pathTo.mailAddresses(id)],
      ['a new link', pathTo.newLink(id, 'F003')],
    ])('%s is usable by everyone', async (_page, path) => {
      const page = await screen(options)
      expect((await page.goto(url + path))?.status()).toBe(200)
      await expectGood(page)
    })

    it('so is every form with its errors', async () => {
      const page = await screen(options)
      for (const [path, button] of [
        [pathTo.mailDecision(id), 'Se hur det blir'],
        [pathTo.mailStop(id), 'Stoppa utskicken'],
        [pathTo.mailText(id, 'reminder'), 'Visa mejlet'],
        [pathTo.mailAddresses(id), 'Notera föreningen'],
        [pathTo.mailAddresses(id), 'Läs filen'],
        [pathTo.newLink(id), 'Byt länk och skicka den nya'],
      ] as const) {
        await page.goto(url + path)
        await press(page, button)
        await page.getByRole('alert').waitFor()
        expect([path, await page.title()]).toEqual([path, expect.stringMatching(/^Fel: /)])
        await expectGood(page)
      }
    })

    it('so is a mail that is shown before it is saved', async () => {
      const page = await screen(options)
      await page.goto(url + pathTo.mailText(id, 'extension'))
      await page.getByLabel('Förening', { exact: true }).fill('Förening 12')
      await press(page, 'Visa mejlet')
      await page.getByRole('heading', { name: 'Så läser Förening 12 mejlet' }).waitFor()
      await expectGood(page)
    })
  })
})

;(isBrowserMissing ? describe.skip : describe)('an invitation by mail', () => {
  let browser: Browser
  let mail: MailRound
  let server: Server
  let url: string
  let page: Page
  beforeAll(async () => {
    mail = await openMailRound()
    browser = await startChromium()
    ;({ server, url } = await startSite(mail.container, 'http://127.0.0.1:0'))
    const investigator = await logInAs(mail.container, url, 'investigator')
    const options = { javaScriptEnabled: false, viewport: { width: 390, height: 900 } }
    page = await newStaffPage(browser, options, investigator)
  })
  afterAll(async () => {
    await browser.close()
    server.close()
    await mail.close()
  })

  const follow = (name: string | RegExp) =>
    arriving(page, () => page.getByRole('link', { name }).click())
  const status = async () => (await page.getByRole('status').textContent()) ?? ''
  async function decide(kind: string) {
    await page.goto(url + pathTo.mail(id))
    await follow('Besluta ett utskick')
    await page.getByLabel(kind).check()
    await press(page, 'Se hur det blir')
    await press(page, 'Besluta utskicket')
  }

  it('is tried, decided, sent and followed; one comes back, one gets a new link, the rest are reminded', async () => {
    await page.goto(url + pathTo.round(id))
    await follow('Skriv till de inbjudna')
    await follow(/^Inbjudan$/)
    await page.getByLabel('Din e-postadress').fill('kim@provby.example')
    await press(page, 'Skicka ett provmejl')
    expect(await status()).toContain('Ett provmejl har gått till kim@provby.example')

    await decide('Inbjudan')
    expect(await status()).toContain('Utskicket är beslutat')
    await mail.sendMail()
    expect(mail.recipients()).toHaveLength(7)
    const { text = '' } = await mail.server.parse(mail.server.taken[1]!)
    expect(mail.tokens.filter(token => text.includes(token))).toHaveLength(1)

    await page.goto(url + pathTo.mail(id))
    await follow('Föreningar som inte nås av mejl')
    await page.getByLabel('Förening', { exact: true }).fill('Förening 1')
    await press(page, 'Notera föreningen')
    expect(await status()).toContain('Inget mer skickas')
    await follow('Ge en ny länk till Förening 1')
    await page.getByLabel('Ny e-postadress').fill('ny@provby.example')
    await page.getByLabel('Varför?').fill('Mejlet kom tillbaka')
    await press(page, 'Byt länk och skicka den nya')
    expect(await status()).toContain('Den gamla länken gäller inte längre')
    await mail.sendMail()
    expect(mail.recipients()).toContain('ny@provby.example')

    await mail.answer(mail.tokens[1]!)
    await decide('Påminnelse')
    await mail.sendMail()
    const reminded = mail.server.taken.slice(-5).flatMap(({ recipients }) => recipients)
    expect(reminded.toSorted()).toEqual([
      ...[3, 4, 5, 6].map(number => mailAddress(`F00${number}`)),
      'ny@provby.example',
    ])
  })
})
