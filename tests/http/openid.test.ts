import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'

import { createOpenIdProvider } from '../../server/identity/openid-provider.ts'
import { withUsual } from '../../server/login-settings.ts'
import { paths } from '../../server/paths.ts'
import {
  CLIENT,
  createBrowser,
  startIdentityProvider,
  type TestIdentityProvider,
} from '../builders/identity-provider.ts'
import { addStaff, BY_TEST, PASSWORD } from '../builders/staff.ts'
import { createVisitor } from '../builders/staff-visitor.ts'
import { testApp } from '../builders/test-app.ts'
import { TEST_STAFF, type TestContainer, testContainer } from '../builders/test-container.ts'

/** Log-in at another service, in real flows over loopback. */

let server: Server
let baseUrl: string
let identity: TestIdentityProvider
let container: TestContainer

beforeAll(async () => {
  server = createServer()
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  identity = await startIdentityProvider(baseUrl)
})
afterAll(async () => {
  await identity.close()
  server.closeAllConnections()
  await new Promise<void>(resolve => {
    server.close(() => resolve())
  })
})

const SETTINGS = {
  name: 'Provby kommuns inloggning',
  clientId: CLIENT.id,
  scopes: ['openid', 'profile', 'email', 'groups'],
  roles: {
    administrator: ['it'],
    utredare: ['utredning'],
    revisor: ['revision'],
    lasare: ['alla'],
  },
}

/** The application with another service to log in at. */
async function serve(change: object = {}, secret: string = CLIENT.secret): Promise<void> {
  const { roles, claims, ...settings } = withUsual({
    ...SETTINGS,
    issuer: identity.issuer,
    ...change,
  })
  const provider = createOpenIdProvider({ ...settings, baseUrl, clientSecret: secret })
  const rules = { ...TEST_STAFF.rules, breakGlass: 'nodkonto' }
  const staff = { ...TEST_STAFF, rules, openId: { provider, rules: { roles, claims } } }
  container = await testContainer(undefined, undefined, staff)
  server.removeAllListeners('request')
  server.on('request', testApp(container, { baseUrl }))
}

const KIM = { sub: 'kim-7', name: 'Kim Ek', email: 'Kim.Ek@Provby.example', groups: ['utredning'] }
beforeEach(async () => {
  await serve()
  identity.person = KIM
})

const logIn = (browser = createBrowser(), next = '') =>
  browser.go(`${baseUrl}${paths.logInElsewhere}${next}`)
const only = async () => {
  const [user, ...others] = await container.users.list()
  expect(others).toEqual([])
  return user!
}

describe('log-in at another service', () => {
  it('leads there and back, with PKCE, state and nonce, and on to where one was going', async () => {
    const browser = createBrowser()
    const answer = await logIn(browser, '?next=%2Fkonto')
    expect([answer.status, new URL(answer.url).pathname]).toEqual([200, paths.account])
    expect(await answer.text()).toContain('Kim Ek, utredare')
    expect(identity.asked).toMatchObject({
      code_challenge_method: 'S256',
      code_challenge: expect.stringMatching(/^[\w-]{43}$/),
      state: expect.stringMatching(/^[\w-]{43}$/),
      nonce: expect.stringMatching(/^[\w-]{43}$/),
      response_type: 'code',
    })
    expect(await only()).toMatchObject({
      login: { kind: 'openid', issuer: identity.issuer, subject: 'kim-7' },
      name: 'Kim Ek',
      shownAs: 'kim.ek@provby.example',
      role: 'investigator',
      password: null,
      secondFactor: null,
    })
  })

  it('is offered first on the log-in page', async () => {
    const { text } = await createVisitor(testApp(container, { baseUrl })).get(paths.logIn)
    expect(text).toContain('Logga in med Provby kommuns inloggning')
  })

  it('is the same account the next time, and follows what the service says then', async () => {
    const first = createBrowser()
    await logIn(first)
    const before = await only()
    identity.person = { ...KIM, name: 'Kim Ask', groups: ['revision', 'alla'] }
    await logIn()
    const after = await only()
    expect(after).toMatchObject({ id: before.id, name: 'Kim Ask', role: 'auditor' })
    const old = await first.go(baseUrl + paths.account)
    expect(new URL(old.url).pathname).toBe(paths.logIn)
  })

  it('shows no name that nobody could have been given here', async () => {
    identity.person = { ...KIM, name: 'Kim\u001B[2J Ek', email: 'kim ek' }
    await logIn()
    expect(await only()).toMatchObject({ name: 'kim-7', shownAs: 'kim-7' })
  })

  it('is told apart by its id from an account of ours with the same name', async () => {
    await addStaff(container, 'reader', KIM.email)
    await logIn()
    await expect(container.users.getNamed(KIM.email)).rejects.toMatchObject({
      code: 'user/several',
    })
    const users = await container.users.list()
    const found = await Promise.all(users.map(({ id }) => container.users.getNamed(id)))
    expect(found).toEqual(users)
  })

  it.each([
    [[], 'Du har ingen roll här'],
    [['okänd'], 'Du har ingen roll här'],
    [['utredning', 'revision'], 'Dina grupper går inte ihop'],
  ])('with the groups %j lets nobody in, and says why', async (groups, sentence) => {
    identity.person = { ...KIM, groups }
    const answer = await logIn()
    expect(answer.status).toBe(403)
    expect(await answer.text()).toContain(sentence)
    expect(await container.users.list()).toEqual([])
  })

  it('says so when the service says no', async () => {
    identity.person = null
    const answer = await logIn()
    expect([answer.status, (await answer.text()).includes('släppte inte in dig')]).toEqual([
      403,
      true,
    ])
  })

  it('keeps out someone whose account is closed here', async () => {
    await logIn()
    await container.users.setDisabled((await only()).id, true, BY_TEST)
    const answer = await logIn()
    expect([answer.status, await answer.text()]).toEqual([
      403,
      expect.stringContaining('ditt konto här avstängt'),
    ])
  })

  it('closes passwords for all but the one administrator who is to get in when all else fails', async () => {
    await addStaff(container, 'reader')
    await addStaff(container, 'administrator', 'nodkonto')
    const visitor = createVisitor(testApp(container, { baseUrl }))
    const refused = await visitor.logIn('lasare', PASSWORD)
    expect(refused.text).toContain('Det går inte att logga in med lösenord här.')
    const { headers } = await visitor.logIn('nodkonto', PASSWORD)
    expect(headers['location']).toBe(paths.logInSecondFactor)
  })

  it('gives a link to be logged out there too', async () => {
    const browser = createBrowser()
    await logIn(browser)
    const page = await (await browser.go(baseUrl + paths.loggedOut)).text()
    const [, href = ''] = /href="([^"]+)">Logga ut där också/.exec(page)!
    const url = new URL(href.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))
    expect(url.origin).toBe(identity.issuer)
    expect(url.searchParams.get('post_logout_redirect_uri')).toBe(baseUrl + paths.loggedOut)
  })

  it('offers neither password nor second factor of ours', async () => {
    const browser = createBrowser()
    const page = await (await logIn(browser, '?next=%2Fkonto')).text()
    expect(page).toContain('Du loggar in med en annan tjänst.')
    expect(page).not.toContain('type="password"')
    expect((await browser.go(baseUrl + paths.accountSecondFactor)).status).toBe(403)
  })
})

describe('an answer that is not the service’s, to what this browser asked', () => {
  /** Goes there, and stops before coming back. @returns Where one would have come back to. */
  async function begin(browser = createBrowser()) {
    const answer = await fetch(baseUrl + paths.logInElsewhere, { redirect: 'manual' })
    const jar = new Map(
      answer.headers.getSetCookie().map(line => line.split(';')[0]!.split('=') as [string, string]),
    )
    browser.cookies.set(baseUrl, jar)
    return { browser, sent: new URL(answer.headers.get('location')!) }
  }
  const come = async (browser: ReturnType<typeof createBrowser>, query: string) =>
    browser.go(`${baseUrl}${paths.logInReturn}?${query}`)

  it.each([
    ['nothing at all', ''],
    ['a code without state', 'code=abc'],
    ['another state', 'code=abc&state=fel'],
    ['no issuer', 'code=abc&state=STATE'],
    ['another issuer', 'code=abc&state=STATE&iss=https%3A%2F%2Fevil.example'],
    ['a code that the service never gave', 'code=abc&state=STATE&iss=ISSUER'],
    ['a parameter twice', 'code=abc&code=def&state=STATE&iss=ISSUER'],
  ])('with %s lets nobody in', async (_claim, query) => {
    const { browser, sent } = await begin()
    const state = sent.searchParams.get('state')!
    const filled = query
      .replace('STATE', state)
      .replace('ISSUER', encodeURIComponent(identity.issuer))
    const answer = await come(browser, filled)
    expect([400, 403]).toContain(answer.status)
    expect(await answer.text()).toMatch(/Inloggningen blev inte klar|Du släpptes inte in/)
    expect(await container.users.list()).toEqual([])
  })

  it('in another browser lets nobody in: a log-in cannot be planted', async () => {
    const { sent } = await begin()
    const answer = await come(createBrowser(), `code=abc&state=${sent.searchParams.get('state')!}`)
    expect(answer.status).toBe(400)
  })

  it('after ten minutes lets nobody in', async () => {
    const { browser, sent } = await begin()
    container.clock.now = '2022-09-01T08:11:00.000Z'
    const answer = await come(browser, `code=abc&state=${sent.searchParams.get('state')!}`)
    expect(answer.status).toBe(400)
  })
})

describe('a service that is away, or set up wrongly', () => {
  it('is told in a sentence, and asked again the next time', async () => {
    await serve({ issuer: 'http://127.0.0.1:1' })
    const answer = await logIn()
    expect(answer.status).toBe(503)
    expect(await answer.text()).toContain('Provby kommuns inloggning svarar inte just nu.')
  })

  it('does not know us by another secret', async () => {
    await serve({}, 'en-annan-hemlighet')
    const answer = await logIn()
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain('Inloggningen blev inte klar')
  })

  it('that knows people less surely than is asked for lets nobody in', async () => {
    await serve({ acr: 'hog-tillit' })
    const answer = await logIn()
    expect([400, 403]).toContain(answer.status)
    expect(await container.users.list()).toEqual([])
  })

  it('keeps nobody from being logged out here', async () => {
    await serve({ issuer: 'http://127.0.0.1:1' })
    expect((await fetch(baseUrl + paths.loggedOut)).status).toBe(200)
  })
})
