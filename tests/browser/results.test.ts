import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Download, Page } from 'playwright-core'

import { pathTo } from '../../server/paths.ts'
import { partOf } from '../builders/read-filed.ts'
import { textOfPdf } from '../builders/read-pdf.ts'
import { readableFile } from '../builders/readable-file.ts'
import type { Installation } from '../builders/run-barometer.ts'
import { testAssociations, testSurvey } from '../builders/test-data.ts'
import { arriving } from './fill-in.ts'
import { useNewcomer } from './newcomer.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, press } from './staff-pages.ts'

const ROUND = 'prov-2099'
const LATE = 'Pappersblankett som kom med posten i tid'
const MARKUP = '<b>Mer tid</b> behövs.'

/**
 * What a new utredare does with a round that has closed, from the first log-in to Bilaga 2 in every format: with what the
 * pages say alone. Each step goes on where the one before ended.
 */
;(isBrowserMissing ? describe.skip : describe)('a new utredare with a closed round', () => {
  const newcomer = useNewcomer({ user: 'anna', name: 'Anna Ek', role: 'utredare' }, closedRound)
  const { follow, told, shown } = newcomer
  let page: Page
  beforeAll(() => {
    page = newcomer.page
  })

  const toRound = () => page.goto(newcomer.url + pathTo.round(ROUND))

  it('logs in, and moves an association that stood in the wrong sector', async () => {
    await newcomer.logIn()
    await follow(ROUND)
    await follow('Granska resultatet')
    await follow('Flytta Förening 1 till Kultur')
    await page.getByLabel('Skäl').fill('Stod fel i registret')
    await press(page, 'Flytta föreningen')
    expect(await told()).toContain('flyttad')
  })

  it('keys in a form on paper that came late', async () => {
    await follow('Nyckla in ett sent svar från papper eller telefon')
    await page.getByLabel('Blankettens nummer').fill('F036')
    await press(page, 'Sök')
    await page.getByLabel('på blankett').check()
    await page.locator('input[name="prov.helhet"][value="5"]').check({ force: true })
    await press(page, 'Skicka in svaret')
    await page.getByText('Skriv varför svaret tas in för sent').first().waitFor()
    await page.getByLabel('Varför tas svaret in').fill(LATE)
    await press(page, 'Skicka in svaret')
    expect(await shown()).toContain('Svaret från Förening 36 är sparat')
    await follow('Tillbaka till granskningen')
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
    const anyone = await newcomer.browser.newPage()
    await anyone.goto(newcomer.url + pathTo.publicResult(ROUND))
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
    expect(html).toContain(LATE)
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
      await newcomer.barometer.ok('results', ROUND, '--format', format, '--out', format)
      const ours = readFileSync(join(newcomer.barometer.folder, format))
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

/** An installation with a round that has closed: 35 of 36 have answered, ten of them in words too. */
async function closedRound(barometer: Installation): Promise<void> {
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
  await barometer.ok('survey', 'publish', barometer.file('prov.json', JSON.stringify(testSurvey())))
  await barometer.ok('register', 'import', register('idrott'))
  await barometer.openRound(ROUND, 'prov/1')
  const rows = ['id;prov.helhet;prov.bemotande;prov.text', ...answers].join('\n')
  await barometer.ok('responses', 'import', ROUND, barometer.file('svar.csv', rows))
  await barometer.ok('round', 'close', ROUND)
  // It stood in the wrong sector all along.
  await barometer.ok('register', 'import', register('kultur'))
}
