import { describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { openTestRound, ROUND, submitTestAnswer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing } from './site.ts'
import { createScreens, expectGood, press, SIZES } from './staff-pages.ts'
import { useSharedStaffSite } from './staff-site.ts'

const { id } = ROUND
/** One that is reviewed and certified, one that stays as it is to be looked at, and one that is corrected. */
const ROUNDS = [id, 'ses-over', 'rattad'] as const

;(isBrowserMissing ? describe.skip : describe)('the review in a browser', () => {
  const site = useSharedStaffSite('investigator', async container => {
    const associations = testAssociations(36)
    const [first, second] = associations
    const asked = [...associations, { ...second!, id: 'F900', name: 'Test IF', orgNumber: null }]
    for (const round of ROUNDS) {
      const { tokens } = await openTestRound(container, {
        associations: asked,
        round: { id: round },
      })
      for (const [index, token] of tokens.entries()) {
        if (index === 35) continue
        const answers = { 'prov.helhet': String(1 + (index % 5)), 'prov.bemotande': '3' }
        await submitTestAnswer(container, token, { roundId: round, answers })
      }
      await container.rounds.closeRound(round)
    }
    await container.certification.certifyRound('rattad', () => undefined)
    const whose = { association: 'F900' }
    await container.corrections.correct('rattad', { whose, reason: 'Ett provsvar från oss' })
    const plans = 'Vi bjuder in till ett möte.\n\nUtredaren återkommer i höst.'
    await container.publications.publish('rattad', { from: '2022-01-01', plans })
    // The register was wrong when the rounds were opened.
    await container.store.putAssociations([{ ...first!, sector: 'kultur' }])
  })

  const screen = createScreens(site.newPage)

  describe.each(SIZES)('on %s', (_name, options) => {
    it.each([
      ['the round', pathTo.round('ses-over')],
      ['the review', pathTo.review('ses-over')],
      ['moving an association', pathTo.reviewMove('ses-over', { forening: 'F001' })],
      ['setting an answer aside', pathTo.reviewAside('ses-over')],
      ['late answers', pathTo.reviewLate('ses-over')],
      ['certifying', pathTo.certification('ses-over')],
      ['a certified round', pathTo.round('rattad')],
      ['a correction', pathTo.result('rattad')],
      ['what it replaces', pathTo.resultVersion('rattad', 0)],
      ['correcting', pathTo.correction('rattad')],
      ['the result on one page', pathTo.onePage('rattad')],
      ['making it public', pathTo.publication('rattad')],
      ['the same for anyone', pathTo.publicResult('rattad')],
    ])('%s is usable by everyone', async (_page, path) => {
      const page = await screen(options)
      expect((await page.goto(site.url + path))?.status()).toBe(200)
      await expectGood(page)
    })

    it('so is every form with its errors', async () => {
      const page = await screen(options)
      for (const [path, button] of [
        [pathTo.reviewMove('ses-over'), 'Flytta föreningen'],
        [pathTo.reviewAside('ses-over'), 'Spara'],
        [pathTo.reviewLate('ses-over'), 'Ta in svaren'],
        [pathTo.correction('rattad'), 'Fastställ rättelsen'],
      ] as const) {
        await page.goto(site.url + path)
        await press(page, button)
        await page.getByRole('alert').waitFor()
        expect([path, await page.title()]).toEqual([path, expect.stringMatching(/^Fel: /)])
        await expectGood(page)
      }
    })
  })

  it('leads from what was found to a certified result, with each reason in it', async () => {
    const page = await site.newPage({ viewport: { width: 1280, height: 900 } })
    const follow = (name: string | RegExp) =>
      arriving(page, () => page.getByRole('link', { name }).first().click())
    await page.goto(site.url + pathTo.round(id))
    await follow('Granska resultatet')

    await follow('Lägg undan svaret från Test IF')
    expect(await page.getByLabel('Föreningens id').inputValue()).toBe('F900')
    await page.getByLabel('Skäl').fill('Ett provsvar från oss')
    await press(page, 'Spara')
    await page.getByText('Svaret är undanlagt och räknas inte.').waitFor()

    await follow('Flytta Förening 1 till Kultur')
    expect(await page.getByLabel('Kultur').isChecked()).toBe(true)
    await page.getByLabel('Skäl').fill('Stod fel i registret')
    await press(page, 'Flytta föreningen')

    await follow('Ta in en fil med sena svar')
    const buffer = Buffer.from('id;prov.helhet\nF036;5\n')
    await page.getByLabel('Fil, CSV eller XLSX').setInputFiles({
      name: 'sena.csv',
      mimeType: 'text/csv',
      buffer,
    })
    await page.getByLabel('Skäl').fill('Kom med posten i tid')
    await press(page, 'Ta in svaren')

    await follow(/^Fastställ resultatet/)
    await press(page, 'Fastställ resultatet')
    await page.getByText('Resultatet är fastställt. För in kontrollsumman').waitFor()
    await follow('Läs resultatet')
    const printed = await page.locator('main').innerText()
    for (const reason of [
      'Ett provsvar från oss',
      'Stod fel i registret',
      'Kom med posten i tid',
    ]) {
      expect(printed).toContain(reason)
    }
    expect(printed).toContain('36 av 37 föreningar svarade')
  })
})
