import { expect, it } from '@jest/globals'

import type { Response } from '../../surveys/response.ts'
import type { SaveOutcome } from '../../server/store/response-store.ts'
import type { Store } from '../../server/store/store.ts'
import { insertOpenRound, opening, response, submitting } from '../builders/records.ts'
import { OPENS } from '../builders/test-container.ts'
import { eachPairOfStores } from './each-store.ts'

const AT_ONCE = 50

const draft = (sealed: string, revision = 1): Response => ({
  ...response('A', { revision }),
  content: { state: 'draft', sealed },
})
const sent = (who: string, revision = 1) => ({
  ...submitting('A'),
  response: response('A', { revision }, { submissionId: who }),
})

type Contender = (store: Store, index: number) => Promise<SaveOutcome>

/** @returns Which of fifty was stored; fails unless it is one, and every other was told that it is stale. */
async function oneStored(stores: readonly [Store, Store], contender: Contender): Promise<number> {
  const outcomes = await Promise.all(
    Array.from({ length: AT_ONCE }, (_, index) => contender(stores[index % 2]!, index)),
  )
  expect(outcomes.filter(outcome => outcome === 'stored')).toHaveLength(1)
  expect(outcomes.filter(outcome => outcome === 'stale')).toHaveLength(AT_ONCE - 1)
  return outcomes.indexOf('stored')
}

/** A mark may be made beside the reply: whoever counts waits for those of its own process. */
async function untilMarked(stores: readonly Store[]): Promise<void> {
  for (const store of stores) await store.countInvitations('prov-2022')
}

eachPairOfStores('of fifty that answer for one association at once', stores => {
  it.each([1, 2])('one saves revision %i of its draft', async revision => {
    await insertOpenRound(stores()[0], ['A'])
    if (revision === 2) await stores()[0].saveDraft(draft('before'))
    const winner = await oneStored(stores(), (store, index) =>
      store.saveDraft(draft(`${index}`, revision)),
    )
    for (const store of stores()) {
      expect(await store.findResponse('prov-2022', 'A')).toStrictEqual(draft(`${winner}`, revision))
    }
  })

  it.each([1, 2])('one sends in revision %i, and is what is counted', async revision => {
    await insertOpenRound(stores()[0], ['A'])
    if (revision === 2) await stores()[0].saveDraft(draft('before'))
    const winner = await oneStored(stores(), (store, index) =>
      store.submitResponse(sent(`${index}`, revision)),
    )
    await untilMarked(stores())
    for (const store of stores()) {
      const kept: Response[] = []
      for await (const each of store.eachStored('prov-2022')) kept.push(each)
      expect(kept).toStrictEqual([sent(`${winner}`, revision).response])
      const summary = { submitted: 1, revisionSum: revision }
      expect(await store.summariseResponses('prov-2022')).toStrictEqual(summary)
      expect(await store.findInvitation('l-prov-2022-A')).toMatchObject({ answeredAt: OPENS })
    }
  })

  it('one is stored when some save drafts and others send in', async () => {
    await insertOpenRound(stores()[0], ['A'])
    const winner = await oneStored(stores(), (store, index) =>
      index % 3 === 0 ? store.submitResponse(sent(`${index}`)) : store.saveDraft(draft(`${index}`)),
    )
    const kept = winner % 3 === 0 ? sent(`${winner}`).response : draft(`${winner}`)
    expect(await stores()[1].findResponse('prov-2022', 'A')).toStrictEqual(kept)
    await untilMarked(stores())
    const [invited] = await stores()[1].listInvitations('prov-2022')
    expect(invited?.answeredAt).toBe(winner % 3 === 0 ? OPENS : null)
  })
})

eachPairOfStores('a round that is closed while answers come in', stores => {
  const KEYS = Array.from({ length: 60 }, (_, index) => `k${index}`)

  it.each([
    ['that look at the round', undefined],
    ['that have read the round before', opening([]).round],
  ])('has had every answer that was acknowledged to writers %s', async (_who, seen) => {
    await insertOpenRound(stores()[0], KEYS)
    const { round } = opening([])
    const submitted = KEYS.map((key, index) =>
      stores()[index % 2]!.submitResponse(submitting(key), seen),
    )
    await stores()[1].saveRound({ ...round, revision: 3, state: 'certifying' })
    await stores()[1].closeResponses('prov-2022', KEYS)
    const atClosing = await stores()[1].summariseResponses('prov-2022')
    const outcomes = await Promise.all(submitted)
    expect(await stores()[0].summariseResponses('prov-2022')).toStrictEqual(atClosing)
    const acknowledged = outcomes.filter(outcome => outcome === 'stored').length
    expect(atClosing).toStrictEqual({ submitted: acknowledged, revisionSum: acknowledged })
    expect(outcomes.filter(outcome => outcome === 'stale')).toStrictEqual([])
  })
})
