import { readFileSync } from 'node:fs'

import { describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { readPackage } from '../builders/read-package.ts'
import { openTestRound, ROUND, submitTestAnswer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, SIZES } from './staff-pages.ts'
import { useSharedStaffSite } from './staff-site.ts'

const CERTIFIED = 'fastst-2021'

;(isBrowserMissing ? describe.skip : describe)('the case package in a browser', () => {
  const site = useSharedStaffSite('auditor', async container => {
    for (const id of [ROUND.id, CERTIFIED]) {
      const associations = testAssociations(36)
      const { tokens } = await openTestRound(container, { associations, round: { id } })
      for (const token of tokens) {
        await submitTestAnswer(container, token, { roundId: id, answers: { 'prov.helhet': '4' } })
      }
    }
    await container.rounds.closeRound(CERTIFIED)
    await container.certification.certifyRound(CERTIFIED, () => undefined)
  })

  describe.each(SIZES)('on %s', (_name, options) => {
    it.each([
      ['before it can be made', ROUND.id],
      ['when it can', CERTIFIED],
    ])('its page is usable by everyone, %s', async (_when, id) => {
      const page = await site.newPage(options)
      expect((await page.goto(site.url + pathTo.package(id)))?.status()).toBe(200)
      await expectGood(page)
    })
  })

  it('is fetched whole from the page of the round by the keyboard alone', async () => {
    const page = await site.newPage({})
    await page.goto(site.url + pathTo.round(CERTIFIED))
    await page.getByRole('link', { name: 'Ärendepaket för arkiv och revisorer' }).press('Enter')
    const link = page.getByRole('link', { name: 'Hämta ärendepaketet' })
    const [download] = await Promise.all([page.waitForEvent('download'), link.press('Enter')])
    expect(download.suggestedFilename()).toBe(`arende-${CERTIFIED}.zip`)
    const files = readPackage(readFileSync(await download.path()))
    expect([...files.keys()]).toContain('offentligt/resultat.html')
  })
})
