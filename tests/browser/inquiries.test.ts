import { describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'

import { partsOf } from '../../reports/follow-up/additions.ts'
import { pathTo } from '../../server/paths.ts'
import { addition, dossier, recommendation } from '../builders/dossiers.ts'
import { arriving, goOn } from './fill-in.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, press, TWO_SIZES } from './staff-pages.ts'
import { useStaffSite } from './staff-site.ts'

const TO_ONE = recommendation({ addressees: [{ to: 'kulturnamnden' }, { to: 'gamla' }] })

;(isBrowserMissing ? describe.skip : describe)('the auditors’ questions in a browser', () => {
  const site = useStaffSite('auditor', container =>
    container.store.insertAddition(
      addition(1, { parts: partsOf(dossier({ recommendations: [TO_ONE] })) }),
    ),
  )

  it.each(TWO_SIZES)('are asked, answered and taken on %s', async (_name, options) => {
    const page = await site.newPage(options)
    const link = await askByHand(page, site.url)
    await answerAll(await site.newOpenPage(options), link)
    await arriving(page, () => page.getByRole('link', { name: 'Till frågorna' }).click())
    await arriving(page, () => page.getByRole('link', { name: /^Läs svaret/ }).click())
    expect(await page.textContent('main')).toContain('Kulturnämnden: förvaltningen, beslutat')
    await expectGood(page)
    await arriving(page, () =>
      page
        .getByRole('link', { name: /^Ändra innan/ })
        .first()
        .click(),
    )
    await page.getByLabel('Vad handlingen säger').fill('Förvaltningen delar bedömningen.')
    await expectGood(page)
    await press(page, 'Lägg till')
    expect(await page.getByRole('status').textContent()).toContain('Det står i akten')
    await page.getByText('Lägg åt sidan').first().click()
    await press(page, 'Lägg åt sidan')
    expect(await page.title()).toMatch(/^Fel: /)
    await expectGood(page)
    await lookAtChanges(page)
    const { statements, actions } = (await site.container.dossiers.get('akten')).dossier
    expect(statements.map(({ speaker, passage }) => [speaker, passage.text])).toEqual([
      ['administration', 'Förvaltningen delar bedömningen.'],
    ])
    expect(actions).toEqual([])
  })
})

/** A new link, a longer time and the closing, each as it is asked about. */
async function lookAtChanges(page: Page): Promise<void> {
  await arriving(page, () => page.getByRole('link', { name: 'Till frågorna' }).click())
  for (const name of ['Förläng svarstiden', 'Stäng frågorna']) {
    await arriving(page, () => page.getByRole('link', { name }).click())
    await expectGood(page)
    await page.goBack()
  }
}

/** From the audit's page to the letter. @returns The link that stands in it. */
async function askByHand(page: Page, url: string): Promise<string> {
  await page.goto(url + pathTo.audit('akten', 'granskning'))
  await arriving(page, () => page.getByRole('link', { name: 'Ställ frågor till' }).click())
  await press(page, 'Förhandsgranska')
  expect(await page.title()).toMatch(/^Fel: /)
  await expectGood(page)
  await page.getByLabel('Sista dag att svara').fill('2022-10-10')
  await page.getByLabel('Vem hos revisorerna').fill('Rut Revisor, 0123-456 99')
  await page.getByLabel('Registratorns e-postadress').fill('registrator@provby.example')
  await press(page, 'Förhandsgranska')
  await page.getByText('Läs alla frågor').click()
  await expectGood(page)
  await press(page, 'Ställ frågorna')
  expect(await page.getByRole('status').textContent()).toBe('Frågorna är ställda.')
  await expectGood(page)
  await arriving(page, () => page.getByRole('link', { name: 'Byt adress eller länk' }).click())
  await expectGood(page)
  await page.goBack()
  await press(page, 'Visa brev och länkar')
  await expectGood(page)
  const [, token] = /\/svara\/([\w-]{22})/.exec((await page.textContent('main')) ?? '') ?? []
  return `${url}${pathTo.answer(token ?? '')}`
}

/** As the registrator does: a page is shown once more when its answers make more questions. */
async function answerAll(page: Page, link: string): Promise<void> {
  await page.goto(link)
  expect(await page.textContent('main')).toContain('Svaret lämnas öppet')
  await expectGood(page)
  await arriving(page, () => page.getByRole('link', { name: 'Börja' }).click())
  await page.getByText('Förvaltningen', { exact: true }).click()
  await page.getByText('Ja, det är beslutat').click()
  await goOn(page)
  await page.getByText('Delar revisorernas bedömning').click()
  await page.getByLabel('Ert svar till revisorerna').fill('Vi delar bedömningen.')
  await page.getByText('Genomförd', { exact: true }).click()
  await page.getByLabel('Vilken handling står det i?').fill('Rutin för bemötande')
  await goOn(page)
  await page.getByLabel('Vad har ni gjort?').fill('En rutin är framtagen.')
  await page.getByLabel('Var i handlingen?').fill('§ 4')
  await page.getByLabel('Diarienummer').fill('KFN-2022/12')
  await goOn(page)
  await expectGood(page)
  await press(page, 'Skicka in svaren')
  expect(await page.textContent('h1')).toContain('Svaret från Kulturnämnden är inskickat')
  await expectGood(page)
}
