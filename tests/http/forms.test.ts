import { beforeAll, describe, expect, it } from '@jest/globals'

import { paths } from '../../server/paths.ts'
import { routesOf } from '../builders/routes.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { browse, hiddenFields, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

/** T21: nothing is changed by a form that is not ours, of this session, and sent from our own pages. */

let container: TestContainer
let app: ReturnType<typeof testApp>
let admin: StaffBrowser
beforeAll(async () => {
  container = await testContainer()
  app = testApp(container)
  admin = await logInAs('administrator', { app, container })
})

const NEW_USER = { anvandarnamn: 'ny@prov.example', namn: 'Ny Person', roll: 'lasare' }
const users = async () => (await container.users.list()).length
const send = (body: string | object, headers: Readonly<Record<string, string>> = {}) =>
  browse(app).post(paths.newUser).set('Cookie', admin.cookie).set(headers).type('form').send(body)

describe('a form of the work space', () => {
  it.each([
    ['without a key', {}],
    ['with an empty key', { nyckel: '' }],
    ['with a made-up key', { nyckel: 'a'.repeat(43) }],
  ])('changes nothing %s, and comes back with everything that was typed', async (_claim, key) => {
    const before = await users()
    const { status, text } = await send({ ...NEW_USER, ...key })
    expect(status).toBe(403)
    expect(text).toContain('Sidan var för gammal')
    expect(hiddenFields(text)).toEqual({ ...NEW_USER, nyckel: admin.formKey })
    expect(await users()).toBe(before)
  })

  it('changes nothing with the key of another session, of another or of one’s own', async () => {
    const before = await users()
    const others = [
      await logInAs('administrator', { app, container }, 'annan-admin'),
      await logInAs('administrator', { app, container }),
    ]
    for (const { formKey } of others) {
      expect((await send({ ...NEW_USER, nyckel: formKey })).status).toBe(403)
    }
    expect(await users()).toBe(before + 1)
  })

  it.each([
    ['another site', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling site', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin', { Origin: 'https://evil.example' }],
  ])('changes nothing from %s, although it has the key', async (_claim, headers) => {
    const before = await users()
    const sent = { ...NEW_USER, nyckel: admin.formKey }
    expect((await send(sent, headers)).status).toBe(403)
    expect(await users()).toBe(before)
  })

  it.each(['text/plain', 'application/json', 'multipart/form-data; boundary=x'])(
    'changes nothing as %s',
    async type => {
      const before = await users()
      const body = `nyckel=${admin.formKey}&anvandarnamn=ny&namn=Ny&roll=lasare`
      const { status } = await browse(app)
        .post(paths.newUser)
        .set({ Cookie: admin.cookie, 'Content-Type': type })
        .send(body)
      expect([400, 403]).toContain(status)
      expect(await users()).toBe(before)
    },
  )

  it('comes back to who was logged out meanwhile, without what is secret', async () => {
    const typed = { ...NEW_USER, losenord: 'hemligt hemligt', 'nytt-losenord': 'mera hemligt' }
    const { status, text } = await browse(app).post(paths.newUser).type('form').send(typed)
    expect(status).toBe(401)
    expect(text).toContain('Du är inte inloggad')
    expect(hiddenFields(text)).toEqual({ ...NEW_USER, nyckel: '' })
    expect(text).not.toContain('hemligt')
    // Logged in again in another tab: sent again, it asks once more, and then it is done.
    const again = await send(hiddenFields(text))
    expect(again.status).toBe(403)
    expect((await send(hiddenFields(again.text))).status).toBe(200)
  })

  it('is needed to be logged out, too', async () => {
    const { cookie, get, post } = await logInAs('reader', { app, container })
    const forged = await browse(app)
      .post(paths.logOut)
      .set('Cookie', cookie)
      .type('form')
      .send('a=b')
    expect(forged.status).toBe(403)
    expect((await get(paths.rounds)).status).toBe(200)
    expect((await post(paths.logOut)).status).toBe(303)
    expect((await browse(app).post(paths.logOut).type('form').send('a=b')).status).toBe(303)
  })

  it('is what every route takes that changes something: nothing is changed by reading', async () => {
    const before = JSON.stringify(await container.users.list())
    for (const { method, path } of routesOf(app)) {
      if (method !== 'POST' || path.startsWith('/svara')) continue
      const asked = await browse(app).get(path.replaceAll(/:\w+/g, 'x')).set('Cookie', admin.cookie)
      expect([path, [200, 303, 403, 404, 410].includes(asked.status)]).toEqual([path, true])
      const head = await browse(app).head(path.replaceAll(/:\w+/g, 'x')).set('Cookie', admin.cookie)
      expect(head.status).toBe(asked.status)
    }
    expect(JSON.stringify(await container.users.list())).toBe(before)
  })
})
