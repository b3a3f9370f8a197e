import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { compareLedger, NO_DISCREPANCIES } from '../builders/compare-ledger.ts'
import { type Installed, installMongo } from '../builders/installed.ts'
import { killUnderLoad } from '../builders/kill-under-load.ts'
import { mongoProcess } from '../builders/mongo-process.ts'
import { openSendings, type Sending } from '../builders/sendings.ts'
import { createSite, type Site, untilReady } from '../builders/site.ts'
import { extent, tellFigures } from '../builders/extent.ts'

/** MongoDB itself is killed again and again while many send in; every second time our server dies with it. */

const ROUND = 'prov-2099'
const KILLS = extent(2, 25)
const ANSWERS = extent(1500, 60_000)
const LEAST_ACKNOWLEDGED = extent(200, 5000)
const LATEST_MS = extent(1000, 5000)

describe('a MongoDB server that is killed while it is written to', () => {
  const mongo = mongoProcess()
  let installed: Installed
  let site: Site
  let sendings: readonly Sending[]
  beforeAll(async () => {
    installed = await installMongo()
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
      async kill(number) {
        mongo.kill()
        if (number % 2 === 1) return untilReady(site.url())
        await site.kill()
        return site.start()
      },
    })
    tellFigures('R1b', { kills: KILLS, acknowledged: ledger.length, readyMs })
    const { barometer, store } = installed
    expect(refusals).toEqual([])
    expect(ledger.length).toBeGreaterThanOrEqual(LEAST_ACKNOWLEDGED)
    expect(await compareLedger(ledger, store, ROUND)).toEqual(NO_DISCREPANCIES)
    expect(await site.end()).toBe(0)
    expect(await barometer.ok('verify')).toContain('Lagret stämmer')
  })
})
