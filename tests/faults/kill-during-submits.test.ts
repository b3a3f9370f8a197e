import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { compareLedger, NO_DISCREPANCIES } from '../builders/compare-ledger.ts'
import { type Installed, SERVED_STORES } from '../builders/installed.ts'
import { killUnderLoad } from '../builders/kill-under-load.ts'
import { openSendings, type Sending } from '../builders/sendings.ts'
import { createSite, type Site } from '../builders/site.ts'
import { extent, tellFigures } from '../builders/extent.ts'

/**
 * The server is killed, with no chance to tidy up, again and again while many send in. Every receipt that
 * someone has read must be for an answer that is there, once and as it was sent.
 */

const ROUND = 'prov-2099'
const KILLS = extent(3, 50)
const ANSWERS = extent(2400, 120_000)
const LEAST_ACKNOWLEDGED = extent(500, 20_000)
const LATEST_MS = extent(1000, 5000)

describe.each(SERVED_STORES)('a server on $name that is killed while it is written to', served => {
  let installed: Installed
  let site: Site
  let sendings: readonly Sending[]
  beforeAll(async () => {
    installed = await served.install()
    site = createSite(installed.barometer.folder)
    sendings = await openSendings(installed.barometer, ROUND, ANSWERS)
  })
  afterAll(async () => {
    await site.remove()
    await installed.remove()
  })

  it('has every answer that was acknowledged, once and as it was sent', async () => {
    await site.start()
    const { ledger, refusals, readyMs } = await killUnderLoad(installed, {
      sendings,
      url: site.url,
      kills: KILLS,
      latestMs: LATEST_MS,
      least: LEAST_ACKNOWLEDGED,
      async kill() {
        await site.kill()
        return site.start()
      },
    })
    tellFigures('R1', { store: served.name, kills: KILLS, acknowledged: ledger.length, readyMs })
    const { barometer, store } = installed
    expect(refusals).toEqual([])
    expect(ledger.length).toBeGreaterThanOrEqual(LEAST_ACKNOWLEDGED)
    expect(await compareLedger(ledger, store, ROUND)).toEqual(NO_DISCREPANCIES)
    // A receipt that was read before a kill is still there to be read.
    const [first] = sendings
    const receipt = pathTo.answerReceipt(first!.token, first!.submissionId)
    expect(await (await fetch(site.url() + receipt)).text()).toContain('Svar 0')
    expect(await site.end()).toBe(0)
    expect(await barometer.ok('verify')).toContain('Lagret stämmer')
  })
})
