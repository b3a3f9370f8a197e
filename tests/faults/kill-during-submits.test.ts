import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'

import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import {
  type Installation,
  newInstallation,
  startServing,
  stopBarometer,
} from '../builders/run-barometer.ts'
import { testSurvey } from '../builders/test-data.ts'

/**
 * The server is killed, with no chance to tidy up, in the middle of 200 answers at once. Every receipt
 * that someone had by then must be for an answer that is there, once and as it was sent.
 */

const ANSWERS = 200
/** The kill comes when this many have their receipt: some are answered, some are on the way. */
const KILL_AFTER = [20, 60, 120] as const

const roundOf = (time: number) => `prov-2099-${time}`

interface Sending {
  readonly token: string
  readonly fields: Readonly<Record<string, string>>
}

let barometer: Installation
beforeAll(async () => {
  barometer = newInstallation()
  const rows = Array.from({ length: ANSWERS }, (_, index) => `F${index};Förening ${index};idrott`)
  await barometer.ok('init')
  await barometer.ok('survey', 'publish', barometer.file('prov.json', JSON.stringify(testSurvey())))
  await barometer.ok(
    'register',
    'import',
    barometer.file('in.csv', `id;namn;sektor\n${rows.join('\n')}`),
  )
})
afterAll(() => barometer.remove())

async function openRound(id: string): Promise<readonly Sending[]> {
  await barometer.openRound(id, 'prov/1')
  const links: { länk: string }[] = parse(await barometer.ok('round', 'links', id), {
    columns: true,
  })
  return links.map(({ länk }, index) => ({
    token: länk.split('/').at(-1)!,
    fields: {
      omgang: id,
      revision: '0',
      inskick: `${id}-${index}`.padEnd(22, 'x'),
      'prov.helhet': String(1 + (index % 5)),
      'prov.text': `Svar ${index}`,
    },
  }))
}

/** Sends an answer; the receipt's address when it was acknowledged, `null` when no reply came. */
async function send(url: string, { token, fields }: Sending): Promise<string | null> {
  try {
    const reply = await fetch(`${url}/svara/${token}/skicka`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      redirect: 'manual',
    })
    return reply.status === 303 ? reply.headers.get('location') : `status ${reply.status}`
  } catch {
    return null
  }
}

async function storedAnswers(round: string): Promise<Map<string, unknown>> {
  const store = createSqliteStore(join(barometer.folder, 'barometer.sqlite'))
  const stored = new Map<string, unknown>()
  for await (const { content } of store.eachResponse(round)) {
    expect(stored.has(content.submissionId)).toBe(false)
    stored.set(content.submissionId, content.answers)
  }
  await store.close()
  return stored
}

describe.each(KILL_AFTER.map((after, time) => ({ after, round: roundOf(time) })))(
  'a server that is killed after $after receipts',
  ({ after, round }) => {
    it('has every answer that was acknowledged, once, and takes the others when they come again', async () => {
      const sendings = await openRound(round)
      const { server, url } = await startServing(barometer.folder)
      const dead = new Promise(resolve => server.once('close', resolve))
      const ledger = new Map<Sending, string>()
      await Promise.all(
        sendings.map(async (sending, index) => {
          // All within a tenth of a second: more than the server can answer before it dies.
          await setTimeout(index / 2)
          const receipt = await send(url, sending)
          if (receipt === null) return
          ledger.set(sending, receipt)
          if (ledger.size === after) server.kill('SIGKILL')
        }),
      )
      await dead
      expect(ledger.size).toBeGreaterThanOrEqual(after)
      expect(ledger.size).toBeLessThan(ANSWERS)

      const before = await storedAnswers(round)
      for (const [{ fields }, receipt] of ledger) {
        expect(receipt).toContain('/kvitto/')
        expect(before.get(fields['inskick']!)).toEqual({
          'prov.helhet': Number(fields['prov.helhet']),
          'prov.text': fields['prov.text'],
        })
      }

      const again = await startServing(barometer.folder)
      const receipts = await Promise.all(sendings.map(sending => send(again.url, sending)))
      expect(receipts.every(receipt => receipt?.includes('/kvitto/'))).toBe(true)
      const page = await (await fetch(again.url + receipts[0]!)).text()
      expect(page).toContain('Svar 0')
      expect(await stopBarometer(again.server)).toBe(0)
      expect((await storedAnswers(round)).size).toBe(ANSWERS)
    })
  },
)
