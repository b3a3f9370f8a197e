import { beforeEach, expect, it } from '@jest/globals'

import { collect } from '../builders/collect.ts'
import { message } from '../builders/mail-records.ts'
import { opening } from '../builders/records.ts'
import { eachStore } from './each-store.ts'

const ROUND = 'prov-2022'
const at = (minute: number) => `2022-09-01T09:${String(minute).padStart(2, '0')}:00.000Z`

eachStore('OutboxStore', store => {
  beforeEach(async () => {
    await store().restoreRound({ round: opening([]).round, wrappedLinkKey: null })
    await store().restoreRound({ round: opening([], 'annan').round, wrappedLinkKey: null })
  })
  const take = (holder: string, now: number, until = now + 5) =>
    store().takeMessage({ holder, until: at(until) }, at(now))

  it('queues each cause once, also when many are queued again', async () => {
    const many = Array.from({ length: 1200 }, (_, index) => message(`m${index}`))
    expect(await store().queueMessages(many.slice(0, 700))).toBe(700)
    expect(await store().queueMessages(many)).toBe(500)
    expect(await store().queueMessages(many)).toBe(0)
    expect(await store().queueMessages([])).toBe(0)
    expect(await store().countMessages(ROUND)).toEqual([
      { kind: 'invitation', state: 'waiting', count: 1200 },
    ])
  })

  it('does not begin again with one that is settled', async () => {
    await store().queueMessages([message('a')])
    const taken = await take('h', 0)
    await store().settleMessage({ ...taken!, state: 'sent', due: null, sentAt: at(1) }, 'h')
    expect(await store().queueMessages([message('a')])).toBe(0)
    expect(await take('h', 30)).toBeNull()
  })

  it('gives each to one of fifty that ask at once', async () => {
    const ids = Array.from({ length: 10 }, (_, index) => `m${index}`)
    await store().queueMessages(ids.map(id => message(id)))
    const asked = Array.from({ length: 50 }, (_, index) => take(`h${index}`, 0))
    const taken = (await Promise.all(asked)).flatMap(found => found?.id ?? [])
    expect(taken.toSorted()).toEqual(ids)
  })

  it('gives the one that has been due for longest first, and none before its time', async () => {
    await store().queueMessages([
      message('a', { due: at(2) }),
      message('b', { due: at(1) }),
      message('c', { due: at(9) }),
    ])
    const first = await take('h', 3)
    expect(first).toMatchObject({ id: 'b', state: 'sending', holder: 'h', due: at(8) })
    expect((await take('h', 3))!.id).toBe('a')
    expect(await take('h', 3)).toBeNull()
  })

  it('gives it to another when the lease is out, and takes no word from the first one then', async () => {
    await store().queueMessages([message('a')])
    const first = await take('one', 0)
    expect(await take('two', 4)).toBeNull()
    const second = await take('two', 5)
    expect(second).toMatchObject({ id: 'a', holder: 'two' })
    const sent = { state: 'sent', due: null, sentAt: at(5) } as const
    expect(await store().settleMessage({ ...first!, ...sent }, 'one')).toBe('lost')
    expect(await store().settleMessage({ ...second!, ...sent }, 'two')).toBe('stored')
    expect(await store().settleMessage({ ...second!, ...sent }, 'two')).toBe('lost')
    expect(await store().findMessage('a')).toEqual(message('a', sent))
    expect(await store().findMessage('b')).toBeNull()
  })

  it('stops what waits in the round, and calls back nothing that is being sent', async () => {
    await store().queueMessages([message('a', { due: at(0) }), message('b', { due: at(1) })])
    await store().queueMessages([message('c', { roundId: 'annan', due: at(2) })])
    await take('h', 1)
    expect(await store().stopMessages(ROUND, 'byUs')).toBe(1)
    expect(await store().findMessage('b')).toMatchObject({
      state: 'stopped',
      due: null,
      why: 'byUs',
    })
    expect(await store().countMessages(ROUND)).toEqual([
      { kind: 'invitation', state: 'sending', count: 1 },
      { kind: 'invitation', state: 'stopped', count: 1 },
    ])
    expect((await take('h', 3))!.id).toBe('c')
  })

  it('resumes what was stopped for a reason, of a kind and an occasion, and nothing else', async () => {
    const stopped = (id: string, change: object) =>
      message(id, { state: 'stopped', due: null, why: 'byUs', ...change })
    await store().queueMessages([
      stopped('a', {}),
      stopped('b', { why: 'answered' }),
      stopped('c', { occasion: 'annat' }),
      stopped('d', { kind: 'reminder' }),
      stopped('e', { roundId: 'annan' }),
    ])
    const some = { roundId: ROUND, kind: 'invitation', why: 'byUs' } as const
    expect(
      await store().resumeMessages({ ...some, occasion: 'first' }, { due: at(3), textVersion: 2 }),
    ).toBe(1)
    expect(await store().findMessage('a')).toEqual(
      message('a', { due: at(3), queuedAt: at(3), textVersion: 2 }),
    )
    expect(
      await store().resumeMessages({ ...some, occasion: null }, { due: at(4), textVersion: 2 }),
    ).toBe(1)
    expect(await store().findMessage('c')).toMatchObject({ state: 'waiting', due: at(4) })
    expect(await take('h', 5)).toMatchObject({ id: 'a' })
    expect(await take('h', 5)).toMatchObject({ id: 'c' })
    expect(await take('h', 5)).toBeNull()
  })

  it('resumes what was tried in vain as if it were queued now', async () => {
    await store().queueMessages([
      message('a', { state: 'stopped', due: null, why: 'byUs', queuedAt: at(0), attempts: 7 }),
    ])
    const stopped = { roundId: ROUND, kind: 'invitation', why: 'byUs', occasion: 'first' } as const
    await store().resumeMessages(stopped, { due: at(9), textVersion: 2 })
    const again = { due: at(9), queuedAt: at(9), attempts: 0 }
    expect(await store().findMessage('a')).toEqual(message('a', { ...again, textVersion: 2 }))
  })

  it('counts what was sent from a moment on, in all rounds', async () => {
    const sent = (id: string, minute: number, roundId = ROUND) =>
      message(id, { roundId, state: 'sent', due: null, sentAt: at(minute) })
    await store().queueMessages([sent('a', 1), sent('b', 2), sent('c', 3, 'annan'), message('d')])
    expect(await store().countSentSince(at(2))).toBe(2)
    expect(await store().countSentSince(at(4))).toBe(0)
  })

  it('streams those of a round in the order of their ids', async () => {
    const ids = Array.from({ length: 600 }, (_, index) => `m${index}`)
    await store().queueMessages(ids.map(id => message(id)))
    await store().queueMessages([message('x', { roundId: 'annan' })])
    const found = await collect(store().eachMessage(ROUND))
    expect(found.map(({ id }) => id)).toEqual(ids.toSorted())
    expect(found[0]).toEqual(message('m0'))
  })
})
