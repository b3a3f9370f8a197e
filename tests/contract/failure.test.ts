import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'
import mongoose from 'mongoose'
import { createMongoStore } from '../../server/store/mongo/mongo-store.ts'
import type { Store } from '../../server/store/store.ts'
import { type Proxy, startProxy } from '../builders/proxy.ts'
import {
  certifiedResult,
  publishedCrosswalk,
  publishedSurvey,
} from '../builders/published-records.ts'
import { insertOpenRound, response, submitting } from '../builders/records.ts'
import { MONGO_ADDRESS } from '../builders/stores.ts'
import { testAssociations } from '../builders/test-data.ts'
import { ADAPTERS, type ContractStore, openDatabase, openFile } from './adapters.ts'
import { CALLS } from './store-calls.ts'

/** On SQLite there is nothing to close: see the adapter. */
const WRITES_NOTHING_ON_SQLITE = 'closeResponses'

const UNAVAILABLE = { name: 'Problem', code: 'store/unavailable' }

/** What each call came to: its problem's code, or what was thrown instead. */
async function outcomesOf(store: Store, leftOut = ''): Promise<ReadonlyMap<string, unknown>> {
  const calls = Object.entries(CALLS).filter(([name]) => name !== leftOut)
  return new Map(
    await Promise.all(
      calls.map(async ([name, call]): Promise<[string, unknown]> => {
        try {
          await call(store)
          return [name, 'answered']
        } catch (error) {
          const { name: kind, code = String(error) } = error as { name: string; code?: unknown }
          return [name, { name: kind, code }]
        }
      }),
    ),
  )
}

const every = (outcome: unknown, leftOut = '') =>
  new Map(
    Object.keys(CALLS)
      .filter(name => name !== leftOut)
      .map(name => [name, outcome]),
  )

describe.each(ADAPTERS)('a store that is closed: $name', ({ name, open }) => {
  const leftOut = name.startsWith('SQLite') ? WRITES_NOTHING_ON_SQLITE : ''
  let opened: ContractStore
  beforeEach(async () => {
    opened = await open()
    await insertOpenRound(opened.store, ['A', 'B', 'C', 'D', 'E'])
  })
  afterEach(() => opened.remove())

  it('says of every call that it is unavailable', async () => {
    await opened.store.close()
    expect(await outcomesOf(opened.store, leftOut)).toStrictEqual(every(UNAVAILABLE, leftOut))
  })

  it('can be closed again', async () => {
    await opened.store.close()
    await expect(opened.store.close()).resolves.toBeUndefined()
  })

  it('ends a stream that is being read with the same', async () => {
    const keys = Array.from({ length: 700 }, (_, index) => `k${index}`)
    await opened.store.restoreResponses(keys.map(key => response(key)))
    let count = 0
    const reading = async () => {
      for await (const _each of opened.store.eachStored('prov-2022')) {
        count += 1
        if (count === 1) await opened.store.close()
      }
    }
    await expect(reading()).rejects.toMatchObject(UNAVAILABLE)
    expect(count).toBeLessThan(keys.length)
  })
})

;(MONGO_ADDRESS === null ? describe.skip : describe)('a MongoDB server that is away', () => {
  let opened: ContractStore
  let proxy: Proxy
  let store: Store
  beforeEach(async () => {
    opened = await openDatabase()
    await insertOpenRound(opened.store, ['A', 'B', 'C', 'D', 'E'])
    const address = new URL(opened.address)
    proxy = await startProxy(address.hostname, Number(address.port))
    address.host = `127.0.0.1:${proxy.port}`
    store = await createMongoStore(address.href, { allowStandalone: true })
  })
  afterEach(async () => {
    await store.close()
    proxy.close()
    await opened.remove()
  })

  it('is unavailable in every call, and answers every call when it is back', async () => {
    proxy.cut()
    expect(await outcomesOf(store)).toStrictEqual(every(UNAVAILABLE))
    proxy.release()
    expect(await outcomesOf(store)).toStrictEqual(every('answered'))
  })
})

/** Records as a disk or a hand can leave them, each with what reads it. */
const READS = {
  listAssociations: ['listAssociations'],
  survey: ['findSurvey'],
  crosswalk: ['listCrosswalks', 'findCrosswalkVersion', 'findCrosswalk'],
  round: ['findRound', 'listRounds', 'saveDraft'],
  frame: ['listFrame', 'findFrameEntry'],
  response: ['findResponse', 'eachResponse', 'eachInAnyOrder', 'eachStored'],
  result: ['findResult'],
} as const

type Call = keyof typeof CALLS
const DAMAGED = { name: 'Problem', code: 'store/damaged' }

async function fill(store: Store): Promise<void> {
  await store.putAssociations(testAssociations(2))
  await store.insertSurvey(publishedSurvey())
  await store.insertCrosswalk(publishedCrosswalk())
  await insertOpenRound(store, ['A', 'B'])
  await store.submitResponse(submitting('A'))
  await store.insertResult(certifiedResult('prov-2022'))
}

describe('a damaged record in a SQLite file', () => {
  let opened: ContractStore
  beforeEach(async () => {
    opened = await openFile()
    await fill(opened.store)
  })
  afterEach(() => opened.remove())

  it.each([
    ['association', 'doc', READS.listAssociations],
    ['survey', 'definition', READS.survey],
    ['crosswalk', 'definition', READS.crosswalk],
    ['round', 'doc', READS.round],
    ['frame', 'doc', READS.frame],
    ['response', 'content', READS.response],
    ['result', 'sealed', READS.result],
  ] as const)('of table %s is told as such by what reads it', async (table, column, calls) => {
    const other = new Sqlite(opened.address)
    other.pragma('ignore_check_constraints = ON')
    const { changes } = other.prepare(`UPDATE ${table} SET ${column} = '{"hemligt'`).run()
    other.close()
    expect(changes).toBeGreaterThan(0)
    for (const call of calls) {
      const told = CALLS[call satisfies Call](opened.store)
      await expect(told).rejects.toMatchObject({ ...DAMAGED, message: 'store/damaged', values: {} })
    }
    expect(await opened.store.findLinkKey('prov-2022')).toBe('wrapped-prov-2022')
  })
})

;(MONGO_ADDRESS === null ? describe.skip : describe)('a damaged record on MongoDB', () => {
  let opened: ContractStore
  beforeEach(async () => {
    opened = await openDatabase()
    await fill(opened.store)
  })
  afterEach(() => opened.remove())

  it.each([
    ['survey', { definition: '{"hemligt' }, READS.survey],
    ['crosswalk', { definition: '{"hemligt' }, READS.crosswalk],
    ['response', { content: null }, READS.response],
    ['sealedPart', { text: '{"hemligt' }, READS.result],
    ['result', { sealedParts: 0 }, READS.result],
  ] as const)('of collection %s is told as such by what reads it', async (name, change, calls) => {
    const raw = await mongoose.createConnection(opened.address).asPromise()
    const { modifiedCount } = await raw.collection(name).updateMany({}, { $set: change })
    await raw.close()
    expect(modifiedCount).toBeGreaterThan(0)
    for (const call of calls) {
      const told = CALLS[call satisfies Call](opened.store)
      await expect(told).rejects.toMatchObject({ ...DAMAGED, message: 'store/damaged', values: {} })
    }
    expect(await opened.store.findLinkKey('prov-2022')).toBe('wrapped-prov-2022')
  })
})
