import { expect, it } from '@jest/globals'

import type { Response } from '../../surveys/response.ts'
import type { Store } from '../../server/store/store.ts'
import { draftRound, insertOpenRound, invitation, opening } from '../builders/records.ts'
import { eachPairOfStores, eachStore } from './each-store.ts'
import { fillWithResponses, streamedKey, streamedResponse } from './streamed-responses.ts'

/** Many of the pages in which the stores read. */
const MANY = 2000
/** Every tenth is a draft. */
const SUBMITTED = MANY - MANY / 10

eachStore('a stream of responses', store => {
  it('gives each response once, in the order of the keys, and drafts only where they are asked for', async () => {
    await fillWithResponses(store(), MANY)
    let next = 0
    for await (const each of store().eachStored('prov-2022')) {
      if (each.key !== streamedKey(next)) throw new Error(`${each.key} instead of number ${next}`)
      next += 1
    }
    expect(next).toBe(MANY)
    let submitted = 0
    let before = ''
    for await (const { key, content } of store().eachResponse('prov-2022')) {
      if (content.state !== 'submitted' || key <= before) throw new Error(`${key} after ${before}`)
      before = key
      submitted += 1
    }
    expect(submitted).toBe(SUBMITTED)
    const summary = { submitted: SUBMITTED, revisionSum: SUBMITTED }
    expect(await store().summariseResponses('prov-2022')).toStrictEqual(summary)
  })

  it('gives the same in any order: each once, whatever other rounds there are', async () => {
    await fillWithResponses(store(), MANY)
    await insertOpenRound(store(), ['A'], 'annan')
    await store().restoreResponses([1, 2, 3].map(number => streamedResponse(number, 'annan')))
    for (const round of ['prov-2022', 'annan', 'tredje']) {
      const inOrder = await allOf(store().eachResponse(round))
      const inAnyOrder = await allOf(store().eachInAnyOrder(round))
      expect(inAnyOrder.toSorted((a, b) => (a.key < b.key ? -1 : 1))).toStrictEqual(inOrder)
    }
  })

  it('lets go of the store when it is left before its end', async () => {
    await fillWithResponses(store(), 1100)
    const second = streamedResponse(1)
    let read = 0
    for (const each of ['eachResponse', 'eachInAnyOrder'] as const) {
      read = 0
      for await (const _each of store()[each]('prov-2022')) {
        read += 1
        if (read === 600) break
      }
      expect(read).toBe(600)
    }
    const failing = async () => {
      for await (const _each of store().eachStored('prov-2022')) throw new Error('reader failed')
    }
    await expect(failing()).rejects.toThrow('reader failed')
    expect(await store().submitResponse(sentIn({ ...second, revision: 2 }))).toBe('stored')
    expect(await store().checkIntegrity()).toBeNull()
    await store().close()
  })

  it('begins anew each time, and two can be read side by side', async () => {
    await fillWithResponses(store(), 1050)
    const [one, other] = [0, 1].map(() => store().eachStored('prov-2022')[Symbol.asyncIterator]())
    for (let number = 0; number < 1050; number += 1) {
      const read = [await one!.next(), await other!.next()]
      expect(read.map(({ value }) => (value as Response).key)).toStrictEqual([
        streamedKey(number),
        streamedKey(number),
      ])
    }
    expect([(await one!.next()).done, (await other!.next()).done]).toStrictEqual([true, true])
  })
})

eachPairOfStores('while a stream of responses is read', stores => {
  it('other calls are answered, and writes do not disturb it', async () => {
    const [store, another] = stores()
    await fillWithResponses(store, 1800)
    await insertOpenRound(another, ['A'], 'annan')
    const answeredAfter: number[] = []
    const writing: Promise<unknown>[] = []
    let read = 0
    const calls: readonly ((store: Store) => Promise<unknown>)[] = [
      some => some.findRound('prov-2022'),
      some => some.submitResponse(sentIn({ ...streamedResponse(1799), revision: 2 })),
      some => some.insertRound(draftRound('ny')),
      some => some.saveDraft({ ...streamedResponse(1, 'annan'), key: 'k' }),
    ]
    for await (const _each of store.eachStored('prov-2022')) {
      read += 1
      if (read > 1) continue
      for (const call of calls) {
        for (const some of [store, another]) {
          writing.push(call(some).then(() => answeredAfter.push(read)))
        }
      }
    }
    await Promise.all(writing)
    expect(read).toBe(1800)
    expect(answeredAfter).toHaveLength(calls.length * 2)
    expect(Math.min(...answeredAfter)).toBeLessThan(1800)
    expect(await store.findResponse('prov-2022', streamedKey(1799))).toMatchObject({ revision: 2 })
  })

  it('what is written behind it and before it makes it give nothing twice', async () => {
    const [store, another] = stores()
    await fillWithResponses(store, 1100)
    const seen: string[] = []
    for await (const { key } of store.eachStored('prov-2022')) {
      seen.push(key)
      if (seen.length !== 700) continue
      await another.submitResponse(sentIn({ ...streamedResponse(1), revision: 2 }))
      await another.submitResponse(sentIn({ ...streamedResponse(1001), revision: 2 }))
      await another.submitResponse(sentIn({ ...streamedResponse(5), key: 'k0000001-ny' }))
    }
    const all = Array.from({ length: 1100 }, (_, number) => streamedKey(number))
    expect(seen).toStrictEqual(all)
  })
})

async function allOf(stream: AsyncIterable<Response>): Promise<readonly Response[]> {
  const all: Response[] = []
  for await (const each of stream) all.push(each)
  return all
}

function sentIn(response: ReturnType<typeof streamedResponse>) {
  const invitationId = invitation('A', opening([]).round.id).id
  return { response, invitationId, answeredAt: '2022-09-05T08:00:00.000Z' }
}
