import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'

import { startMailServer, type TestMailServer } from '../builders/smtp-server.ts'
import { nameMailServer } from '../builders/name-mail-server.ts'
import { testAssociations } from '../builders/test-data.ts'
import { arriving, fillPage, goOn } from './fill-in.ts'
import { useNewcomer } from './newcomer.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, press } from './staff-pages.ts'

const ROUND = 'samverkan-2099'

/**
 * What a new utredare does in the work space, from the first log-in to a closed round: with what the pages say
 * alone. The program is installed and served, and its mail comes to a real mail server; each step goes on
 * where the one before ended.
 */
;(isBrowserMissing ? describe.skip : describe)('a new utredare', () => {
  let mailServer: TestMailServer
  const newcomer = useNewcomer(
    { user: 'anna', name: 'Anna Ek', role: 'utredare' },
    async barometer => {
      mailServer = await startMailServer()
      nameMailServer(barometer, mailServer)
      await barometer.ok('survey', 'publish', 'samverkan/2022')
    },
  )
  const { follow, told } = newcomer
  let page: Page
  beforeAll(() => {
    page = newcomer.page
  })
  afterAll(() => mailServer.close())

  it('logs in for the first time', async () => {
    await newcomer.logIn()
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

  it('sends the invitation to all of them', async () => {
    await follow('Skriv till de inbjudna')
    await decideMailing('Inbjudan')
    await untilMailed(150)
    const everyone = new Set(mailServer.taken.flatMap(({ recipients }) => recipients))
    expect(everyone.size).toBe(150)
    await page.goto(page.url())
    await expectGood(page)
  })

  it('gets answers from three associations, on a phone', async () => {
    for (const name of ['f001', 'f002', 'f003']) {
      const phone = await newPhone()
      await phone.goto(await linkTo(name))
      await phone.getByRole('link', { name: 'Börja' }).click()
      await phone.waitForURL(/\/del\//)
      while (phone.url().includes('/del/')) {
        await fillPage(phone, 'Vi är nöjda, å ä ö.')
        await goOn(phone)
      }
      await arriving(phone, () => phone.getByRole('button', { name: 'Skicka in svaren' }).click())
      expect(phone.url()).toContain('/kvitto/')
    }
    await follow(/^Tillbaka till/)
    expect(await page.textContent('main')).toContain('3 av 150 föreningar har svarat')
  })

  it('keys in one that came on paper', async () => {
    await follow('Nyckla in svar')
    await page.getByLabel(/^Blankettens nummer/).fill('F005')
    await arriving(page, () => page.keyboard.press('Enter'))
    await page.getByLabel('på blankett').check()
    await page.locator('input[name="samverkan.helhet"][value="4"]').check({ force: true })
    await expectGood(page)
    await press(page, 'Skicka in svaret')
    await page.getByText('Svaret från Förening 5 är sparat').waitFor()
    await follow(/^Tillbaka till/)
    expect(await page.textContent('main')).toContain('4 av 150 föreningar har svarat')
  })

  it('gives the new link to somebody else where the mail came to the wrong person', async () => {
    const phone = await newPhone()
    await phone.goto(await linkTo('f004'))
    await arriving(phone, () => phone.getByRole('link', { name: 'Jag är fel person' }).click())
    await phone.getByLabel(/Vem ska vi fråga i stället/).fill('ordf@forening.example')
    await arriving(phone, () => phone.getByRole('button', { name: 'Meddela kommunen' }).click())
    await follow(/^Vilka svarar inte/)
    await expectGood(page)
    await follow('Förening 4')
    expect(await page.textContent('main')).toContain('ordf@forening.example')
    await follow('Ge föreningen en ny länk')
    await page.getByLabel('Ny e-postadress').fill('ordf@forening.example')
    await page.getByLabel('Varför?').fill('fel person')
    await press(page, 'Byt länk och skicka den nya')
    await untilMailed(151)
    expect(mailServer.taken.at(-1)!.recipients).toEqual(['ordf@forening.example'])
    await phone.goto(await linkTo('f004'))
    expect(await phone.textContent('main')).toContain('ny länk')
  })

  it('reminds those who have not answered', async () => {
    await decideMailing('Påminnelse')
    await untilMailed(151 + 146)
    const reminded = mailServer.taken.slice(151).flatMap(({ recipients }) => recipients)
    expect(reminded).not.toContain('f001@forening.example')
    expect(reminded).not.toContain('f005@forening.example')
    expect(reminded).toContain('ordf@forening.example')
  })

  it('makes the time longer, which is told to those who have not answered, and closes', async () => {
    await follow(/^Tillbaka till/)
    await follow('Förläng svarstiden')
    await page.getByLabel('Ny stängningsdag').fill('2099-02-20')
    await page.getByLabel('Varför?').fill('Sportlov')
    await press(page, 'Förläng svarstiden')
    expect(await told()).toContain('Mejlet om det är beslutat')
    await untilMailed(151 + 146 + 146)
    await follow('Stäng omgången')
    await press(page, 'Stäng omgången')
    expect(await told()).toContain('Omgången är stängd.')
    await expectGood(page)
  })

  async function decideMailing(kind: string): Promise<void> {
    await follow('Besluta ett utskick')
    await page.getByLabel(kind).check()
    await press(page, 'Se hur det blir')
    await expectGood(page)
    await press(page, 'Besluta utskicket')
    expect(await told()).toContain('Utskicket är beslutat')
  }

  /** The server sends by itself, every few seconds. */
  async function untilMailed(count: number): Promise<void> {
    while (mailServer.taken.length < count) await setTimeout(50)
    expect(mailServer.taken).toHaveLength(count)
  }

  async function newPhone(): Promise<Page> {
    return (await newcomer.browser.newContext({ viewport: { width: 390, height: 844 } })).newPage()
  }

  /** The personal link in the first mail to an address, as whoever got it follows it. */
  async function linkTo(name: string): Promise<string> {
    const address = `${name}@forening.example`
    const mail = mailServer.taken.find(({ recipients }) => recipients.includes(address))
    const { text = '' } = await mailServer.parse(mail!)
    const [path = ''] = /\/svara\/[\w-]+/.exec(text) ?? []
    return newcomer.url + path
  }
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
