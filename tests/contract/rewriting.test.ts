import { readFileSync } from 'node:fs'
import { setTimeout } from 'node:timers/promises'

import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import Sqlite from 'better-sqlite3'
import mongoose from 'mongoose'

import type { Response } from '../../surveys/response.ts'
import type { Store } from '../../server/store/store.ts'
import { collect } from '../builders/collect.ts'
import { draftRound, opening, response } from '../builders/records.ts'
import { MONGO_ADDRESS } from '../builders/stores.ts'
import { type ContractStore, openDatabase, openFile } from './adapters.ts'
import { eachPairOfStores, eachStore } from './each-store.ts'

const KEYS = ['C', 'A', 'D', 'B']

/** A round that promises that no order is kept. */
async function insertAnonymousRound(store: Store): Promise<void> {
  const { round, ...rest } = opening(KEYS)
  await store.insertRound({ ...draftRound(), promise: 'anonymous' })
  await store.openRound({ ...rest, round: { ...round, promise: 'anonymous' } })
}

const sent = (key: string, revision = 1) => ({
  response: response(key, { revision }, { codeDigest: `c${key}` }),
  mark: null,
})

const draftOf = (key: string): Response => ({
  ...response(key),
  content: { state: 'draft', sealed: 'utkast' },
})

/** Two responses, one of them changed; and two drafts. */
async function fill(store: Store): Promise<void> {
  await insertAnonymousRound(store)
  await store.submitResponse(sent('C'))
  await store.submitResponse(sent('A'))
  await store.submitResponse(sent('A', 2))
  await store.saveDraft(draftOf('D'))
  await store.saveDraft(draftOf('V'))
}

const storedIn = (store: Store) => collect(store.eachStored('prov-2022'))

eachStore('ResponseStore, writing anew', store => {
  it('keeps everything as it was, and takes what comes after', async () => {
    await fill(store())
    const before = await storedIn(store())
    await store().rewriteResponses('prov-2022', 'all')
    expect(await storedIn(store())).toStrictEqual(before)
    expect(before).toHaveLength(4)
    expect(await store().submitResponse(sent('B'))).toBe('stored')
    expect(await store().submitResponse(sent('C', 2))).toBe('stored')
    expect(await store().importResponses([sent('D', 2)], null)).toBe('stored')
    await store().rewriteResponses('prov-2022', 'all')
    expect(await store().summariseResponses('prov-2022')).toStrictEqual({
      submitted: 4,
      revisionSum: 7,
    })
    expect(await store().findByCode('cC')).toStrictEqual(sent('C', 2).response)
  })

  it('leaves out what is not counted, and what only writing needed', async () => {
    await fill(store())
    await store().rewriteResponses('prov-2022', 'counted')
    const left = ['A', 'C'].map(key =>
      response(key, {}, { codeDigest: `c${key}`, submissionId: '' }),
    )
    expect(await storedIn(store())).toStrictEqual(left)
    expect(await store().countResponses('prov-2022')).toStrictEqual([
      { sector: 'idrott', submitted: 2 },
    ])
    await store().rewriteResponses('prov-2022', 'counted')
    expect(await storedIn(store())).toStrictEqual(left)
  })

  it('leaves it closed to a writer that saw the round while it was open', async () => {
    await fill(store())
    const seen = (await store().findRound('prov-2022'))!
    await store().saveRound({ ...seen, revision: seen.revision + 1, state: 'certifying' })
    await store().closeResponses('prov-2022', KEYS)
    await store().rewriteResponses('prov-2022', 'counted')
    for (const late of [sent('B'), sent('D'), sent('D', 2), sent('A', 2), sent('A', 3)]) {
      expect(await store().submitResponse(late, seen)).toBe('closed')
    }
    expect(await store().saveDraft(draftOf('B'), seen)).toBe('closed')
    expect(await storedIn(store())).toHaveLength(2)
  })

  it('says that the space is cleared', async () => {
    await fill(store())
    await store().rewriteResponses('prov-2022', 'counted')
    expect(await store().clearSpace()).toBe('cleared')
    expect(await storedIn(store())).toHaveLength(2)
    expect(await store().checkIntegrity()).toBeNull()
  })
})

eachPairOfStores('ResponseStore, writing anew beside others', stores => {
  it('loses nothing that was acknowledged while it went on', async () => {
    const [first, second] = stores()
    await insertAnonymousRound(first)
    const keys = Array.from({ length: 60 }, (_, index) => `k${index}`)
    const acknowledged: string[] = []
    const submitAll = async () => {
      for (const key of keys) {
        let outcome = await second.submitResponse(sent(key))
        // Nothing is taken while they are written anew; one that is there already was not acknowledged.
        while (outcome === 'closed') outcome = await second.submitResponse(sent(key))
        if (outcome === 'stored') acknowledged.push(key)
      }
    }
    const submitting = submitAll()
    for (let time = 0; time < 5; time += 1) {
      await first.rewriteResponses('prov-2022', 'all')
      await setTimeout(10)
    }
    await submitting
    const stored = (await storedIn(second)).map(({ key }) => key)
    expect(acknowledged.filter(key => !stored.includes(key))).toEqual([])
    expect(new Set(stored).size).toBe(stored.length)
    expect(acknowledged.length).toBeGreaterThan(0)
  })
})

describe('the space of a SQLite file', () => {
  let opened: ContractStore
  beforeEach(async () => {
    opened = await openFile()
  })
  afterEach(() => opened.remove())

  const inFiles = (text: string) =>
    ['', '-wal'].filter(end => readFileSync(opened.address + end).includes(text))

  it('holds nothing of what was written over once it is cleared', async () => {
    const { store, address } = opened
    await insertAnonymousRound(store)
    const text = 'kanariefågel'
    const written = response('A', {}, { answers: { 'prov.text': text } })
    await store.submitResponse({ response: written, mark: null })
    expect(inFiles(text)).not.toEqual([])
    await store.submitResponse(sent('A', 2))
    expect(await store.clearSpace()).toBe('cleared')
    expect(inFiles(text)).toEqual([])
    expect(readFileSync(`${address}-wal`)).toHaveLength(0)
  })

  it('is left for later while somebody reads, and while somebody writes', async () => {
    const { store, address } = opened
    await insertAnonymousRound(store)
    const release = await store.claimServing()
    const other = new Sqlite(address)
    for (const begin of ['BEGIN; SELECT * FROM round', 'BEGIN IMMEDIATE']) {
      await store.submitResponse(sent('A', begin.length))
      other.exec(begin)
      expect(await store.clearSpace()).toBe('busy')
      other.exec('ROLLBACK')
    }
    other.close()
    expect(await store.clearSpace()).toBe('cleared')
    await release()
  })
})

;(MONGO_ADDRESS === null ? describe.skip : describe)(
  'the collections of a MongoDB database',
  () => {
    let opened: ContractStore
    let raw: mongoose.Connection
    beforeEach(async () => {
      opened = await openDatabase()
      raw = await mongoose.createConnection(opened.address).asPromise()
    })
    afterEach(async () => {
      await raw.close()
      await opened.remove()
    })

    const own = async () =>
      (await raw.listCollections())
        .map(({ name }) => name)
        .filter(name => name.startsWith('response-'))

    it('have one for an open round that keeps no order, and never two', async () => {
      await fill(opened.store)
      const [before, ...others] = await own()
      expect([before, others]).toEqual([expect.any(String), []])
      await opened.store.rewriteResponses('prov-2022', 'all')
      expect(await own()).toEqual([expect.any(String)])
      expect(await own()).not.toEqual([before])
      const natural = await raw
        .collection((await own())[0]!)
        .find({})
        .toArray()
      expect(natural.map(({ key }) => key as string)).toEqual(['A', 'C', 'D', 'V'])
      expect(await raw.collection('response').countDocuments()).toBe(0)
    })

    it('are tidied after a server that died while it wrote them anew', async () => {
      await fill(opened.store)
      await raw.collection('response-halv').insertOne({ a: 1 })
      const dying = {
        $set: { rewriting: 'response-halv' },
        $push: { spareResponses: 'response-halv' },
      }
      await raw.collection('round').updateOne({}, dying as never)
      expect(await opened.store.submitResponse(sent('B'))).toBe('closed')
      await opened.store.rewriteResponses('prov-2022', 'all')
      expect(await own()).toHaveLength(1)
      expect(await storedIn(opened.store)).toHaveLength(4)
      expect(await opened.store.submitResponse(sent('B'))).toBe('stored')
    })
  },
)
