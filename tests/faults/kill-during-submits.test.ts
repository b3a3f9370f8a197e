import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { compareLedger, NO_DISCREPANCIES } from '../builders/compare-ledger.ts'
import { type Installed, SERVED_STORES } from '../builders/installed.ts'
import { openLedger, readLedger } from '../builders/ledger.ts'
import { type Load, startLoad } from '../builders/load-client.ts'
import { openSendings, type Sending } from '../builders/sendings.ts'
import { createSite, type Site } from '../builders/site.ts'
import { extent, tellFigures } from './extent.ts'

/**
 * The server is killed, with no chance to tidy up, again and again while many send in. Every receipt that
 * someone has read must be for an answer that is there, once and as it was sent.
 */

const ROUND = 'prov-2099'
const CONNECTIONS = 32
const KILLS = extent(3, 50)
const ANSWERS = extent(4000, 120_000)
const LEAST_ACKNOWLEDGED = extent(1000, 20_000)
/** A kill comes after a random time, or when the server has taken its part of the answers. */
const EARLIEST_MS = 200
const LATEST_MS = extent(1500, 5000)

describe.each(SERVED_STORES)(
  'a server on $name that is killed while $name is written to',
  ({ name, install }) => {
    let installed: Installed
    let site: Site
    let sendings: readonly Sending[]
    let load: Load | null = null
    beforeAll(async () => {
      installed = await install()
      site = createSite(installed.barometer.folder)
      sendings = await openSendings(installed.barometer, ROUND, ANSWERS)
    })
    afterAll(async () => {
      load?.abandon()
      await site.remove()
      await installed.remove()
    })

    it('has every answer that was acknowledged, once and as it was sent', async () => {
      const { barometer, store } = installed
      const path = barometer.file('ledger', '')
      const ledger = openLedger(path)
      const readyTimes = [await site.start()]
      load = startLoad(sendings, { url: site.url, connections: CONNECTIONS, ledger })
      for (let kill = 1; kill <= KILLS; kill += 1) {
        const wait = EARLIEST_MS + Math.random() * (LATEST_MS - EARLIEST_MS)
        const part = (kill * ANSWERS) / (KILLS + 1)
        await Promise.race([setTimeout(wait), load.untilAcknowledged(part)])
        expect(load.acknowledged()).toBeLessThan(ANSWERS)
        await site.kill()
        readyTimes.push(await site.start())
      }
      await load.untilAcknowledged(LEAST_ACKNOWLEDGED)
      await load.finish()
      ledger.close()

      const entries = readLedger(path)
      tellFigures('R1', {
        store: name,
        kills: KILLS,
        acknowledged: entries.length,
        readyMs: readyTimes.map(Math.round),
      })
      expect(load.refusals).toEqual([])
      expect(entries.length).toBeGreaterThanOrEqual(LEAST_ACKNOWLEDGED)
      expect(await compareLedger(entries, store, ROUND)).toEqual(NO_DISCREPANCIES)
      // A receipt that was read before a kill is still there to be read.
      const [first] = sendings
      const receipt = pathTo.answerReceipt(first!.token, first!.submissionId)
      expect(await (await fetch(site.url() + receipt)).text()).toContain('Svar 0')
      expect(await site.end()).toBe(0)
      expect(await barometer.ok('verify')).toContain('Lagret stämmer')
    })
  },
)
