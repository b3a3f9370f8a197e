import { once } from 'node:events'
import { connect } from 'node:net'
import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { paths } from '../../server/paths.ts'
import { compareLedger, NO_DISCREPANCIES } from '../builders/compare-ledger.ts'
import { type Installed, SERVED_STORES } from '../builders/installed.ts'
import { type Ledger, openLedger, readLedger } from '../builders/ledger.ts'
import { type Load, startLoad } from '../builders/load-client.ts'
import type { SentForm } from '../builders/send-form.ts'
import { openSendings, type Sending } from '../builders/sendings.ts'
import { createSite, type Site } from '../builders/site.ts'
import { extent, tellFigures } from '../builders/extent.ts'

/**
 * The server is asked to end while many send in, who know nothing of it and keep coming. What it has begun
 * with is answered, and those who ask whether it is ready are told that it is not, in time to turn elsewhere.
 */

const ROUND = 'prov-2099'
const CONNECTIONS = 32
const STOPS = extent(2, 30)
const ANSWERS = extent(3000, 60_000)
const PAUSE_MS = 75
/** The goal is 10 seconds; the machine may be busy with other suites. */
const LONGEST_STOP_MS = 20_000

/** What those who ask for readiness hear while a server ends: a status, or `gone`. */
type Heard = number | 'gone'

async function askReady(url: string): Promise<Heard> {
  try {
    return (await fetch(url + paths.ready, { headers: { connection: 'close' } })).status
  } catch {
    return 'gone'
  }
}

async function hearUntilGone(url: string): Promise<readonly Heard[]> {
  const heard: Heard[] = []
  while (heard.at(-1) !== 'gone') heard.push(await askReady(url))
  return heard.filter((status, index) => status !== heard[index - 1])
}

describe.each(SERVED_STORES)('a server on $name that is asked to end under load', served => {
  let installed: Installed
  let site: Site
  let sendings: readonly Sending[]
  let ledger: Ledger
  let ledgerPath: string
  let load: Load
  const sent: SentForm[] = []
  beforeAll(async () => {
    installed = await served.install()
    site = createSite(installed.barometer.folder)
    sendings = await openSendings(installed.barometer, ROUND, ANSWERS)
    ledgerPath = installed.barometer.file('ledger', '')
    ledger = openLedger(ledgerPath)
    await site.start()
    const observe = (each: SentForm) => void sent.push(each)
    const options = { url: site.url, connections: CONNECTIONS, pauseMs: PAUSE_MS, ledger, observe }
    load = startLoad(sendings, { ...options, expectContinue: true })
  })
  afterAll(async () => {
    load.abandon()
    await site.remove()
    await installed.remove()
  })

  /** Ends the server while it is written to. */
  async function stopUnderLoad({ isAskedTwice = false } = {}) {
    await load.untilAcknowledged(load.acknowledged() + 50)
    await setTimeout(Math.random() * 500)
    sent.length = 0
    const startedAt = performance.now()
    const heard = hearUntilGone(site.url())
    const ended = site.end()
    if (isAskedTwice) {
      while ((await askReady(site.url())) === 200) await setTimeout(10)
      site.askToEnd()
    }
    const code = await ended
    const milliseconds = performance.now() - startedAt
    const cut = sent.filter(({ isReceived, reply }) => isReceived && reply === null)
    const closing = sent.filter(({ reply }) => reply?.headers.connection === 'close')
    expect(load.acknowledged()).toBeLessThan(ANSWERS)
    return { code, milliseconds, heard: await heard, cut: cut.length, closing: closing.length }
  }

  it('says that it is not ready, answers what it has begun with, closes its connections and ends with 0', async () => {
    const stops = []
    for (let stop = 0; stop < STOPS; stop += 1) {
      stops.push(await stopUnderLoad())
      await site.start()
    }
    tellFigures('R10', {
      store: served.name,
      stops: STOPS,
      cut: stops.reduce((sum, { cut }) => sum + cut, 0),
      stopMs: stops.map(({ milliseconds }) => Math.round(milliseconds)),
    })
    for (const { code, milliseconds, heard, cut, closing } of stops) {
      expect([code, cut]).toEqual([0, 0])
      expect(heard.filter(status => status !== 200)).toEqual([503, 'gone'])
      expect(closing).toBeGreaterThan(0)
      expect(milliseconds).toBeLessThan(LONGEST_STOP_MS)
    }
  })

  it('ends at once when it is asked twice', async () => {
    const { hostname, port } = new URL(site.url())
    const slow = connect(Number(port), hostname)
    // A request that is never whole: without a second signal the server would wait for it a while.
    slow.write('POST / HTTP/1.1\r\n')
    slow.once('error', () => slow.destroy())
    await once(slow, 'connect')
    expect((await stopUnderLoad({ isAskedTwice: true })).code).toBe(1)
    await site.start()
  })

  it('has lost, doubled and altered nothing after that', async () => {
    await load.finish()
    ledger.close()
    expect(load.refusals).toEqual([])
    const { store, barometer } = installed
    expect(await compareLedger(readLedger(ledgerPath), store, ROUND)).toEqual(NO_DISCREPANCIES)
    expect(await site.end()).toBe(0)
    expect(await barometer.ok('verify')).toContain('Lagret stämmer')
  })
})
