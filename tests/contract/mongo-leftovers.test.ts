import { afterEach, beforeEach, describe, expect, it } from '@jest/globals'
import mongoose, { type Connection } from 'mongoose'

import type { Response } from '../../surveys/response.ts'
import type { Store } from '../../server/store/store.ts'
import { insertOpenRound, opening, response } from '../builders/records.ts'
import { MONGO_ADDRESS } from '../builders/stores.ts'
import { OPENS } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { type ContractStore, openDatabase } from './adapters.ts'

/** What a server that died, or is slow, has left half done: see decision 0010. */
;(MONGO_ADDRESS === null ? describe.skip : describe)(
  'what another server has left on MongoDB',
  () => {
    let opened: ContractStore
    let store: Store
    let raw: Connection
    beforeEach(async () => {
      opened = await openDatabase()
      store = opened.store
      raw = await mongoose.createConnection(opened.address).asPromise()
      await insertOpenRound(store, ['A', 'B'])
    })
    afterEach(async () => {
      await raw.close()
      await opened.remove()
    })

    const found = response('A', {}, { answers: { 'prov.text': 'a' } })

    /** An import of an answer for A, as it stands before or after it is decided. */
    async function leaveImport(state: 'staging' | 'committed'): Promise<void> {
      const { key, roundId: round, revision, survey, sector, content } = found
      const answers = [{ question: 'prov.text', value: 'a' }]
      const staged = {
        import: 'left',
        revision,
        survey,
        sector,
        content: { ...content, answers },
        mark: { invitationId: 'i-prov-2022-A', at: OPENS },
      }
      const held = { revision: 0, survey: null, sector: null, submitted: false, content: null }
      const place = { _id: `${round}/${key}`, round, key, ...held, isClosed: false, staged }
      await raw.collection('response').insertOne(place as never)
      const left = { _id: 'left', round, state, withRound: false, startedAt: Date.now() }
      await raw.collection('responseImport').insertOne(left as never)
    }

    async function listed(stream: AsyncIterable<Response>): Promise<readonly Response[]> {
      const all: Response[] = []
      for await (const each of stream) all.push(each)
      return all
    }

    it.each([
      ['findResponse', () => store.findResponse('prov-2022', 'A'), found],
      ['eachResponse', () => listed(store.eachResponse('prov-2022')), [found]],
      ['eachInAnyOrder', () => listed(store.eachInAnyOrder('prov-2022')), [found]],
      ['eachStored', () => listed(store.eachStored('prov-2022')), [found]],
      ['findSubmitted', () => store.findSubmitted('prov-2022', ['A', 'B']), new Set(['A'])],
      [
        'summariseResponses',
        () => store.summariseResponses('prov-2022'),
        { submitted: 1, revisionSum: 1 },
      ],
    ])('an import that is decided is seen by %s', async (_name, read, seen) => {
      await leaveImport('committed')
      expect(await read()).toStrictEqual(seen)
    })

    it('an import that is decided is carried out when the round is closed', async () => {
      await leaveImport('committed')
      await store.closeResponses('prov-2022', ['A', 'B'])
      expect(await store.summariseResponses('prov-2022')).toMatchObject({ submitted: 1 })
      expect(await store.findInvitation('l-prov-2022-A')).toMatchObject({ answeredAt: OPENS })
    })

    it('an import that is not decided is not seen', async () => {
      await leaveImport('staging')
      expect(await store.findResponse('prov-2022', 'A')).toBeNull()
      expect(await listed(store.eachStored('prov-2022'))).toStrictEqual([])
      expect(await store.summariseResponses('prov-2022')).toMatchObject({ submitted: 0 })
    })

    it('an import that is not decided when the round is closed never is', async () => {
      await leaveImport('staging')
      await store.closeResponses('prov-2022', ['A', 'B'])
      const imports = raw.collection<{ _id: string; state: string }>('responseImport')
      const late = { $set: { state: 'committed' } }
      const { matchedCount } = await imports.updateOne({ _id: 'left', state: 'staging' }, late)
      expect(matchedCount).toBe(0)
      expect(await listed(store.eachStored('prov-2022'))).toStrictEqual([])
    })

    it('an import of the register that has its number is finished before anyone reads', async () => {
      const associations = testAssociations(2)
      const rows = associations.map(each => ({
        id: each.id,
        becomes: JSON.stringify(each),
        was: null,
        event: null,
      }))
      const parts = { _id: 'left/0', rows }
      await raw.collection('registerPart').insertOne(parts as never)
      const left = { _id: 1, parts: 'left', count: 2, isApplied: false, note: null }
      await raw.collection('registerImport').insertOne(left as never)
      expect(await store.listAssociations()).toStrictEqual(associations)
    })

    it('an attempt to open a round is not seen', async () => {
      const { frame, invitations } = opening(['C'])
      const attempt = { round: 'prov-2022', opening: 'left' }
      await raw
        .collection('frame')
        .insertOne({ _id: 'prov-2022/left/C', ...attempt, ...frame[0] } as never)
      const { id, roundId: _round, ...rest } = invitations[0]!
      await raw.collection('invitation').insertOne({ _id: id, ...attempt, ...rest } as never)
      expect(await store.listFrame('prov-2022')).toStrictEqual(opening(['A', 'B']).frame)
      expect(await store.listInvitations('prov-2022')).toStrictEqual(
        opening(['A', 'B']).invitations,
      )
      expect(await store.countInvitations('prov-2022')).toMatchObject([{ invited: 2 }])
      expect(await store.findFrameEntry('prov-2022', 'C')).toBeNull()
    })
  },
)
