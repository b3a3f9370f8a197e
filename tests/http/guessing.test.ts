import { beforeEach, describe, expect, it } from '@jest/globals'

import { createPasswordHasher } from '../../server/keys/password-hash.ts'
import { median } from '../bench/judged.ts'
import { addStaff, PASSWORD } from '../builders/staff.ts'
import { createVisitor } from '../builders/staff-visitor.ts'
import { testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

/** T19: guessing is slow, tells nothing, and keeps nobody out for good. */

let container: TestContainer
beforeEach(async () => {
  container = await testContainer()
  await addStaff(container, 'reader')
})

const laterBy = (seconds: number) => {
  container.clock.now = new Date(Date.parse(container.clock.now) + seconds * 1000).toISOString()
}
const attempt = (userName: string, network: string, device: string | null = null) => ({
  userName,
  password: 'inte det rätta alls',
  device,
  network,
})
const kinds = async (attempts: readonly Promise<{ kind: string }>[]) =>
  (await Promise.all(attempts)).map(({ kind }) => kind)

describe('guessing one account’s password', () => {
  it('costs a wait that grows, told with when it may be tried again', async () => {
    const visitor = createVisitor(testApp(container))
    for (let time = 0; time < 6; time += 1) await visitor.logIn('lasare', 'fel fel fel fel')
    const { status, headers, text } = await visitor.logIn('lasare', PASSWORD)
    expect([status, headers['retry-after']]).toEqual([429, '1'])
    expect(text).toContain('Vänta en sekund')
    expect(text).toContain('value="lasare"')
    laterBy(2)
    expect((await visitor.logIn('lasare', PASSWORD)).status).toBe(303)
  })

  it('is a thousand tries in weeks: of those at once only a few are made', async () => {
    const asked = Array.from({ length: 1000 }, () =>
      container.logins.logIn(attempt('lasare', '192.0.2.0/24')),
    )
    const made = (await kinds(asked)).filter(kind => kind === 'wrong')
    expect(made).toHaveLength(6)
  })

  it('is counted alike for an account that is not: it tells nothing', async () => {
    for (const userName of ['lasare', 'finns-inte']) {
      const outcomes = await kinds(
        Array.from({ length: 8 }, () => container.logins.logIn(attempt(userName, userName))),
      )
      expect(outcomes.filter(kind => kind === 'wait')).toHaveLength(2)
    }
  })

  it('keeps out nobody in a browser where they have been before', async () => {
    const owner = createVisitor(testApp(container))
    await owner.logIn('lasare', PASSWORD)
    const device = owner.cookies.get('__Host-barometer-enhet')!
    for (let time = 0; time < 40; time += 1) {
      laterBy(time < 20 ? 901 : 0)
      await container.logins.logIn(attempt('lasare', '198.51.100.0/24'))
    }
    expect(await container.logins.logIn(attempt('lasare', '203.0.113.0/24'))).toMatchObject({
      kind: 'wait',
    })
    expect((await owner.logIn('lasare', PASSWORD)).status).toBe(303)
    const other = { ...attempt('annan', '203.0.113.0/24'), device }
    expect(await container.logins.logIn(other)).toEqual({ kind: 'wrong' })
  })

  it('keeps out nobody for more than a quarter of an hour', async () => {
    for (let time = 0; time < 60; time += 1) {
      await container.logins.logIn(attempt('lasare', '192.0.2.0/24'))
      laterBy(901)
    }
    const right = { ...attempt('lasare', '203.0.113.0/24'), password: PASSWORD }
    expect(await container.logins.logIn(right)).toMatchObject({ kind: 'right' })
  })
})

describe('guessing many accounts', () => {
  it('from one net is slowed down, and from elsewhere not', async () => {
    const outcomes: string[] = []
    for (let time = 0; time < 32; time += 1) {
      outcomes.push((await container.logins.logIn(attempt(`u${time}x`, '192.0.2.0/24'))).kind)
    }
    expect(outcomes.slice(0, 31)).toEqual(Array(31).fill('wrong'))
    expect(outcomes[31]).toBe('wait')
    const right = { ...attempt('lasare', '203.0.113.0/24'), password: PASSWORD }
    expect(await container.logins.logIn(right)).toMatchObject({ kind: 'right' })
  })

  it('from everywhere is slowed down too, by seconds', async () => {
    const outcomes: string[] = []
    for (let time = 0; time < 330; time += 1) {
      const outcome = await container.logins.logIn(attempt(`u${time}x`, `10.0.${time}.0/24`))
      outcomes.push(outcome.kind)
      if (outcome.kind === 'wait') expect(outcome.seconds).toBeLessThanOrEqual(10)
    }
    expect(outcomes.slice(300)).toContain('wait')
    laterBy(11)
    const right = { ...attempt('lasare', '203.0.113.0/24'), password: PASSWORD }
    expect(await container.logins.logIn(right)).toMatchObject({ kind: 'right' })
  })

  it('by those who share a net and know their passwords slows nobody down', async () => {
    for (let time = 0; time < 100; time += 1) {
      const right = { ...attempt('lasare', '192.0.2.0/24'), password: PASSWORD }
      expect(await container.logins.logIn(right)).toMatchObject({ kind: 'right' })
    }
  })
})

describe('the time that a log-in takes', () => {
  it('is the same for a user that is not as for a wrong password', async () => {
    // The hash is what takes time: tried a thousand times each, in turn, beside a hash of the same cost.
    const hasher = createPasswordHasher(Buffer.alloc(32, 1), { memoryCost: 256, timeCost: 1 })
    const stored = await hasher.hash(PASSWORD)
    await hasher.isRight('x', null)
    const times: Record<'wrong' | 'unknown', number[]> = { wrong: [], unknown: [] }
    for (let time = 0; time < 1000; time += 1) {
      for (const [kind, hash] of [
        ['wrong', stored],
        ['unknown', null],
      ] as const) {
        const startedAt = performance.now()
        expect(await hasher.isRight('inte det rätta alls', hash)).toBe(false)
        times[kind].push(performance.now() - startedAt)
      }
    }
    const ratio = median(times.unknown) / median(times.wrong)
    expect(ratio).toBeGreaterThan(0.8)
    expect(ratio).toBeLessThan(1.25)
  })

  it('is the same through the whole of the log-in', async () => {
    const times: Record<'lasare' | 'finns-inte', number[]> = { lasare: [], 'finns-inte': [] }
    for (let time = 0; time < 500; time += 1) {
      // Nobody waits: an hour passes between each.
      laterBy(25 * 3600)
      for (const userName of ['lasare', 'finns-inte'] as const) {
        const startedAt = performance.now()
        const outcome = await container.logins.logIn(attempt(userName, `10.0.${time}.0/24`))
        times[userName].push(performance.now() - startedAt)
        expect(outcome.kind).toBe('wrong')
      }
    }
    const ratio = median(times['finns-inte']) / median(times.lasare)
    expect(ratio).toBeGreaterThan(0.75)
    expect(ratio).toBeLessThan(1.33)
  })
})
