import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import { compareLedger, NO_DISCREPANCIES } from '../builders/compare-ledger.ts'
import { type Installed, SERVED_STORES } from '../builders/installed.ts'
import { type Ledger, openLedger, readLedger } from '../builders/ledger.ts'
import { type Load, startLoad } from '../builders/load-client.ts'
import { openSendings } from '../builders/sendings.ts'
import { createSite, type Site } from '../builders/site.ts'
import { extent, tellFigures } from '../builders/extent.ts'

/**
 * R13: a backup that is taken while answers come in holds every answer that was acknowledged before it
 * began, and is the same when it is restored.
 */

const ROUND = 'prov-2099'
const BACKUPS = extent(2, 20)

const digestIn = (told: string) => /ontrollsumma[n]? ([0-9a-f]{64})/.exec(told)?.[1]

describe.each(SERVED_STORES)('a backup of $name under load', ({ name, install }) => {
  let installed: Installed | null = null
  let site: Site | null = null
  let load: Load | null = null
  let ledger: Ledger | null = null
  let path: string
  beforeAll(async () => {
    const { barometer } = (installed = await install())
    const serving = (site = createSite(barometer.folder))
    const sendings = await openSendings(barometer, ROUND, extent(3000, 60_000))
    path = barometer.file('ledger', '')
    ledger = openLedger(path)
    await serving.start()
    load = startLoad(sendings, { url: serving.url, connections: 16, ledger, pauseMs: 10 })
  })
  afterAll(async () => {
    load?.abandon()
    ledger?.close()
    await site?.remove()
    await installed?.remove()
  })

  it('holds all that was acknowledged before it, and is restored to the same', async () => {
    const { barometer } = installed!
    const sending = load!
    const held: number[] = []
    for (let index = 0; index < BACKUPS; index += 1) {
      await sending.untilAcknowledged(sending.acknowledged() + 50)
      const before = readLedger(path)
      const [backup, restored] = [`kopia-${index}.txt`, `igen-${index}.sqlite`]
      const taken = await barometer.run('backup', '--out', backup)
      expect(taken).toMatchObject({ code: 0 })
      const again = await barometer.run('restore', backup, '--store', restored)
      expect([again.code, digestIn(again.stderr)]).toEqual([0, digestIn(taken.stderr)])

      const store = createSqliteStore(join(barometer.folder, restored))
      const { unknown, ...wrong } = await compareLedger(before, store, ROUND)
      await store.close()
      expect({ ...wrong, unknown: [] }).toEqual(NO_DISCREPANCIES)
      held.push(before.length + unknown.length)
    }
    tellFigures('R13', { store: name, backups: BACKUPS, answersInEach: held })
    expect(sending.refusals).toEqual([])
    expect(held.every(count => count > 0)).toBe(true)
  })
})
