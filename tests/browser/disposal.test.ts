import { describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { certifiedRound } from '../builders/certified-round.ts'
import { collect } from '../builders/collect.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing } from './site.ts'
import { createScreens, expectGood, press, SIZES } from './staff-pages.ts'
import { useSharedStaffSite } from './staff-site.ts'

;(isBrowserMissing ? describe.skip : describe)('disposal in a browser', () => {
  const site = useSharedStaffSite('investigator', async container => {
    await certifiedRound(container, { id: 'kvar', promise: 'grouped' })
    await certifiedRound(container, { id: 'anonym', promise: 'anonymous' })
    await certifiedRound(container, { id: 'gallras', promise: 'grouped' })
  })

  const screen = createScreens(site.newPage)

  describe.each(SIZES)('on %s', (_name, options) => {
    it.each(['kvar', 'anonym'])('%s is usable by everyone, with errors too', async id => {
      const page = await screen(options)
      expect((await page.goto(site.url + pathTo.disposal(id)))?.status()).toBe(200)
      await expectGood(page)
      await press(page, 'Radera för gott')
      await page.getByRole('alert').waitFor()
      expect(await page.title()).toMatch(/^Fel: /)
      await expectGood(page)
    })
  })

  it('leads from the round to its answers being gone, with the decision on its page', async () => {
    const page = await site.newPage({ viewport: { width: 1280, height: 900 } })
    await page.goto(site.url + pathTo.round('gallras'))
    await arriving(page, () =>
      page.getByRole('link', { name: 'Gallra svar eller adresser, enligt beslut' }).click(),
    )
    await page.getByText('Det går inte att ångra', { exact: false }).first().waitFor()
    await page.getByLabel('Alla svar i omgången, även utkast').check()
    await page.getByLabel('Gallringsbeslutets diarienummer').fill('123')
    await page.getByLabel('Skäl').fill('Gallringsplanen')
    await press(page, 'Radera för gott')
    await page.getByRole('alert').waitFor()
    expect(await page.getByLabel('Alla svar i omgången, även utkast').isChecked()).toBe(true)
    await page.getByLabel('Gallringsbeslutets diarienummer').fill('KS-2026/123')
    await press(page, 'Radera för gott')
    await page.getByText('Gallringen är gjord.').waitFor()
    await page.getByText('36 svar raderade enligt beslut KS-2026/123', { exact: false }).waitFor()
    await expectGood(page)
    expect(await collect(site.container.store.eachStored('gallras'))).toEqual([])
    await page.goto(site.url + pathTo.result('gallras'))
    await expectGood(page)
  })
})
