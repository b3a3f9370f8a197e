import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Download, Page } from 'playwright-core'

import { pathTo } from '../../server/paths.ts'
import { partOf } from '../builders/read-filed.ts'
import { textOfPdf } from '../builders/read-pdf.ts'
import { readableFile } from '../builders/readable-file.ts'
import { type Installation, newInstallation } from '../builders/run-barometer.ts'
import { createSite, type Site } from '../builders/site.ts'
import { testAssociations, testSurvey } from '../builders/test-data.ts'
import { arriving } from './fill-in.ts'
import { logInFirst } from './first-log-in.ts'
import { isBrowserMissing, startChromium } from './site.ts'
import { expectGood, newStaffPage, press } from './staff-pages.ts'

const WIDE = { viewport: { width: 1280, height: 900 } } as const
const ROUND = 'prov-2099'
const MARKUP = '<b>Mer tid</b> behövs.'

/**
 * What a new utredare does with a round that has closed, from the first log-in to Bilaga 2 in every format: with what the
 * pages say alone. Each step goes on where the one before ended.
 */
;(isBrowserMissing ? describe.skip : describe)('a new utredare with a closed round', () => {
  let barometer: Installation
  let site: Site
  let browser: Browser
  let page: Page
  let startLink: string
  beforeAll(async () => {
    barometer = newInstallation()
    startLink = await closedRound(barometer)
    site = createSite(barometer.folder)
    await site.start()
    browser = await startChromium()
    page = await newStaffPage(browser, WIDE)
  })
  afterAll(async () => {
    await browser.close()
    await site.remove()
    barometer.remove()
  })

  const follow = (name: string | RegExp) =>
    arriving(page, () => page.getByRole('link', { name }).first().click())
  const told = () => page.getByRole('status').first().textContent()
  const shown = () => page.locator('main').innerText()
  const toRound = () => page.goto(site.url() + pathTo.round(ROUND))

  it('logs in, and moves an association that stood in the wrong sector', async () => {
    await logInFirst(page, site.url() + startLink)
    await follow(ROUND)
    await follow('Granska resultatet')
    await follow('Flytta Förening 1 till Kultur')
    await page.getByLabel('Skäl').fill('Stod fel i registret')
    await press(page, 'Flytta föreningen')
    expect(await told()).toContain('flyttad')
  })

  it('admits an answer on paper that came late', async () => {
    await follow('Ta in en fil med sena svar')
    await page.getByLabel('Fil, CSV eller XLSX').setInputFiles({
      name: 'blankett.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('id;prov.helhet\nF036;5\n'),
    })
    await page.getByLabel('Skäl').fill('Pappersblankett som kom med posten i tid')
    await press(page, 'Ta in svaren')
    expect(await shown()).toContain('36 av 36 föreningar svarade')
  })

  it('certifies', async () => {
    await follow(/^Fastställ resultatet/)
    await press(page, 'Fastställ resultatet')
    expect(await told()).toContain('Resultatet är fastställt.')
  })

  it('codes ten comments, and certifies what is told of them', async () => {
    await follow('Fritextsvaren')
    await follow(/^Inga koder/)
    for (const name of ['Lokaler', 'Tider']) {
      await page.getByLabel('Namn').fill(name)
      await press(page, 'Lägg till koden')
    }
    await follow('Alla svar på frågan')
    await follow('Koda nästa svar')
    for (const key of '1112222222') {
      await page.locator('kbd:visible').first().waitFor()
      await page.keyboard.press(key)
      await arriving(page, () => page.keyboard.press('Enter'))
    }
    expect(await told()).toContain('Alla svar på frågan är kodade.')
    await follow('Alla fritextfrågor')
    await follow('Läs hur bilagan ser ut nu')
    await press(page, 'Fastställ fritextbilagan')
    expect(await shown()).toContain('En fritextbilaga fastställdes')
  })

  it('writes a conclusion, and looks at it first', async () => {
    await toRound()
    await follow('Skriv bakgrund och slutsatser till rapporten')
    await expectGood(page)
    await page.getByLabel('Bakgrund').fill('Revisorerna bad om en ny mätning.')
    await page.getByLabel('Slutsatser').fill(`${MARKUP}\n\n- =SUM(1+1)\n- en kontaktperson`)
    await press(page, 'Förhandsgranska')
    expect(await page.getByText(MARKUP, { exact: true }).isVisible()).toBe(true)
    expect(await page.getByRole('listitem').filter({ hasText: '=SUM(1+1)' }).count()).toBe(1)
    await expectGood(page)
    await press(page, 'Spara texten')
    expect(await told()).toContain('Texten är sparad')
    expect(await shown()).toContain('Version 1')
  })

  it('publishes the result on one page', async () => {
    await toRound()
    await follow(/^Resultatet på en sida/)
    await follow('Bestäm från när alla kan läsa den')
    await page.getByLabel('Från och med').fill('2026-01-01')
    await page.getByLabel('Vad gör kommunen nu?').fill('Vi bjuder in till ett möte.')
    await press(page, 'Spara dagen och texten')
    const anyone = await browser.newPage()
    await anyone.goto(site.url() + pathTo.publicResult(ROUND))
    expect(await anyone.textContent('main')).toContain('Vi bjuder in till ett möte.')
  })

  it('downloads Bilaga 2 in every format, each with the same in it', async () => {
    await toRound()
    await follow('Läs resultatet')
    await expectGood(page)
    const pdf = textOfPdf(await fetched('(PDF)'))
    for (const part of ['Bilaga 2', 'Stod fel i registret', 'Fritextsvar', MARKUP, '=SUM(1+1)']) {
      expect(pdf).toContain(part)
    }
    // Without spaces: on paper a digest runs on to the next line where the widths want it
    const digest = /sammaiallaformat\)([0-9a-f]{64})/.exec(pdf.replaceAll(/\s/g, ''))![1]!
    const word = partOf(await fetched('(Word)'), 'word/document.xml')
    const texts = readableFile('resultat.xlsx', await fetched('(XLSX)'))
    const html = (await fetched('(HTML)')).toString()
    for (const whole of [word, texts, html]) {
      expect(whole).toContain(digest)
      expect(whole).toContain('&lt;b&gt;Mer tid&lt;/b&gt; behövs.')
    }
  })

  it('downloads the figures as they are certified, as the command line gives them', async () => {
    for (const [button, format] of [
      ['(JSON)', 'json'],
      ['RFC 4180', 'csv'],
      ['(CSV med semikolon', 'csv-excel'],
    ] as const) {
      await barometer.ok('results', ROUND, '--format', format, '--out', format)
      const ours = readFileSync(join(barometer.folder, format))
      expect((await fetched(button)).equals(ours)).toBe(true)
    }
  })

  /** What a link or a button gives, at once or when it is made. */
  async function fetched(name: string): Promise<Buffer> {
    const result = page.url()
    const given = page.waitForEvent('download')
    await page.locator('main a, main button').filter({ hasText: name }).click()
    const isMade = await Promise.race([
      given.then(() => true),
      page.waitForURL(/\/arbete\//).then(() => false),
    ])
    if (!isMade) await page.getByRole('link', { name: /^Hämta resultat/ }).click()
    const bytes = await bytesOf(await given)
    if (!isMade) await page.goto(result)
    return bytes
  }
})

async function bytesOf(download: Download): Promise<Buffer> {
  return readFileSync(await download.path())
}

/** An installation with a round that has closed: 35 of 36 have answered, ten of them in words too. @returns A start link. */
async function closedRound(barometer: Installation): Promise<string> {
  const associations = testAssociations(36)
  const register = (sectorOfFirst: string) =>
    barometer.file(
      'register.csv',
      [
        'id;namn;sektor',
        ...associations.map(({ id, name, sector }, index) =>
          [id, name, index === 0 ? sectorOfFirst : sector].join(';'),
        ),
      ].join('\n'),
    )
  const answers = associations.slice(0, 35).map(({ id }, index) => {
    const text = index < 10 ? `Kommentar ${index} om lokaler.` : ''
    return [id, 1 + (index % 5), 3, text].join(';')
  })
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', barometer.file('prov.json', JSON.stringify(testSurvey())))
  await barometer.ok('register', 'import', register('idrott'))
  await barometer.openRound(ROUND, 'prov/1')
  const rows = ['id;prov.helhet;prov.bemotande;prov.text', ...answers].join('\n')
  await barometer.ok('responses', 'import', ROUND, barometer.file('svar.csv', rows))
  await barometer.ok('round', 'close', ROUND)
  // It stood in the wrong sector all along.
  await barometer.ok('register', 'import', register('kultur'))
  const told = await barometer.ok('user', 'add', 'anna', '--name', 'Anna Ek', '--role', 'utredare')
  return /\/valkommen\/\S+/.exec(told)![0]
}
