import { setTimeout } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'

import { paths } from '../../server/paths.ts'
import { extent, tellFigures } from '../builders/extent.ts'
import { type Installed, SERVED_STORES } from '../builders/installed.ts'
import { nameMailServer } from '../builders/name-mail-server.ts'
import { createSite, type Site } from '../builders/site.ts'
import { startMailServer, type TestMailServer } from '../builders/smtp-server.ts'
import { testSurvey } from '../builders/test-data.ts'

/**
 * R12: the server is killed just as the mail server has a mail, before it can be noted as sent. Nobody is
 * missed, and each kill can double one mail at most, with the same Message-ID.
 */

const ROUND = 'prov-2099'
const RECIPIENTS = extent(60, 1000)
const KILLS = extent(1, 20)
const SLOWEST_PAGE_MS = 300

describe.each(SERVED_STORES)('a server on $name that is killed while it sends mail', served => {
  let installed: Installed
  let site: Site
  let mailServer: TestMailServer
  beforeEach(async () => {
    mailServer = await startMailServer()
    installed = await served.install()
    site = createSite(installed.barometer.folder)
    // A mail in doubt is left alone for twice as long.
    nameMailServer(installed.barometer, mailServer, extent(4, 10))
    await openMailRound(installed)
  })
  afterEach(async () => {
    await site.remove()
    await mailServer.close()
    await installed.remove()
  })

  it('misses nobody, and doubles one mail for each kill at most', async () => {
    await installed.barometer.ok('mail', 'send', ROUND, '--kind', 'invitation')
    for (let kill = 1; kill <= KILLS; kill += 1) {
      // Listening from the start: where everything else is slow, all may be sent before it says that it is ready.
      const taken = untilTaken(mailServer, Math.round((kill * RECIPIENTS) / (KILLS + 1)))
      await site.start()
      await taken
      // It has not said yet that it has the mail.
      await site.kill()
    }
    mailServer.onTaken(() => undefined)
    await site.start()
    const slowest = slowestPage(site)
    await untilSent(installed, RECIPIENTS)
    const slowestMs = await slowest.stop()
    const times = timesPerRecipient(mailServer)
    const doubled = [...times.values()].filter(ids => ids.length > 1)
    tellFigures('R12', {
      store: served.name,
      recipients: times.size,
      kills: KILLS,
      mails: mailServer.taken.length,
      doubled: doubled.length,
      slowestMs,
    })
    expect(times.size).toBe(RECIPIENTS)
    expect(mailServer.taken.length - RECIPIENTS).toBeLessThanOrEqual(KILLS)
    for (const ids of doubled) expect(new Set(ids).size).toBe(1)
    if (extent(false, true)) expect(slowestMs).toBeLessThan(SLOWEST_PAGE_MS)
    expect(await site.end()).toBe(0)
  })
})

async function openMailRound({ barometer }: Installed): Promise<void> {
  const rows = Array.from(
    { length: RECIPIENTS },
    (_, index) => `F${index};Förening ${index};idrott;f${index}@forening.example`,
  )
  const register = barometer.file('register.csv', `id;namn;sektor;e-post\n${rows.join('\n')}`)
  const survey = barometer.file('prov.json', JSON.stringify(testSurvey()))
  await barometer.ok('register', 'import', register)
  await barometer.ok('survey', 'publish', survey)
  await barometer.openRound(ROUND, 'prov/1')
}

/** Resolves as the mail server has so many, before it has said so of the last. */
function untilTaken(mailServer: TestMailServer, count: number): Promise<void> {
  return new Promise(resolve => {
    mailServer.onTaken(() => {
      if (mailServer.taken.length >= count) resolve()
    })
  })
}

async function untilSent({ store }: Installed, count: number): Promise<void> {
  for (;;) {
    const counts = await store.countMessages(ROUND)
    const sent = counts.find(({ state }) => state === 'sent')?.count ?? 0
    if (sent === count) return
    await setTimeout(100)
  }
}

/** The Message-IDs of the mails that each recipient got. */
function timesPerRecipient({ taken }: TestMailServer): ReadonlyMap<string, readonly string[]> {
  const times = new Map<string, string[]>()
  for (const { recipients, raw } of taken) {
    const id = /^Message-ID: (.*)$/im.exec(raw)?.[1] ?? ''
    for (const to of recipients) times.set(to, [...(times.get(to) ?? []), id])
  }
  return times
}

/** Asks for a page again and again while mail is sent. */
function slowestPage(site: Site): { readonly stop: () => Promise<number> } {
  const done = new AbortController()
  let slowest = 0
  const asking = (async () => {
    while (!done.signal.aborted) {
      const startedAt = performance.now()
      await (await fetch(site.url() + paths.about)).text()
      slowest = Math.max(slowest, performance.now() - startedAt)
      await setTimeout(50)
    }
  })()
  return {
    async stop() {
      done.abort()
      await asking
      return Math.round(slowest)
    },
  }
}
