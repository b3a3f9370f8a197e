import { describe, expect, it } from '@jest/globals'
import type { Page } from 'playwright-core'

import { readBundled } from '../../server/files/bundled.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { openTestRound, ROUND, submitTestAnswer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { answerByOpenLink } from '../builders/walk-ins.ts'
import { expectNoSidewaysScroll } from './expectations.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing } from './site.ts'
import { createScreens, expectGood, press, SIZES } from './staff-pages.ts'
import { useSharedStaffSite } from './staff-site.ts'

;(isBrowserMissing ? describe.skip : describe)('the field work in a browser', () => {
  let waitingAnswer: string
  const site = useSharedStaffSite('investigator', async container => {
    for (const name of ['samverkan/2019', 'samverkan/2022', 'samverkan/2019-2022']) {
      await container.surveys.publish(readBundled(name))
    }
    const { tokens } = await openTestRound(container, { associations: testAssociations(36) })
    await submitTestAnswer(container, tokens[0]!, { answers: { 'prov.helhet': '4' } })
    await container.waysOut.take(tokens[1]!, { kind: 'wrongPerson', email: 'ny@forening.example' })
    const { code } = await container.openLinks.open(ROUND.id)
    const { id } = await answerByOpenLink(container, code, 'Förening 1')
    waitingAnswer = pathTo.waitingAnswer(ROUND.id, id)
    await container.rounds.createRound({ ...ROUND, id: 'utkast' })
    await container.rounds.createRound({ ...ROUND, id: 'pilot', isPilot: true })
  })

  const screen = createScreens(site.newPage)

  const WRITTEN = { enkat: 'prov/1', ar: '2027', id: 'prov-2027', mote: '2030-03-18' }
  const ALL = { ...WRITTEN, stanger: '2030-02-04', vem: 'Utredaren', lofte: 'grouped', grans: '5' }

  describe.each(SIZES)('on %s', (_name, options) => {
    it.each([
      ['the rounds', paths.rounds],
      ['a draft', pathTo.round('utkast')],
      ['opening it', pathTo.roundOpening('utkast')],
      ['removing it', pathTo.roundRemoval('utkast')],
      ['opening a pilot', pathTo.roundOpening('pilot')],
      ['an open round', pathTo.round(ROUND.id)],
      ['closing it', pathTo.roundClosing(ROUND.id)],
      ['a longer time to answer', pathTo.roundExtension(ROUND.id)],
      ['how many have answered', pathTo.progress(ROUND.id)],
      ['who has not', pathTo.unanswered(ROUND.id)],
      ['those who do not answer', pathTo.outcomes(ROUND.id)],
      ['one of them', pathTo.outcome(ROUND.id, 'F002')],
      ['the answers that wait', pathTo.waiting(ROUND.id)],
      ['the choice of enkät', pathTo.setUp('enkat')],
      ['the days', pathTo.setUp('dagar', WRITTEN)],
      ['the promise', pathTo.setUp('lofte', ALL)],
      ['the threshold, with what it hides', pathTo.setUp('grans', ALL)],
      ['the review', pathTo.setUp('granska', ALL)],
      ['the enkäter', paths.surveys],
      ['one enkät', pathTo.survey('samverkan/2022')],
      ['how it looks', pathTo.surveyPreview('samverkan/2022', { sprak: 'fi' })],
      ['as on a phone', pathTo.surveyPreview('samverkan/2022', { bredd: 'telefon' })],
      ['what differs', pathTo.surveyDiff('samverkan/2022', 'samverkan/2019')],
      ['the crosswalk', pathTo.crosswalk('samverkan/2019-samverkan/2022/1')],
      ['publishing', paths.publishSurvey],
    ])('%s is usable by everyone', async (_page, path) => {
      const page = await screen(options)
      expect((await page.goto(site.url + path))?.status()).toBe(200)
      await expectGood(page)
    })

    it('so is every form with its errors', async () => {
      const page = await screen(options)
      for (const [path, button] of [
        [pathTo.setUp('enkat'), 'Fortsätt'],
        [pathTo.setUp('granska'), 'Skapa omgången'],
        [pathTo.roundExtension(ROUND.id), 'Förläng svarstiden'],
        [pathTo.roundOpening('pilot'), 'Öppna omgången'],
        [pathTo.outcome(ROUND.id, 'F003'), 'Besluta'],
        [waitingAnswer, 'Godkänn'],
        [waitingAnswer, 'Avvisa och ta bort'],
        [paths.publishSurvey, 'Kontrollera'],
      ] as const) {
        await page.goto(site.url + path)
        await press(page, button)
        await page.getByRole('alert').waitFor()
        expect([path, await page.title()]).toEqual([path, expect.stringMatching(/^Fel: /)])
        await expectGood(page)
      }
    })
  })

  it('shows a chart by sector and one by day, and the same in tables', async () => {
    const page = await site.newPage({ viewport: { width: 390, height: 900 } })
    await page.goto(site.url + pathTo.progress(ROUND.id))
    const heights = await page
      .locator('canvas')
      .evaluateAll(all => all.map(canvas => canvas.getBoundingClientRect().height))
    expect(heights.filter(height => height > 100)).toHaveLength(2)
  })

  it('looks in the width of a phone as it does on one', async () => {
    const isTable = (page: Page) =>
      page.evaluate<boolean>(
        `getComputedStyle(document.querySelector('.matrix-wide')).display === 'table'`,
      )
    const wide = await site.newPage({ viewport: { width: 1280, height: 900 } })
    await wide.goto(site.url + pathTo.surveyPreview('samverkan/2022'))
    expect(await isTable(wide)).toBe(true)
    await wide.getByRole('link', { name: /Så bred som på en telefon/ }).click()
    await wide.waitForURL(/telefon/)
    expect(await isTable(wide)).toBe(false)
    await expectNoSidewaysScroll(wide)
  })

  it('sets a round up without scripts, back and forth, and opens it', async () => {
    const page = await site.newPage({
      javaScriptEnabled: false,
      viewport: { width: 390, height: 900 },
    })
    const pressTo = async (name: string, step: string) => {
      await press(page, name)
      await page.waitForURL(new RegExp(`/${step}[?]`))
    }
    await page.goto(site.url + paths.rounds)
    await arriving(page, () => page.getByRole('link', { name: 'Skapa en omgång' }).click())
    await page.getByLabel('prov/1').check()
    await pressTo('Fortsätt', 'omgang')
    await page.getByLabel('Id', { exact: true }).fill('prov-2030')
    await pressTo('Fortsätt', 'mote')
    await page.getByLabel('Nämndens möte').fill('2030-03-18')
    await pressTo('Fortsätt', 'dagar')
    expect(await page.getByLabel('Stänger', { exact: true }).inputValue()).toBe('2030-02-04')
    await pressTo('Tillbaka', 'mote')
    expect(await page.getByLabel('Nämndens möte').inputValue()).toBe('2030-03-18')
    await pressTo('Fortsätt', 'dagar')
    await page.getByLabel('Öppnar').fill('')
    await pressTo('Fortsätt', 'vem')
    await page.getByLabel('Vem som frågar').fill('Utredaren')
    await pressTo('Fortsätt', 'vilka')
    await pressTo('Fortsätt', 'lofte')
    await page.locator('input[value="grouped"]').check()
    await pressTo('Fortsätt', 'grans')
    await pressTo('Fortsätt', 'granska')
    await press(page, 'Skapa omgången')
    await page.waitForURL(`${site.url}${pathTo.round('prov-2030')}?klart=skapad`)
    await arriving(page, () => page.getByRole('link', { name: 'Öppna omgången' }).click())
    await press(page, 'Öppna omgången')
    await page.getByRole('status').waitFor()
    expect(await page.getByRole('status').textContent()).toContain('Omgången är öppnad.')
  })
})
