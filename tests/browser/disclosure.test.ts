import { describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { testAssociations } from '../builders/test-data.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, press, TWO_SIZES } from './staff-pages.ts'
import { useSharedStaffSite } from './staff-site.ts'

;(isBrowserMissing ? describe.skip : describe)('disclosure in a browser', () => {
  let codes: readonly string[]
  const site = useSharedStaffSite('investigator', async container => {
    const associations = testAssociations(6)
    const textOf = () => 'Ring Anna Ek i kansliet.\nHon svarar alltid.'
    codes = await certifiedRound(container, { id: 'nu', promise: 'grouped', associations, textOf })
  })

  it.each(TWO_SIZES)(
    'leads on %s from the round to a copy that somebody has masked',
    async (_name, options) => {
      const page = await site.newPage(options)
      await page.goto(site.url + pathTo.round('nu'))
      await arriving(page, () =>
        page.getByRole('link', { name: 'Lämna ut en kopia av ett svar' }).click(),
      )
      await expectGood(page)
      await page.getByLabel('Koden på svarets kvitto').fill(codes[0]!)
      await page.getByLabel('Skäl').fill('Begäran om allmän handling')
      await press(page, 'Visa svaret')
      await page.getByRole('alert').waitFor()
      await expectGood(page)
      await page.getByLabel('Ärendets diarienummer').fill('KS-2026/77')
      await press(page, 'Visa svaret')
      await page.getByText('[maskat]', { exact: true }).waitFor()
      await expectGood(page)
      await press(page, 'Hämta kopian (PDF)')
      await page.getByRole('alert').waitFor()
      await expectGood(page)
      await page.getByLabel('Lämna ut det').check()
      await page.getByLabel('Ord att maska', { exact: false }).fill('Anna Ek')
      await press(page, 'Visa hur kopian blir')
      await page.getByText('Ring [maskat] i kansliet.', { exact: false }).waitFor()
      await expectGood(page)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Hämta kopian (PDF)' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('kopia-av-svar-nu.pdf')
      expect(page.url()).not.toContain(codes[0]!)
    },
  )
})
