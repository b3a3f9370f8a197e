import { beforeEach, describe, expect, it } from '@jest/globals'

import { oneTimeCode, stepOf } from '../../server/keys/one-time-code.ts'
import { paths, pathTo, readNext, withNext } from '../../server/paths.ts'
import { addStaff, BY_TEST, COOKIE, logInAs, PASSWORD } from '../builders/staff.ts'
import { createVisitor, sharedSecretIn, type Visitor } from '../builders/staff-visitor.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
let visitor: Visitor
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
  visitor = createVisitor(app)
})

const codeNow = (shared: Uint8Array) => oneTimeCode(shared, stepOf(Date.parse(container.clock.now)))
const laterBy = (seconds: number) => {
  container.clock.now = new Date(Date.parse(container.clock.now) + seconds * 1000).toISOString()
}

/** Goes all the way in as someone who has no second factor yet. @returns Its secret. */
async function enrol(userName: string): Promise<Uint8Array> {
  await visitor.logIn(userName, PASSWORD)
  const shared = sharedSecretIn((await visitor.get(paths.logInSecondFactor)).text)
  const { text } = await visitor.submit(paths.logInSecondFactor, { engangskod: codeNow(shared) })
  expect(text).toContain('Spara dina reservkoder')
  return shared
}

const acts = async () =>
  (await container.acts.list({ by: null, act: null, object: null, before: null }, 100)).map(
    ({ act }) => act,
  )

describe('POST /logga-in', () => {
  it('leads a reader straight in, and on to where they were going', async () => {
    await addStaff(container, 'reader')
    const next = '/omgangar/prov-2022/resultat'
    const { status, headers } = await visitor.logIn('Lasare ', PASSWORD, next)
    expect([status, headers['location']]).toEqual([303, next])
    const set = headers['set-cookie'] as unknown as string[]
    expect(set[0]).toMatch(
      new RegExp(`^${COOKIE}=[\\w-]{43}; Path=/; HttpOnly; Secure; SameSite=Lax$`),
    )
    expect((await visitor.get(paths.rounds)).status).toBe(200)
  })

  it.each(['administrator', 'investigator', 'auditor'] as const)(
    'leads an %s no further than to a second factor',
    async role => {
      const { shownAs } = await addStaff(container, role)
      const { headers } = await visitor.logIn(shownAs, PASSWORD)
      expect(headers['location']).toBe(paths.logInSecondFactor)
      for (const path of [paths.rounds, paths.account, paths.users, paths.log]) {
        expect((await visitor.get(path)).headers['location']).toBe(pathTo.logIn(path))
      }
      await enrol(shownAs)
      expect((await visitor.get(paths.rounds)).status).toBe(200)
    },
  )

  it('says the same for a wrong password and for a user that is not, and keeps the name', async () => {
    await addStaff(container, 'reader')
    const wrong = await visitor.logIn('lasare', 'inte det rätta alls')
    const unknown = await visitor.logIn('finns@inte.example', 'inte det rätta alls')
    expect([wrong.status, unknown.status]).toEqual([422, 422])
    expect(wrong.text).toContain('Användarnamnet eller lösenordet stämmer inte.')
    expect(unknown.text).toBe(wrong.text.replaceAll('lasare', 'finns@inte.example'))
    expect(wrong.text).not.toContain('inte det rätta alls')
    expect(wrong.headers['set-cookie']).toBeUndefined()
  })

  it('takes a pasted password with spaces and composed characters', async () => {
    const wanted = { userName: 'asa', name: 'Åsa', role: 'reader', lastDay: null } as const
    const password = { text: 'åtta små grisar på väg', isGiven: false }
    await container.users.add({ ...wanted, password }, BY_TEST)
    const decomposed = password.text.normalize('NFD')
    expect((await visitor.logIn('asa', decomposed)).status).toBe(303)
  })

  it.each([
    ['disabled', 'Kontot är avstängt.'],
    ['ended', 'Kontot har slutat gälla.'],
  ])('tells only who has the password that an account is %s', async (how, sentence) => {
    const { id } = await addStaff(container, 'reader')
    if (how === 'disabled') await container.users.setDisabled(id, true, BY_TEST)
    else await container.users.endOn(id, '2022-08-31', BY_TEST)
    expect((await visitor.logIn('lasare', PASSWORD)).text).toContain(sentence)
    expect((await visitor.logIn('lasare', 'inte det rätta alls')).text).not.toContain(sentence)
  })

  it('gives a hash that was made at another cost the cost of now', async () => {
    const before = await addStaff(container, 'reader')
    const costlier = {
      ...(await testContainer(undefined, container.store, {
        rules: container.rules,
        municipality: 'Provby kommun',
        passwordCost: { memoryCost: 128, timeCost: 2 },
        openId: null,
      })),
    }
    await createVisitor(testApp(costlier)).logIn('lasare', PASSWORD)
    const after = await container.store.findUser(before.id)
    expect(before.password!.hash).toContain('$m=64,t=1,')
    expect(after!.password!.hash).toContain('$m=128,t=2,')
    expect((await visitor.logIn('lasare', PASSWORD)).status).toBe(303)
  })
})

describe('a second factor', () => {
  it('is asked for at the next log-in, and each code is good once', async () => {
    await addStaff(container, 'investigator')
    const shared = await enrol('utredare')
    laterBy(60)
    const again = createVisitor(app)
    const { headers } = await again.logIn('utredare', PASSWORD, '/logg')
    expect(headers['location']).toBe(withNext(paths.logInCode, '/logg'))
    const code = codeNow(shared)
    const wrong = await again.submit(paths.logInCode, { engangskod: '000000' })
    expect([wrong.status, wrong.text.includes('Koden stämmer inte.')]).toEqual([422, true])
    const right = await again.submit(withNext(paths.logInCode, '/logg'), { engangskod: code })
    expect([right.status, right.headers['location']]).toEqual([303, '/logg'])
    const third = createVisitor(app)
    await third.logIn('utredare', PASSWORD)
    expect((await third.submit(paths.logInCode, { engangskod: code })).status).toBe(422)
  })

  it('is replaced by a recovery code, once', async () => {
    await addStaff(container, 'auditor')
    await visitor.logIn('revisor', PASSWORD)
    const page = (await visitor.get(paths.logInSecondFactor)).text
    const shown = await visitor.submit(paths.logInSecondFactor, {
      engangskod: codeNow(sharedSecretIn(page)),
    })
    const codes = [...shown.text.matchAll(/<li class="code-text">([\w-]+)</g)].map(
      ([, code]) => code!,
    )
    expect(new Set(codes).size).toBe(10)
    expect(shown.text).toContain(`download="reservkoder.txt"`)
    expect(decodeURIComponent(shown.text)).toContain(codes[9])
    for (const [time, expected] of [303, 422].entries()) {
      const again = createVisitor(app)
      await again.logIn('revisor', PASSWORD)
      const typed = codes[3]!.toLowerCase().replaceAll('-', ' ')
      const { status } = await again.submit(paths.logInCode, { engangskod: typed })
      expect([time, status]).toEqual([time, expected])
    }
    expect(JSON.stringify(await container.store.listUsers())).not.toContain(codes[5])
  })

  it('is not gone round by adding another one, nor by choosing a password', async () => {
    await addStaff(container, 'investigator')
    await enrol('utredare')
    const thief = createVisitor(app)
    await thief.logIn('utredare', PASSWORD)
    const shared = sharedSecretIn((await thief.get(paths.logInSecondFactor)).text)
    const added = await thief.submit(paths.logInSecondFactor, { engangskod: codeNow(shared) })
    const wanted = {
      'nytt-losenord': 'fyra röda båtar i hamn',
      'nytt-losenord-igen': 'fyra röda båtar i hamn',
    }
    const chosen = await thief.submit(paths.logInPassword, wanted)
    expect([added.status, chosen.status]).toEqual([403, 403])
  })

  it('is counted: codes cannot be tried through', async () => {
    await addStaff(container, 'investigator')
    await enrol('utredare')
    const thief = createVisitor(app)
    await thief.logIn('utredare', PASSWORD)
    const statuses: number[] = []
    for (let time = 0; time < 8; time += 1) {
      statuses.push((await thief.submit(paths.logInCode, { engangskod: `00000${time}` })).status)
    }
    expect(statuses).toEqual([422, 422, 422, 422, 422, 422, 429, 429])
  })
})

describe('GET /valkommen/:startToken', () => {
  const wanted = { userName: 'ny@prov.example', name: 'Ny', role: 'reader', lastDay: null } as const
  const choose = (text: string, again = text) => ({
    'nytt-losenord': text,
    'nytt-losenord-igen': again,
  })

  it('lets its holder choose a password, once, and in', async () => {
    const { startToken } = await container.users.add({ ...wanted, password: null }, BY_TEST)
    const path = pathTo.start(startToken!)
    expect((await visitor.get(path)).text).toContain('value="ny@prov.example"')
    const chosen = await visitor.submit(path, choose(PASSWORD))
    expect([chosen.status, chosen.headers['location']]).toEqual([303, paths.rounds])
    expect((await visitor.get(path)).status).toBe(410)
    expect((await visitor.submit(path, choose(PASSWORD))).status).toBe(410)
    expect((await createVisitor(app).logIn('ny@prov.example', PASSWORD)).status).toBe(303)
  })

  it.each([
    ['kort', 'kort', 'Lösenordet är för kort'],
    ['sommaren2026!!', 'sommaren2026!!', 'Lösenordet är ett av dem som gissas först'],
    ['provbykommun1', 'provbykommun1', 'Lösenordet är gjort av ditt eller kommunens namn'],
    [PASSWORD, `${PASSWORD}x`, 'De två lösenorden är inte lika'],
  ])('does not take %s, and says why', async (text, again, sentence) => {
    const { startToken } = await container.users.add({ ...wanted, password: null }, BY_TEST)
    const refused = await visitor.submit(pathTo.start(startToken!), choose(text, again))
    expect(refused.status).toBe(422)
    expect(refused.text).toContain(sentence)
    expect(refused.text).not.toContain(`value="${text}"`)
  })

  it('is good for three days, for an account that is, and for nobody who guesses', async () => {
    const { startToken, user } = await container.users.add({ ...wanted, password: null }, BY_TEST)
    const path = pathTo.start(startToken!)
    const guessed = pathTo.start(`${user.id}.${'a'.repeat(22)}`)
    for (const other of [guessed, pathTo.start('x'), pathTo.start('.')]) {
      expect((await visitor.get(other)).status).toBe(410)
    }
    await container.users.setDisabled(user.id, true, BY_TEST)
    expect((await visitor.get(path)).status).toBe(410)
    await container.users.setDisabled(user.id, false, BY_TEST)
    expect((await visitor.get(path)).status).toBe(200)
    laterBy(3 * 24 * 3600 + 1)
    expect((await visitor.get(path)).status).toBe(410)
  })

  it('is there too for a password that someone else has seen: it is good for nothing else', async () => {
    const password = { text: 'GIVET-LÖSEN-ORD-123', isGiven: true }
    await container.users.add({ ...wanted, password }, BY_TEST)
    const { headers } = await visitor.logIn('ny@prov.example', password.text)
    expect(headers['location']).toBe(paths.logInPassword)
    expect((await visitor.get(paths.rounds)).status).toBe(303)
    const chosen = await visitor.submit(paths.logInPassword, choose(PASSWORD))
    expect(chosen.headers['location']).toBe(paths.rounds)
    expect((await createVisitor(app).logIn('ny@prov.example', password.text)).status).toBe(422)
  })
})

describe('POST /logga-ut', () => {
  it('ends the session in the store, and not only in the browser', async () => {
    const { post, get, cookie } = await logInAs('reader', { app, container })
    const { status, headers } = await post(paths.logOut)
    expect([status, headers['location']]).toEqual([303, paths.loggedOut])
    expect(String(headers['set-cookie'])).toMatch(
      new RegExp(`^${COOKIE}=; .*Expires=Thu, 01 Jan 1970`),
    )
    expect((await get(paths.rounds)).status).toBe(303)
    expect((await browse(app).get(paths.rounds).set('Cookie', cookie)).status).toBe(303)
    expect((await acts()).slice(0, 1)).toEqual(['login.ended'])
  })
})

describe('where someone goes on after the log-in', () => {
  it.each([
    ['/omgangar/prov-2022/resultat', '/omgangar/prov-2022/resultat'],
    ['/logg?vem=abc&fore=7', '/logg?vem=abc&fore=7'],
    ['//evil.example', paths.rounds],
    ['/\\evil.example', paths.rounds],
    ['/\\/evil.example', paths.rounds],
    ['\\\\evil.example', paths.rounds],
    ['https://evil.example/', paths.rounds],
    ['https:evil.example', paths.rounds],
    ['javascript:alert(1)', paths.rounds],
    ['evil.example', paths.rounds],
    ['', paths.rounds],
    ['/ok\r\nSet-Cookie: a=b', paths.rounds],
    ['/\tevil', paths.rounds],
    ['/konto\\..\\..', paths.rounds],
    ['/%2f%2fevil.example', '/%2f%2fevil.example'],
    [`/${'a'.repeat(600)}`, paths.rounds],
    ['/logga-in', paths.rounds],
    ['/logga-ut', paths.rounds],
    [['/a', '/b'], paths.rounds],
    [undefined, paths.rounds],
  ])('given %j is %s', async (given, expected) => {
    expect(readNext(given)).toBe(expected)
    if (typeof given !== 'string') return
    await addStaff(container, 'reader')
    const { headers } = await visitor.logIn('lasare', PASSWORD, given)
    expect(headers['location']).toBe(expected)
  })
})
