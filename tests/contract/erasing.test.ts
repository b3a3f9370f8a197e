import { expect, it } from '@jest/globals'

import type { PromiseId } from '../../surveys/promise.ts'
import type { Response } from '../../surveys/response.ts'
import type { Store } from '../../server/store/store.ts'
import { collect } from '../builders/collect.ts'
import { draftRound, insertOpenRound, opening, response } from '../builders/records.ts'
import { eachStore } from './each-store.ts'

const KEYS = ['A', 'B', 'C', 'D']

const sent = (key: string, revision = 1, roundId = 'prov-2022') => ({
  response: response(key, { revision, roundId }, { codeDigest: `c-${roundId}-${key}` }),
  mark: null,
})

const draftOf = (key: string): Response => ({
  ...response(key),
  content: { state: 'draft', sealed: 'utkast' },
})

/** Three responses and a draft, as they stand when the round is certified; and a response of another round. */
async function fill(store: Store, promise: PromiseId): Promise<void> {
  const { round, ...rest } = opening(KEYS)
  await store.insertRound({ ...draftRound(), promise })
  await store.openRound({ ...rest, round: { ...round, promise } })
  await insertOpenRound(store, ['A'], 'annan')
  await store.submitResponse(sent('A', 1, 'annan'))
  for (const key of ['A', 'B', 'C']) await store.submitResponse(sent(key))
  await store.saveDraft(draftOf('D'))
  await store.saveRound({ ...round, promise, revision: 3, state: 'certified' })
  await store.closeResponses('prov-2022', KEYS)
}

const storedIn = (store: Store, round = 'prov-2022') => collect(store.eachStored(round))

for (const promise of ['grouped', 'anonymous'] as const) {
  eachStore(`ResponseStore, erasing in a ${promise} round`, store => {
    it('takes away every response and draft of the round, and of no other', async () => {
      await fill(store(), promise)
      await store().eraseResponses('prov-2022', null)
      expect(await storedIn(store())).toStrictEqual([])
      expect(await collect(store().eachInAnyOrder('prov-2022'))).toStrictEqual([])
      expect(await store().countResponses('prov-2022')).toStrictEqual([])
      expect(await store().summariseResponses('prov-2022')).toStrictEqual({
        submitted: 0,
        revisionSum: 0,
      })
      expect(await store().findByCode('c-prov-2022-A')).toBeNull()
      expect(await store().findResponse('prov-2022', 'A')).toBeNull()
      expect(await storedIn(store(), 'annan')).toHaveLength(1)
    })

    it('takes away one, and keeps the others as they were', async () => {
      await fill(store(), promise)
      const before = await storedIn(store())
      await store().eraseResponses('prov-2022', 'B')
      expect(await storedIn(store())).toStrictEqual(before.filter(({ key }) => key !== 'B'))
      expect(await store().findByCode('c-prov-2022-B')).toBeNull()
      expect(await store().findByCode('c-prov-2022-C')).toStrictEqual(sent('C').response)
    })

    it('comes to the same when it is done again, or there is nothing', async () => {
      await fill(store(), promise)
      for (const key of ['B', 'B', 'finns inte', null, null]) {
        await store().eraseResponses('prov-2022', key)
      }
      expect(await storedIn(store())).toStrictEqual([])
      expect(await store().checkIntegrity()).toBeNull()
    })

    it('leaves no place to write in for somebody who saw the round while it was open', async () => {
      const { round } = opening(KEYS)
      await fill(store(), promise)
      await store().eraseResponses('prov-2022', null)
      for (const late of [sent('A'), sent('A', 2), sent('D'), sent('D', 2)]) {
        expect(await store().submitResponse(late, round)).toBe('closed')
      }
      expect(await storedIn(store())).toStrictEqual([])
    })
  })
}
