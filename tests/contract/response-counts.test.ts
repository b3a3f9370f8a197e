import { expect, it } from '@jest/globals'

import type { SubmittedResponse } from '../../surveys/response.ts'
import { insertOpenRound, response, submitting } from '../builders/records.ts'
import { eachStore } from './each-store.ts'

const unmarked = (sent: SubmittedResponse) => ({ response: sent, mark: null })

eachStore('ResponseStore, of what is counted', store => {
  it('counts what is sent in by sector, in the order of the sectors’ ids', async () => {
    await insertOpenRound(store(), ['A', 'B', 'C', 'D'])
    await insertOpenRound(store(), ['A'], 'annan')
    expect(await store().countResponses('prov-2022')).toStrictEqual([])
    await store().submitResponse(submitting('A', { sector: 'kultur' }))
    await store().submitResponse(submitting('B'))
    await store().submitResponse(submitting('C', { sector: 'kultur' }))
    await store().submitResponse(submitting('A', { roundId: 'annan' }))
    const sealed = { state: 'draft', sealed: 'x' } as const
    await store().saveDraft({ ...response('D'), content: sealed })
    expect(await store().countResponses('prov-2022')).toStrictEqual([
      { sector: 'idrott', submitted: 1 },
      { sector: 'kultur', submitted: 2 },
    ])
  })

  it('marks no invitation when it is told of none', async () => {
    await insertOpenRound(store(), ['A'])
    expect(await store().submitResponse(unmarked(response('A')))).toBe('stored')
    const second = unmarked(response('A', { revision: 2 }))
    expect(await store().importResponses([second], null)).toBe('stored')
    expect(await store().findInvitation('l-prov-2022-A')).toMatchObject({ answeredAt: null })
    expect(await store().findResponse('prov-2022', 'A')).toStrictEqual(second.response)
  })

  it.each(['waiting', 'setAside'] as const)(
    'keeps what is %s, and counts it nowhere',
    async state => {
      await insertOpenRound(store(), ['A'])
      const waiting = response('V', {}, { state, codeDigest: 'v' })
      expect(await store().submitResponse(unmarked(waiting))).toBe('stored')
      expect(await store().findResponse('prov-2022', 'V')).toStrictEqual(waiting)
      expect(await store().findSubmitted('prov-2022', ['V'])).toStrictEqual(new Set())
      expect(await store().countResponses('prov-2022')).toStrictEqual([])
      expect(await store().summariseResponses('prov-2022')).toMatchObject({ submitted: 0 })
      expect(await store().findByCode('v')).toStrictEqual(waiting)
    },
  )

  it('counts an answer no more once it is set aside by an import, and again when it is put back', async () => {
    await insertOpenRound(store(), ['A'])
    await store().submitResponse(unmarked(response('A')))
    for (const [revision, state, counted] of [
      [2, 'setAside', 0],
      [3, 'submitted', 1],
    ] as const) {
      const next = unmarked(response('A', { revision }, { state }))
      expect(await store().importResponses([next], null)).toBe('stored')
      const { submitted } = await store().summariseResponses('prov-2022')
      expect([state, submitted]).toEqual([state, counted])
    }
  })

  it('removes what waits, if nobody has changed it, and nothing else', async () => {
    await insertOpenRound(store(), ['A'])
    const waiting = (revision: number) => response('V', { revision }, { state: 'waiting' })
    await store().submitResponse(unmarked(waiting(1)))
    await store().submitResponse(unmarked(waiting(2)))
    await store().submitResponse(unmarked(response('A')))
    expect(await store().removeWaiting(waiting(1))).toBe(false)
    expect(await store().removeWaiting(response('A'))).toBe(false)
    expect(await store().removeWaiting(waiting(2))).toBe(true)
    expect(await store().removeWaiting(waiting(2))).toBe(false)
    expect(await store().findResponse('prov-2022', 'V')).toBeNull()
    expect(await store().findResponse('prov-2022', 'A')).not.toBeNull()
    expect(await store().submitResponse(unmarked(waiting(3)))).toBe('stale')
  })

  it('finds a response in any round by the digest of its code, and by nothing else', async () => {
    await insertOpenRound(store(), ['A', 'B'])
    await insertOpenRound(store(), ['A'], 'annan')
    const [a, b, other] = [
      response('A', {}, { codeDigest: 'ca' }),
      response('B', {}, { codeDigest: 'cb' }),
      response('A', { roundId: 'annan' }, { codeDigest: 'co' }),
    ]
    for (const sent of [a, b, other]) await store().submitResponse(unmarked(sent))
    expect(await store().findByCode('ca')).toStrictEqual(a)
    expect(await store().findByCode('cb')).toStrictEqual(b)
    expect(await store().findByCode('co')).toStrictEqual(other)
    for (const digest of ['', 'c', 'CA', 'A']) expect(await store().findByCode(digest)).toBeNull()
    const changed = response('A', { revision: 2 }, { codeDigest: 'ny' })
    await store().submitResponse(unmarked(changed))
    expect(await store().findByCode('ca')).toBeNull()
    expect(await store().findByCode('ny')).toStrictEqual(changed)
  })
})
