import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'

import { afterAll, beforeAll, expect, it } from '@jest/globals'

import { createSqliteStore } from '../../server/store/sqlite/sqlite-store.ts'
import type { Store } from '../../server/store/store.ts'
import { insertOpenRound, response } from '../builders/records.ts'
import { extent, tellFigures } from '../builders/extent.ts'

const RESPONSES = extent(20_000, 100_000)
/** Others get their turn at least each time so many responses are read. */
const MOST_IN_A_TURN = 500

let folder: string
let store: Store
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'barometer-scan-'))
  store = createSqliteStore(join(folder, 'store.sqlite'))
  await insertOpenRound(store, ['A'])
  const keys = Array.from({ length: RESPONSES }, (_, index) => `F${String(index).padStart(6, '0')}`)
  await store.restoreResponses(keys.map(key => response(key)))
})
afterAll(async () => {
  await store.close()
  rmSync(folder, { recursive: true })
})

it.each(['eachResponse', 'eachInAnyOrder', 'eachStored'] as const)(
  'lets others have their turn while %s reads a large round, and a write come in between',
  async each => {
    const over = new AbortController()
    let turns = 0
    let longestMs = 0
    const others = (async () => {
      for (let last = performance.now(); !over.signal.aborted; turns += 1) {
        await setImmediate()
        longestMs = Math.max(longestMs, performance.now() - last)
        last = performance.now()
      }
    })()
    let read = 0
    let readWhenWritten = 0
    const written = store.putAssociations([]).then(() => (readWhenWritten = read))
    for await (const _ of store[each]('prov-2022')) {
      read += 1
      // However slow the disk is; a write that the reading holds up never comes, and so neither does the end.
      if (read === RESPONSES / 2) await written
    }
    over.abort()
    await others
    tellFigures('scan', { each, read, turns, longestMs: Math.round(longestMs), readWhenWritten })
    expect(read).toBe(RESPONSES)
    expect(turns).toBeGreaterThanOrEqual(RESPONSES / MOST_IN_A_TURN)
  },
)
