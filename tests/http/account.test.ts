import { beforeEach, describe, expect, it } from '@jest/globals'

import { oneTimeCode, stepOf } from '../../server/keys/one-time-code.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { logInAs, PASSWORD, type StaffBrowser } from '../builders/staff.ts'
import { createVisitor, sharedSecretIn } from '../builders/staff-visitor.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
let reader: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
  reader = await logInAs('reader', { app, container })
})

const WANTED = 'fyra röda båtar i hamn'
const fields = (now: string, wanted: string, again = wanted) => ({
  losenord: now,
  'nytt-losenord': wanted,
  'nytt-losenord-igen': again,
})
const isIn = async (cookie: string) =>
  (await browse(app).get(paths.rounds).set('Cookie', cookie)).status === 200
const cookieIn = (headers: Readonly<Record<string, unknown>>) =>
  String((headers['set-cookie'] as readonly string[])[0]).split(';')[0]!

describe('Mitt konto', () => {
  it('changes a password, ends every other session, and goes on in a new one', async () => {
    const other = await logInAs('reader', { app, container })
    const { status, headers } = await reader.post(paths.accountPassword, fields(PASSWORD, WANTED))
    expect([status, headers['location']]).toEqual([303, '/konto?klart=losenord'])
    expect([await isIn(reader.cookie), await isIn(other.cookie)]).toEqual([false, false])
    const fresh = cookieIn(headers)
    const { text } = await browse(app).get(String(headers['location'])).set('Cookie', fresh)
    expect(text).toContain('Lösenordet är bytt')
    expect((await createVisitor(app).logIn('lasare', PASSWORD)).status).toBe(422)
    expect((await createVisitor(app).logIn('lasare', WANTED)).status).toBe(303)
  })

  it.each([
    ['fel fel fel fel', WANTED, WANTED, 'Lösenordet stämmer inte.'],
    [PASSWORD, 'kort', 'kort', 'Lösenordet är för kort'],
    [PASSWORD, WANTED, `${WANTED}!`, 'De två lösenorden är inte lika'],
  ])('does not change it by %s to %s', async (now, wanted, again, sentence) => {
    const { status, text } = await reader.post(paths.accountPassword, fields(now, wanted, again))
    expect(status).toBe(422)
    expect(text).toContain(sentence)
    expect(text).toContain('<title>Fel: Mitt konto')
    for (const secret of [wanted, again]) expect(text).not.toContain(`value="${secret}"`)
    expect((await createVisitor(app).logIn('lasare', PASSWORD)).status).toBe(303)
  })

  it('cannot be used to guess the password of a session that was left open', async () => {
    const statuses: number[] = []
    for (let time = 0; time < 7; time += 1) {
      const wrong = fields(`gissning nummer ${time}`, WANTED)
      statuses.push((await reader.post(paths.accountPassword, wrong)).status)
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429])
  })

  it('lets a reader add a second factor, make new recovery codes, and take it away again', async () => {
    const shared = sharedSecretIn((await reader.get(paths.accountSecondFactor)).text)
    const code = oneTimeCode(shared, stepOf(Date.parse(container.clock.now)))
    const wrong = await reader.post(paths.accountSecondFactor, {
      engangskod: code,
      losenord: 'fel',
    })
    expect([wrong.status, wrong.text.includes('Lösenordet stämmer inte.')]).toEqual([422, true])
    const typed = { engangskod: code, losenord: PASSWORD }
    const added = await reader.post(paths.accountSecondFactor, typed)
    expect(added.text).toContain('Spara dina reservkoder')
    const fresh = cookieIn(added.headers)
    const token = fresh.split('=')[1]!
    const { formKey: nyckel } = (await container.sessions.find(token))!
    const post = (path: string, body: object) =>
      browse(app)
        .post(path)
        .set('Cookie', fresh)
        .type('form')
        .send({ nyckel, ...body })
    const page = await browse(app).get(paths.account).set('Cookie', fresh)
    expect(page.text).toContain('Du har 10 reservkoder kvar.')
    const renewed = await post(paths.accountCodes, { 'losenord-bekrafta': PASSWORD })
    expect(renewed.text).toContain('Spara dina reservkoder')
    expect(renewed.text).not.toContain(/<li class="code-text">([\w-]+)</.exec(added.text)![1])
    const visitor = createVisitor(app)
    expect((await visitor.logIn('lasare', PASSWORD)).headers['location']).toBe(paths.logInCode)
    const removal = { 'losenord-bekrafta': PASSWORD }
    const removed = await post(paths.accountSecondFactorRemoval, removal)
    expect(removed.headers['location']).toBe('/konto?klart=ett-steg')
    expect((await createVisitor(app).logIn('lasare', PASSWORD)).headers['location']).toBe(
      paths.rounds,
    )
  })

  it('does not let a role that needs a second factor take it away', async () => {
    const { post } = await logInAs('investigator', { app, container })
    const sent = { 'losenord-bekrafta': PASSWORD }
    expect((await post(paths.accountSecondFactorRemoval, sent)).status).toBe(403)
  })

  it('shows where one is logged in, and ends one of them, or all but this', async () => {
    const others = [
      await logInAs('reader', { app, container }),
      await logInAs('reader', { app, container }),
    ]
    const { text } = await reader.get(paths.account)
    expect(text.match(/från 192\.0\.2\.0\/24/g)!.length).toBeGreaterThanOrEqual(3)
    const [first] = [...text.matchAll(/action="(\/konto\/inloggningar\/[\w-]+)"/g)]
    expect((await reader.post(first![1]!)).status).toBe(303)
    const left = await Promise.all(others.map(({ cookie }) => isIn(cookie)))
    expect(left.filter(Boolean)).toHaveLength(1)
    await reader.post(paths.accountSessions)
    expect(await Promise.all(others.map(({ cookie }) => isIn(cookie)))).toEqual([false, false])
    expect(await isIn(reader.cookie)).toBe(true)
  })

  it('does not end another’s session, nor tell whether there is one', async () => {
    const other = await logInAs('auditor', { app, container })
    const [session] = await container.sessions.listOf(other.user)
    expect((await reader.post(pathTo.accountSession(session!.id))).status).toBe(404)
    expect((await reader.post(pathTo.accountSession('finns-inte'))).status).toBe(404)
    expect(await isIn(other.cookie)).toBe(true)
  })
})
