import { describe, expect, it } from '@jest/globals'

import { partsOf } from '../../reports/follow-up/additions.ts'
import type { Dossier } from '../../reports/follow-up/dossier-schema.ts'
import { readDossier } from '../../server/files/bundled.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { addition } from '../builders/dossiers.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, press, TWO_SIZES } from './staff-pages.ts'
import { useStaffSite } from './staff-site.ts'

const HUDDINGE = partsOf(readDossier('huddinge') as Dossier)

/** The dossier with another number for its first recommendation. */
function changedFile() {
  const { recommendations, ...dossier } = readDossier('huddinge') as Dossier
  const changed = recommendations.map((each, at) => (at === 0 ? { ...each, number: '99' } : each))
  const buffer = Buffer.from(JSON.stringify({ ...dossier, recommendations: changed }))
  return { name: 'huddinge.json', mimeType: 'application/json', buffer }
}

;(isBrowserMissing ? describe.skip : describe)('audits in a browser', () => {
  const site = useStaffSite('auditor', container =>
    container.store.insertAddition(addition(1, { dossierId: 'huddinge', parts: HUDDINGE })),
  )

  it.each(TWO_SIZES)('are read, judged and followed back on %s', async (_name, options) => {
    const page = await site.newPage(options)
    await page.goto(site.url + paths.audits)
    await expectGood(page)
    await page.goto(site.url + pathTo.dossier('huddinge'))
    expect(await page.textContent('main')).toContain('Uppgifterna i akten är verkliga')
    await expectGood(page)
    await page.goto(site.url + pathTo.audit('huddinge', 'samverkan-2019'))
    await expectGood(page)
    await arriving(page, () => page.getByRole('link', { name: 'Rekommendationer mot' }).click())
    expect(await page.textContent('table')).toContain('har valt att inte följa')
    await expectGood(page)
    await arriving(page, () => page.locator('table a').first().click())
    await expectGood(page)
    // By the keyboard alone: the form is reached, and what is missing is told at its field.
    await page.getByRole('link', { name: 'Lägg till en bedömning' }).focus()
    await arriving(page, () => page.keyboard.press('Enter'))
    await page.getByRole('button', { name: 'Lägg till', exact: true }).focus()
    await arriving(page, () => page.keyboard.press('Enter'))
    expect(await page.title()).toMatch(/^Fel: /)
    await expectGood(page)
    await page.getByRole('group', { name: 'Nämnder' }).getByText('Kommunstyrelsen').click()
    await page.getByLabel('Bedömning på revisorernas skala').selectOption('partly')
    await page.getByLabel('Vem bedömer?').fill('Revisorerna')
    await page.getByLabel('Vad handlingen säger').fill('Arbetet har börjat.')
    await page.getByText('Sammanfattat med egna ord').click()
    await page.getByLabel('Källa', { exact: true }).selectOption('uppfoljning-2022')
    await page.getByLabel('Sida').fill('12')
    await press(page, 'Lägg till')
    expect(await page.getByRole('status').textContent()).toBe('Det är sparat.')
    expect(await page.textContent('main')).toContain('Bedömning: till viss del')
    await page.goto(site.url + pathTo.dossierHistory('huddinge'))
    await expectGood(page)
    await page.goto(
      site.url +
        pathTo.partHistory('huddinge', { list: 'recommendations', id: 'samverkan-2019-1' }),
    )
    await expectGood(page)
    // A file with another number: what it would do, and why it is not taken without a reason.
    await page.goto(site.url + paths.audits)
    await arriving(page, () =>
      page.getByRole('link', { name: 'Läs in en akt från en fil' }).click(),
    )
    await expectGood(page)
    await page.getByLabel('Fil, JSON').setInputFiles(changedFile())
    await page.getByLabel('Vart ska innehållet?').selectOption('huddinge')
    await press(page, 'Skicka filen')
    expect(await page.textContent('main')).toContain('Ingenting är inläst än')
    await press(page, 'Läs in filen')
    expect(await page.title()).toMatch(/^Fel: /)
    await expectGood(page)
    await page.getByLabel('Varför ersätts').fill('Fel nummer')
    await press(page, 'Läs in filen')
    expect(await page.getByRole('status').textContent()).toBe('Det är sparat.')
  })
})
