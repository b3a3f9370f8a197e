import { expect, it } from '@jest/globals'

import type { LogEntry } from '../../server/accounts/log-entry.ts'
import { createActLog } from '../../server/services/act-log.ts'
import { writeRecords } from '../../server/services/record-writer.ts'
import { collect } from '../builders/collect.ts'
import { attempts, logEntries, session, user } from '../builders/staff-records.ts'
import { OPENS } from '../builders/test-container.ts'
import { eachPairOfStores, eachStore } from './each-store.ts'

const LATER = '2022-09-01T08:05:00.000Z'
const ALL = { by: null, act: null, object: null, before: null }

eachStore('UserStore', store => {
  it('keeps a user, found by id and by login, and nobody else with the same login', async () => {
    const anna = user('anna')
    expect(await store().insertUser(anna)).toBe('stored')
    expect(await store().findUser('anna')).toEqual(anna)
    expect(await store().findUserByLogin(anna.login)).toEqual(anna)
    expect(await store().insertUser(user('annan', { login: anna.login }))).toBe('exists')
    expect(await store().findUser('annan')).toBeNull()
    expect(await store().findUserByLogin({ kind: 'local', userName: 'anna' })).toBeNull()
  })

  it('takes one of twenty with one login that come at once', async () => {
    const { login } = user('anna')
    const asked = Array.from({ length: 20 }, (_, index) =>
      store().insertUser(user(`u${index}`, { login })),
    )
    const outcomes = await Promise.all(asked)
    expect(outcomes.filter(outcome => outcome === 'stored')).toHaveLength(1)
  })

  it('keeps one change of twenty that follow the same revision', async () => {
    await store().insertUser(user('anna'))
    const asked = Array.from({ length: 20 }, (_, index) =>
      store().saveUser(user('anna', { revision: 2, name: `Anna ${index}` })),
    )
    const outcomes = await Promise.all(asked)
    expect(outcomes.filter(outcome => outcome === 'stored')).toHaveLength(1)
    expect((await store().findUser('anna'))!.revision).toBe(2)
    expect(await store().saveUser(user('ingen', { revision: 2 }))).toBe('stale')
  })

  it('lists them in the order of their logins', async () => {
    const issuer = 'https://id.prov.example'
    const elsewhere = user('c', { login: { kind: 'openid', issuer, subject: '7' } })
    for (const each of [elsewhere, user('b'), user('a')]) await store().insertUser(each)
    expect((await store().listUsers()).map(({ id }) => id)).toEqual(['a', 'b', 'c'])
    expect(await store().findUserByLogin(elsewhere.login)).toEqual(elsewhere)
  })
})

eachStore('SessionStore', store => {
  it('keeps a session until it is removed', async () => {
    await store().insertSession(session('s'))
    expect(await store().findSession('s')).toEqual(session('s'))
    await store().removeSession('s')
    await store().removeSession('s')
    expect(await store().findSession('s')).toBeNull()
  })

  it('notes that it is used, and never that it was used earlier', async () => {
    await store().insertSession(session('s'))
    await store().seeSession('s', LATER)
    await store().seeSession('s', OPENS)
    await store().seeSession('ingen', LATER)
    expect((await store().findSession('s'))!.lastSeenAt).toBe(LATER)
  })

  it('lists and removes those of one user, but for one', async () => {
    const all = [session('a'), session('b', { startedAt: LATER }), session('c', { userId: 'bo' })]
    for (const each of all) await store().insertSession(each)
    expect((await store().listSessions('anna')).map(({ id }) => id)).toEqual(['b', 'a'])
    await store().removeSessionsOf('anna', 'a')
    expect((await store().listSessions('anna')).map(({ id }) => id)).toEqual(['a'])
    await store().removeSessionsOf('anna', null)
    expect(await store().listSessions('anna')).toEqual([])
    expect(await store().findSession('c')).not.toBeNull()
  })

  it('removes those that began before a moment, and says how many', async () => {
    for (const id of ['a', 'b']) await store().insertSession(session(id))
    await store().insertSession(session('c', { startedAt: LATER }))
    expect(await store().removeSessionsBefore(LATER)).toBe(2)
    expect(await store().findSession('c')).not.toBeNull()
  })
})

eachStore('AttemptStore', store => {
  it('keeps one count of fifty that follow the same', async () => {
    const first = Array.from({ length: 50 }, () => store().saveAttempts(attempts('k')))
    expect((await Promise.all(first)).filter(outcome => outcome === 'stored')).toHaveLength(1)
    const second = Array.from({ length: 50 }, () =>
      store().saveAttempts(attempts('k', { revision: 2, failures: 2 })),
    )
    expect((await Promise.all(second)).filter(outcome => outcome === 'stored')).toHaveLength(1)
    expect(await store().findAttempts('k')).toEqual(attempts('k', { revision: 2, failures: 2 }))
    expect(await store().findAttempts('annan')).toBeNull()
  })

  it('forgets what was last tried before a moment', async () => {
    await store().saveAttempts(attempts('a'))
    await store().saveAttempts(attempts('b', { lastAt: LATER }))
    expect(await store().removeAttemptsBefore(LATER)).toBe(1)
    expect(await store().findAttempts('a')).toBeNull()
    expect(await store().findAttempts('b')).not.toBeNull()
  })
})

eachStore('LogStore', store => {
  const fill = async (entries: readonly LogEntry[]) => {
    for (const entry of entries) expect(await store().insertLogEntry(entry)).toBe('stored')
  }

  it('keeps every entry by its number, and takes no number twice', async () => {
    expect(await store().findLastLogEntry()).toBeNull()
    const entries = logEntries(12)
    await fill(entries)
    expect(await store().insertLogEntry({ ...entries[4]!, reason: 'annat' })).toBe('exists')
    expect(await store().findLastLogEntry()).toEqual(entries[11])
    expect(await collect(store().eachLogEntry())).toEqual(entries)
  })

  it('streams more than fit in a page, in the order of their numbers', async () => {
    const entries = logEntries(1203)
    async function* records() {
      for (const value of entries) yield { kind: 'logEntry', value } as const
    }
    await writeRecords(records(), store(), () => undefined)
    const read = await collect(store().eachLogEntry())
    expect(read.map(({ number }) => number)).toEqual(entries.map(({ number }) => number))
  })

  it('lists the latest first, by who, what, on what, and before which', async () => {
    await fill(logEntries(30))
    const numbers = async (filter: Partial<typeof ALL> | object, limit = 100) =>
      (await store().listLogEntries({ ...ALL, ...filter }, limit)).map(({ number }) => number)
    expect(await numbers({}, 3)).toEqual([30, 29, 28])
    expect(await numbers({ before: 4 })).toEqual([3, 2, 1])
    expect(await numbers({ by: 'anna', before: 7 })).toEqual([6, 4, 2])
    expect(await numbers({ act: 'round.closed', before: 10 })).toEqual([9, 6, 3])
    expect(await numbers({ object: 'prov-2022', before: 7 })).toEqual([6, 4, 3, 2, 1])
    expect(await numbers({ by: 'ingen' })).toEqual([])
  })
})

eachPairOfStores('ActLog', stores => {
  const told = { actor: { kind: 'user', id: 'anna' }, network: null, act: 'results.read' } as const

  it('is one whole chain when two servers write a hundred entries at once', async () => {
    const logs = stores().map(store => createActLog({ store, now: () => OPENS }))
    const asked = Array.from({ length: 100 }, (_, index) =>
      logs[index % 2]!.note({ ...told, detail: String(index) }),
    )
    await Promise.all(asked)
    const { entries, faults } = await logs[0]!.verify()
    expect([entries, faults]).toEqual([100, []])
    const details = (await collect(stores()[0].eachLogEntry())).map(({ detail }) => Number(detail))
    expect(details.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 100 }, (_, n) => n))
  })

  it('holds an act before it is done, and says when it came to nothing', async () => {
    const [store] = stores()
    const log = createActLog({ store, now: () => OPENS })
    let seen = 0
    await log.record(told, async () => {
      seen = (await store.findLastLogEntry())!.number
    })
    expect(seen).toBe(1)
    const failing = log.record({ ...told, act: 'round.opened' }, () =>
      Promise.reject(new Error('hemlig text')),
    )
    await expect(failing).rejects.toThrow('hemlig text')
    const [refusal, begun] = await store.listLogEntries(ALL, 2)
    expect(begun).toMatchObject({ number: 2, refusalOf: null })
    expect(refusal).toMatchObject({
      number: 3,
      refusalOf: 2,
      act: 'round.opened',
      detail: 'internal',
    })
  })

  it('does not do what it cannot hold', async () => {
    const [store] = stores()
    const log = createActLog({ store, now: () => OPENS })
    const full = { ...store, insertLogEntry: () => Promise.reject(new Error('full')) }
    const blocked = createActLog({ store: full, now: () => OPENS })
    let isDone = false
    const asked = blocked.record(told, async () => {
      isDone = true
    })
    await expect(asked).rejects.toThrow('full')
    expect(isDone).toBe(false)
    expect((await log.verify()).entries).toBe(0)
  })
})
