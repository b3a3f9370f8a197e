import { describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'

import { paths, pathTo } from '../../server/paths.ts'
import { testAssociations } from '../builders/test-data.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, press, TWO_SIZES } from './staff-pages.ts'
import { useStaffSite } from './staff-site.ts'

const HEADER = 'id;namn;organisationsnummer;sektor;e-post'
const ROWS = testAssociations(150).map(
  ({ id, name, orgNumber, sector, email }) => `${id};${name};${orgNumber};${sector};${email}`,
)
/** Three rows of the hundred and fifty that cannot be read in. */
const WITH_FAULTS = ROWS.map((row, index) => {
  if (index === 9) return row.replace('Förening 10', '')
  if (index === 19) return row.replace('idrott', 'fiske').replace('kultur', 'fiske')
  return index === 29 ? row.replace('@', ' ') : row
})
const fileOf = (rows: readonly string[]) => ({
  name: 'föreningar.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from([HEADER, ...rows].join('\r\n'), 'latin1'),
})

;(isBrowserMissing ? describe.skip : describe)('the register in a browser', () => {
  const site = useStaffSite('investigator')

  const send = async (page: Page, rows: readonly string[]) => {
    await page.goto(site.url + paths.registerImport)
    await page.getByLabel('Fil, CSV eller XLSX').setInputFiles(fileOf(rows))
    await press(page, 'Skicka filen')
  }

  describe.each(TWO_SIZES)('on %s', (_name, options) => {
    it('150 associations with three faults are mended, confirmed, and undone', async () => {
      const page = await site.newPage(options)
      await page.goto(site.url + paths.register)
      expect(await page.textContent('main')).toContain('Registret är tomt')
      await expectGood(page)
      await send(page, [])
      expect(await page.getByRole('alert').count()).toBe(0)
      await send(page, WITH_FAULTS)
      expect(await page.textContent('main')).toContain('3 rader har fel')
      expect(await page.getByRole('rowheader').allTextContents()).toEqual(['11', '21', '31'])
      await expectGood(page)
      await send(page, ROWS)
      expect(await page.textContent('main')).toContain('150 nya föreningar')
      await expectGood(page)
      await press(page, 'Läs in filen')
      expect(await page.getByRole('status').textContent()).toContain('150 nya')
      await expectGood(page)
      await arriving(page, () => page.getByRole('link', { name: 'Visa registret' }).click())
      expect(await page.getByRole('rowheader').count()).toBe(50)
      await expectGood(page)
      await page.goto(site.url + paths.registerImport)
      await expectGood(page)
      await press(page, 'Ångra inläsningen')
      expect(await site.container.register.list()).toEqual([])
    })

    it('a committee is added, and what it came instead of and acts together with is ticked', async () => {
      const page = await site.newPage(options)
      await page.goto(site.url + paths.bodies)
      await expectGood(page)
      for (const [id, name] of [
        ['gamla-namnden', 'Gamla nämnden'],
        ['socialnamnden', 'Socialnämnden'],
      ] as const) {
        await page.goto(site.url + paths.newBody)
        await page.getByLabel('Id', { exact: true }).fill(id)
        await page.getByLabel('Namn', { exact: true }).fill(name)
        await press(page, 'Lägg till')
        expect(await page.title()).toMatch(/^Fel: /)
        await expectGood(page)
        await page.getByLabel('Slag').selectOption('committee')
        await press(page, 'Lägg till')
      }
      await page.getByRole('group', { name: 'Ersätter' }).getByText('Gamla nämnden').click()
      await press(page, 'Spara ändringarna')
      await expectGood(page)
      await page.goto(site.url + paths.bodies)
      expect(await page.textContent('main')).toMatch(/Socialnämnden[\s\S]*Gamla nämnden/)
      await expectGood(page)
    })

    it('an association is added, changed and closed, with every error by its field', async () => {
      const id = `B${options.viewport.width}`
      const page = await site.newPage(options)
      await page.goto(site.url + paths.newAssociation)
      await press(page, 'Lägg till föreningen')
      expect(await page.title()).toMatch(/^Fel: /)
      await expectGood(page)
      await page.getByLabel('Id', { exact: true }).fill(id)
      await page.getByLabel('Namn', { exact: true }).fill('Östra kören')
      await page.getByLabel('Sektor').selectOption('kultur')
      await page.getByLabel('Personens namn').fill('Anna Ek')
      await press(page, 'Lägg till föreningen')
      expect(page.url()).toContain(pathTo.association(id))
      await expectGood(page)
      await page.getByLabel('Sista dag').fill('2022-12-31')
      await page.locator('#skal').fill('upplöst')
      await press(page, 'Stäng föreningen')
      expect(await page.getByRole('status').textContent()).toContain('stängd')
      await arriving(page, () => page.getByRole('link', { name: /Vad har ändrats/ }).click())
      expect(await page.textContent('main')).toContain('upplöst')
      await expectGood(page)
    })
  })
})
