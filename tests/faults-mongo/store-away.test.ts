import { readFileSync } from 'node:fs'
import { Agent } from 'node:http'
import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { compareLedger, NO_DISCREPANCIES } from '../builders/compare-ledger.ts'
import { type Installed, installMongo } from '../builders/installed.ts'
import { type Ledger, openLedger, readLedger } from '../builders/ledger.ts'
import { type Load, startLoad } from '../builders/load-client.ts'
import { mongoProcess } from '../builders/mongo-process.ts'
import { sendForm, type SentForm } from '../builders/send-form.ts'
import { openSendings, type Sending } from '../builders/sendings.ts'
import { createSite, isReady, type Site, untilReady } from '../builders/site.ts'
import { extent, tellFigures } from '../builders/extent.ts'

/** MongoDB hangs, and dies, again and again while many send in. Our server goes on, and tells them to come again. */

const ROUND = 'prov-2099'
const TIMES = extent(2, 10)
const HELD_MS = extent(4000, 15_000)
const ANSWERS = extent(2500, 60_000)
const CONNECTIONS = 32
const PAUSE_MS = 75
/** The goal is 3 seconds; the machine may be busy. */
const LONGEST_REPLY_MS = 10_000
const MOST_GROWTH_MB = 100

describe('a server whose MongoDB goes away under load', () => {
  const mongo = mongoProcess()
  let installed: Installed
  let site: Site
  let ledger: Ledger
  let ledgerPath: string
  let load: Load
  let sendings: readonly Sending[]
  const agent = new Agent()
  const sent: SentForm[] = []
  beforeAll(async () => {
    installed = await installMongo()
    site = createSite(installed.barometer.folder)
    sendings = await openSendings(installed.barometer, ROUND, ANSWERS)
    await site.start()
    ledgerPath = installed.barometer.file('ledger', '')
    ledger = openLedger(ledgerPath)
    const observe = (each: SentForm) => void sent.push(each)
    const pace = { connections: CONNECTIONS, pauseMs: PAUSE_MS }
    load = startLoad(sendings, { ...pace, url: site.url, ledger, observe })
  })
  afterAll(async () => {
    mongo.release()
    load.abandon()
    await site.remove()
    await installed.remove()
  })

  const more = () => load.untilAcknowledged(load.acknowledged() + 100)
  const memory = () =>
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${site.pid()}/status`, 'utf8'))?.[1]) / 1024

  /** Whether it was ready, asked again and again for as long as MongoDB hangs. */
  async function holdAndAsk(): Promise<readonly boolean[]> {
    const heard: boolean[] = []
    mongo.hold()
    const released = setTimeout(HELD_MS, true)
    for (;;) {
      const isNow = await Promise.race([released, isReady(site.url())])
      const isOver = await Promise.race([released, setTimeout(20, false)])
      if (isOver) break
      heard.push(isNow)
    }
    mongo.release()
    return heard
  }

  it('answers each in time, says that it is not ready, and goes on by itself', async () => {
    await more()
    const before = memory()
    const backMs: number[] = []
    for (let time = 0; time < TIMES; time += 1) {
      const heard = await holdAndAsk()
      expect(heard.length).toBeGreaterThan(0)
      expect(heard.slice(1)).not.toContain(true)
      backMs.push(Math.round(await untilReady(site.url())))
      await more()
      mongo.kill()
      backMs.push(Math.round(await untilReady(site.url())))
      await more()
    }
    const growthMb = Math.round(memory() - before)
    expect(load.acknowledged()).toBeLessThan(ANSWERS)
    await load.finish()
    ledger.close()

    const refused = sent.filter(({ reply }) => reply?.status === 503)
    const slowest = Math.max(...sent.map(({ milliseconds }) => milliseconds))
    tellFigures('R5', {
      outages: 2 * TIMES,
      acknowledged: load.acknowledged(),
      refused: refused.length,
      slowestReplyMs: Math.round(slowest),
      growthMb,
      backMs,
    })
    expect(load.refusals).toEqual([])
    expect(sent.filter(({ reply }) => reply === null)).toEqual([])
    expect(refused.length).toBeGreaterThan(0)
    expect(refused.filter(({ reply }) => reply?.headers['retry-after'] === undefined)).toEqual([])
    expect(slowest).toBeLessThan(LONGEST_REPLY_MS)
    expect(growthMb).toBeLessThan(MOST_GROWTH_MB)
    const { store, barometer } = installed
    expect(await compareLedger(readLedger(ledgerPath), store, ROUND)).toEqual(NO_DISCREPANCIES)
    expect(await barometer.ok('verify')).toContain('Lagret stämmer')
  })

  it('answers what is under way and ends, even while MongoDB hangs', async () => {
    const { token, fields } = sendings.at(-1)!
    mongo.hold()
    const startedAt = performance.now()
    const sending = sendForm(site.url() + pathTo.answerSubmit(token), fields, { agent })
    // It has begun with that request when it has answered one that came after it.
    await fetch(site.url() + paths.live)
    const code = await site.end()
    tellFigures('R10', {
      store: 'MongoDB, held',
      stopMs: Math.round(performance.now() - startedAt),
    })
    mongo.release()
    expect([code, (await sending).reply?.status]).toEqual([0, 503])
  })
})
