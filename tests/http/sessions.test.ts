import { beforeEach, describe, expect, it } from '@jest/globals'

import { paths } from '../../server/paths.ts'
import { addStaff, BY_TEST, COOKIE, logInAs, PASSWORD, PLAIN_COOKIE } from '../builders/staff.ts'
import { createVisitor } from '../builders/staff-visitor.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

/** T20: a session cannot be planted, found in the store, or outlive what it rests on. */

let container: TestContainer
let app: ReturnType<typeof testApp>
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
})

const isIn = async (cookie: string) =>
  (await browse(app).get(paths.rounds).set('Cookie', cookie)).status === 200
const laterBy = (minutes: number) => {
  container.clock.now = new Date(Date.parse(container.clock.now) + minutes * 60_000).toISOString()
}

describe('a session', () => {
  it('is another after the log-in than a cookie that was planted before it', async () => {
    await addStaff(container, 'reader')
    const visitor = createVisitor(app)
    const planted = 'a'.repeat(43)
    visitor.cookies.set(COOKIE, planted)
    await visitor.logIn('lasare', PASSWORD)
    expect(visitor.cookies.get(COOKIE)).not.toBe(planted)
    expect(await isIn(`${COOKIE}=${planted}`)).toBe(false)
  })

  it('ends when someone logs in again in the same browser', async () => {
    await addStaff(container, 'reader')
    const visitor = createVisitor(app)
    await visitor.logIn('lasare', PASSWORD)
    const before = visitor.cookies.get(COOKIE)!
    await visitor.logIn('lasare', PASSWORD)
    expect(await isIn(`${COOKIE}=${before}`)).toBe(false)
    expect((await visitor.get(paths.rounds)).status).toBe(200)
  })

  it('is another after each step, and the one before is good for nothing', async () => {
    const user = await addStaff(container, 'investigator')
    const how = { stage: 'begun', by: 'password', network: null } as const
    const begun = await container.sessions.begin(user, how)
    const visit = (await container.sessions.find(begun))!
    const entered = await container.logins.enter(user, visit.session)
    expect(entered.token).not.toBe(begun)
    expect(await isIn(`${COOKIE}=${begun}`)).toBe(false)
  })

  it('is in the store by a keyed hash alone', async () => {
    const { token, user } = await logInAs('reader', { app, container })
    const [stored] = await container.store.listSessions(user.id)
    expect(JSON.stringify(stored)).not.toContain(token)
    expect(await isIn(`${COOKIE}=${stored!.id}`)).toBe(false)
  })

  it('is taken from a cookie of its own name alone, and from nothing else', async () => {
    const { token, cookie } = await logInAs('reader', { app, container })
    expect(await isIn(`annat=1; ${cookie}`)).toBe(true)
    for (const other of [
      `${PLAIN_COOKIE}=${token}`,
      `x${cookie}`,
      `${COOKIE}=${token}x`,
      `${COOKIE}="${token}"`,
      `${COOKIE}=`,
      `${COOKIE}=${'%00'.repeat(9)}`,
    ]) {
      expect([other, await isIn(other)]).toEqual([other, false])
    }
    const asked = await browse(app).get(`${paths.rounds}?${COOKIE}=${token}`)
    expect(asked.status).toBe(303)
  })

  it('has a cookie without a prefix where there is no TLS, which is only on this machine', async () => {
    await addStaff(container, 'reader')
    const plain = createVisitor(testApp(container, { baseUrl: 'http://127.0.0.1:3000' }))
    const { headers } = await plain.logIn('lasare', PASSWORD)
    const [set] = headers['set-cookie'] as unknown as string[]
    expect(set).toMatch(new RegExp(`^${PLAIN_COOKIE}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Lax$`))
  })

  it('ends after half an hour without use, and after eight hours with', async () => {
    const idle = await logInAs('reader', { app, container })
    laterBy(29)
    expect(await isIn(idle.cookie)).toBe(true)
    laterBy(31)
    expect(await isIn(idle.cookie)).toBe(false)
    const used = await logInAs('reader', { app, container })
    for (let minutes = 0; minutes < 8 * 60; minutes += 20) {
      expect([minutes, await isIn(used.cookie)]).toEqual([minutes, true])
      laterBy(20)
    }
    expect(await isIn(used.cookie)).toBe(false)
  })

  it.each([-24 * 60, -61, 24 * 60, 10 * 365 * 24 * 60])(
    'does not live longer because the clock jumps by %d minutes',
    async minutes => {
      const { cookie } = await logInAs('reader', { app, container })
      laterBy(5)
      expect(await isIn(cookie)).toBe(true)
      laterBy(minutes)
      expect(await isIn(cookie)).toBe(false)
      laterBy(-minutes)
      expect(await isIn(cookie)).toBe(false)
    },
  )

  const changes: readonly (readonly [string, (id: string) => Promise<unknown>])[] = [
    ['another role', id => container.users.change(id, { name: 'Kim', role: 'auditor' }, BY_TEST)],
    ['being disabled', id => container.users.setDisabled(id, true, BY_TEST)],
    ['the end of its last day', id => container.users.endOn(id, '2022-08-31', BY_TEST)],
    ['a new start link', id => container.users.resetPassword(id, null, BY_TEST)],
    ['the loss of its second factor', id => container.users.resetSecondFactor(id, BY_TEST)],
    ['an administrator', id => container.users.endSessions(id, BY_TEST)],
  ]
  it.each(changes)('is ended by %s, in every browser', async (_claim, change) => {
    const one = await logInAs('investigator', { app, container })
    const other = await logInAs('investigator', { app, container })
    await change(one.user.id)
    expect([await isIn(one.cookie), await isIn(other.cookie)]).toEqual([false, false])
  })

  it('is not ended by another name', async () => {
    const { user, cookie } = await logInAs('reader', { app, container })
    await container.users.change(user.id, { name: 'Kim Annan', role: 'reader' }, BY_TEST)
    expect(await isIn(cookie)).toBe(true)
  })

  it('of someone who has a password is ended when only another service is to let people in', async () => {
    const { cookie } = await logInAs('reader', { app, container })
    const admin = await logInAs('administrator', { app, container })
    const rules = { ...container.rules, breakGlass: 'administrator' }
    const closed = await testContainer(undefined, container.store, {
      rules,
      municipality: 'Provby kommun',
      openId: null,
    })
    const ask = (given: string) => browse(testApp(closed)).get(paths.rounds).set('Cookie', given)
    expect((await ask(cookie)).status).toBe(303)
    expect((await ask(admin.cookie)).status).toBe(200)
  })

  it('goes on while the store takes nothing but can be read', async () => {
    const { cookie } = await logInAs('reader', { app, container })
    laterBy(5)
    Object.assign(container.store, { seeSession: () => Promise.reject(new Error('full')) })
    expect(await isIn(cookie)).toBe(true)
  })

  it('is forgotten by the store when it is over', async () => {
    const { user } = await logInAs('reader', { app, container })
    laterBy(8 * 60 + 1)
    expect(await container.forget()).toBeGreaterThan(0)
    expect(await container.store.listSessions(user.id)).toEqual([])
  })
})
