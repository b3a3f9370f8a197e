import { afterEach, expect, it, jest } from '@jest/globals'

import { type Chore, type Chores, runChores } from '../../server/jobs/run-chores.ts'
import type { LeaseStore } from '../../server/store/lease-store.ts'
import { eachStore } from './each-store.ts'

const quiet = { info: () => undefined, error: () => undefined }
const running: Chores[] = []
afterEach(async () => {
  for (const chores of running.splice(0)) await chores.stop()
})

const until = async (isSo: () => boolean) => {
  while (!isSo()) await new Promise(resolve => setTimeout(resolve, 5))
}

eachStore('chores', store => {
  /** A server that counts how often it does the chore. */
  function start(
    done: string[],
    server: string,
    { leases = store(), ...change }: Partial<Chore> & { readonly leases?: LeaseStore } = {},
  ): Chores {
    const chore = { name: 'prov', everyMs: 60_000, run: async () => done.push(server), ...change }
    const chores = runChores([chore], { leases, log: quiet })
    running.push(chores)
    return chores
  }

  it('are done by one of many servers that start at once', async () => {
    const done: string[] = []
    const outcomes: string[] = []
    const takeLease: LeaseStore['takeLease'] = async (lease, now) => {
      const outcome = await store().takeLease(lease, now)
      outcomes.push(outcome)
      return outcome
    }
    for (let server = 0; server < 10; server += 1) {
      start(done, `server ${server}`, { leases: { ...store(), takeLease } })
    }
    await until(() => outcomes.length === 10)
    expect(outcomes.toSorted()).toEqual([...Array<string>(9).fill('held'), 'taken'])
    expect(done).toHaveLength(1)
  })

  it('are taken over when their server stops, or dies', async () => {
    const done: string[] = []
    const first = start(done, 'first')
    await until(() => done.length === 1)
    await first.stop()
    start(done, 'second')
    await until(() => done.length === 2)

    // One that has died holds its lease until the time is out.
    const dead = {
      name: 'job/other',
      holder: 'dead',
      until: new Date(Date.now() + 80).toISOString(),
    }
    await store().takeLease(dead, new Date().toISOString())
    start(done, 'third', { name: 'other', everyMs: 40 })
    await until(() => done.includes('third'))
    expect(done.slice(0, 2)).toEqual(['first', 'second'])
  })

  it('go on after one that failed, and tell its code alone', async () => {
    const log = { info: () => undefined, error: jest.fn() }
    const done: string[] = []
    const run = async () => {
      done.push('tried')
      throw Object.assign(new Error('Svar: hemligt'), { code: 'store/unavailable' })
    }
    running.push(runChores([{ name: 'prov', everyMs: 20, run }], { leases: store(), log }))
    await until(() => done.length >= 2)
    expect(JSON.stringify(log.error.mock.calls)).toContain('store/unavailable')
    expect(JSON.stringify(log.error.mock.calls)).not.toContain('hemligt')
  })
})
