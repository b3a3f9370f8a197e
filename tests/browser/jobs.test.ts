import { describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import type { JobHand } from '../../server/services/run-job.ts'
import { job } from '../builders/job-records.ts'
import { message } from '../builders/mail-records.ts'
import { openTestRound } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { arriving } from './fill-in.ts'
import { isBrowserMissing } from './site.ts'
import { expectGood, press, SIZES } from './staff-pages.ts'
import { useStaffSite } from './staff-site.ts'

;(isBrowserMissing ? describe.skip : describe)('long work in a browser', () => {
  const site = useStaffSite('investigator')

  /** The one who is logged in. */
  const userId = async () => {
    const users = await site.container.users.list()
    return users.find(({ role }) => role === 'investigator')!.id
  }

  /** Work that goes on until it is ended. */
  async function startHeld() {
    let end!: () => void
    const ended = new Promise<void>(resolve => {
      end = resolve
    })
    let give!: (hand: JobHand) => void
    const given = new Promise<JobHand>(resolve => {
      give = resolve
    })
    const wanted = { kind: 'registerExport', by: await userId() } as const
    const started = await site.container.jobs.start(wanted, async hand => {
      give(hand)
      await ended
      await hand.report(9000, 10_000)
      await hand.write('id;namn\r\n')
      const file = { name: 'foreningar.excel.csv', type: 'text/csv; charset=utf-8' }
      return { counts: { rows: 10_000 }, file }
    })
    const { report } = await given
    return { ...started, end, report }
  }

  describe.each(SIZES)('on %s', (_name, options) => {
    it('is seen while it goes on, by itself, and its file is fetched when it is done', async () => {
      const page = await site.newPage(options)
      await page.goto(site.url + paths.jobs)
      expect(await page.textContent('main')).toContain('Inget arbete har startats')
      await expectGood(page)
      const { id, end, report, finished } = await startHeld()
      await page.goto(site.url + pathTo.job(id))
      expect(await page.getByRole('status').textContent()).toBe('Arbetet har börjat.')
      await expectGood(page)
      site.container.clock.now = '2022-09-01T08:00:10.000Z'
      await report(4000, 10_000)
      await page.getByText(/4.000 av 10.000 är klara\./).waitFor()
      expect(await page.getByRole('progressbar').getAttribute('value')).toBe('4000')
      await expectGood(page)
      await page.goto(site.url + paths.jobs)
      await expectGood(page)
      end()
      await finished
      await page.getByText('klart', { exact: true }).waitFor()
      await expectGood(page)
      await page.goto(site.url + paths.rounds)
      expect(await page.textContent('main')).toContain('Hämta hela registret: klart.')
      await expectGood(page)
      await press(page, 'Visa')
      expect(await page.getByRole('status').textContent()).toMatch(/med 10.000 föreningar/)
      await expectGood(page)
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'Hämta foreningar.excel.csv' }).click(),
      ])
      expect(download.suggestedFilename()).toBe('foreningar.excel.csv')
      await page.goto(site.url + paths.rounds)
      expect(await page.getByText('Hämta hela registret').count()).toBe(0)
    })

    it('is broken off with a button, and without scripts it is looked at again by a link', async () => {
      const page = await site.newPage({ ...options, javaScriptEnabled: false })
      const { id, end, report, finished } = await startHeld()
      await page.goto(site.url + pathTo.job(id))
      site.container.clock.now = '2022-09-01T08:00:10.000Z'
      await report(4000, 10_000)
      await arriving(page, () => page.getByRole('link', { name: /Se hur långt/ }).click())
      expect(await page.textContent('main')).toMatch(/4.000 av 10.000 är klara\./)
      await press(page, 'Avbryt arbetet')
      expect(await page.getByRole('status').textContent()).toBe('Arbetet avbryts.')
      end()
      await finished
      await page.reload()
      expect(await page.getByRole('status').textContent()).toContain('avbröts på begäran')
    })

    it('that failed or was broken off says what is so, and mailings stand beside it', async () => {
      const by = await userId()
      const { store } = site.container
      await openTestRound(site.container, { associations: testAssociations(3) })
      await store.queueMessages([message('a', { state: 'sent', due: null }), message('b')])
      await store.insertJob(job('a', { by, state: 'failed', failure: 'store/unavailable' }))
      await store.insertJob(job('b', { by, until: '2022-09-01T07:59:00.000Z' }))
      const page = await site.newPage(options)
      await page.goto(site.url + paths.jobs)
      for (const told of ['gick inte', 'bröts av', '1 av 2 mejl är skickade', 'ingen e-postserver'])
        expect(await page.textContent('main')).toContain(told)
      await expectGood(page)
      for (const id of ['a', 'b']) {
        await page.goto(site.url + pathTo.job(id))
        await expectGood(page)
      }
    })
  })
})
