import { beforeAll, describe, expect, it } from '@jest/globals'

import { paths, pathsIn, pathTo } from '../../server/paths.ts'
import { Problem } from '../../server/problems.ts'
import { type DeclaredRoute, routesOf } from '../builders/routes.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'

const logLines: string[] = []
let container: TestContainer
let token: string
let app: ReturnType<typeof testApp>
beforeAll(async () => {
  container = await testContainer()
  token = (await openTestRound(container)).tokens[0]!
  app = testApp(container, { logLines })
})

const post = (path: string, fields: object | string) =>
  browse(app).post(path).type('form').send(fields)
const submission = {
  omgang: 'prov-2022',
  revision: '0',
  inskick: 'a'.repeat(22),
  'prov.helhet': '4',
}

const draft = { omgang: 'prov-2022', revision: '0' }

describe('every route', () => {
  it('declares first of all who may use it, and of the work space what it is', () => {
    const routes = routesOf(app)
    expect(routes.length).toBeGreaterThan(40)
    expect(routes.filter(({ declaration }) => declaration === null)).toEqual([])
    const isStaff = ({ declaration }: DeclaredRoute) => declaration?.audience === 'staff'
    const staff = routes.filter(isStaff)
    expect(staff.length).toBeGreaterThan(15)
    expect(staff.filter(({ declaration }) => declaration?.action === null)).toEqual([])
    const places =
      /^\/(omgangar|ny-omgang|enkater|jamforelsenyckel|jamforelser|konto|konton|logg)(\/|$)/
    const open = routes.filter(route => !isStaff(route) && places.test(route.path))
    expect(open).toEqual([])
  })

  const stylesheet = async () =>
    /href="(\/assets\/styles[^"]+)"/.exec((await browse(app).get(paths.home)).text)![1]!
  const down = () =>
    testApp(container, { checkReady: () => Promise.reject(new Problem('store/unavailable')) })

  it.each([
    ['the start page', 200, () => browse(app).get(paths.home)],
    ['a page in another language', 200, () => browse(app).get(pathsIn('fi').privacy())],
    ['a page of the form', 200, () => browse(app).get(pathTo.answerPart(token, 1))],
    ['what is saved, on the way on', 303, () => post(pathTo.answerPart(token, 1), draft)],
    [
      'what a script is told',
      200,
      () => post(pathTo.answerPart(token, 1), draft).set('Accept', 'application/json'),
    ],
    [
      'a form with errors',
      422,
      () => post(pathTo.answerSubmit(token), { ...submission, 'prov.helhet': '' }),
    ],
    [
      'a form that is too large',
      413,
      () => post(pathTo.answerPart(token, 1), { ...draft, 'prov.text': 'x'.repeat(101_000) }),
    ],
    ['a form that is none', 400, () => post(pathTo.answerSubmit(token), 'x')],
    [
      'a form from another site',
      403,
      () => post(pathTo.answerSubmit(token), submission).set('Sec-Fetch-Site', 'cross-site'),
    ],
    ['an unknown link', 404, () => browse(app).get('/svara/okand')],
    ['an address that is not there', 404, () => browse(app).get('/finns-inte')],
    ['an address that cannot be decoded', 400, () => browse(app).get('/svara/%')],
    ['another host', 421, () => browse(app).get(paths.home).set('Host', 'evil.example')],
    ['a staff page, to who is not logged in', 303, () => browse(app).get(paths.rounds)],
    ['an asset', 200, async () => browse(app).get(await stylesheet())],
    ['an asset that is not there', 404, () => browse(app).get('/assets/finns-inte.css')],
    ['what robots ask for', 200, () => browse(app).get(paths.robots)],
    ['whom to tell of a weakness', 200, () => browse(app).get(paths.security)],
    ['health', 200, () => browse(app).get(paths.live)],
    ['a store that is away', 503, () => browse(down()).get(paths.ready)],
  ])('sends the safe headers with %s', async (_claim, expected, ask) => {
    const { status, headers } = await ask()
    expect(status).toBe(expected)
    const policy = headers['content-security-policy']
    for (const rule of [
      "default-src 'none'",
      "frame-ancestors 'none'",
      "script-src 'self'",
      "connect-src 'self'",
    ]) {
      expect(policy).toContain(rule)
    }
    expect(policy).not.toContain('unsafe')
    expect(headers['x-content-type-options']).toBe('nosniff')
    expect(headers['referrer-policy']).toBe('no-referrer')
    expect(headers['cross-origin-opener-policy']).toBe('same-origin')
    expect(headers['strict-transport-security']).toContain('max-age=31536000')
    expect(headers['x-robots-tag']).toBe('noindex, nofollow')
    expect(headers['x-powered-by']).toBeUndefined()
    expect(headers['set-cookie']).toBeUndefined()
  })

  it('keeps personal pages out of every cache', async () => {
    for (const path of [
      pathTo.answer(token),
      pathTo.answerPart(token, 1),
      pathTo.answerReview(token),
      pathsIn('en').answerPart(token, 1),
    ]) {
      expect((await browse(app).get(path)).headers['cache-control']).toBe('no-store')
    }
    const refused = await post(pathTo.answerSubmit(token), { ...submission, 'prov.helhet': '' })
    expect(refused.headers['cache-control']).toBe('no-store')
  })

  it('answers readiness by asking the store', async () => {
    expect((await browse(app).get(paths.ready)).status).toBe(200)
    const down = testApp(container, {
      checkReady: () => Promise.reject(new Problem('store/unavailable')),
    })
    const { status, headers } = await browse(down).get(paths.ready)
    expect([status, headers['retry-after']]).toEqual([503, '10'])
  })

  it('serves assets compressed, for ever, and nothing beside them', async () => {
    const page = await browse(app).get(paths.home)
    const href = /href="(\/assets\/styles-[0-9a-f]{16}\.css)"/.exec(page.text)?.[1] ?? ''
    const { status, headers } = await browse(app).get(href).set('Accept-Encoding', 'br')
    expect([status, headers['content-encoding']]).toEqual([200, 'br'])
    expect(headers['cache-control']).toBe('public, max-age=31536000, immutable')
    for (const path of [
      '/assets/manifest.json',
      '/assets/..%2fcompiled.js',
      '/assets/%2e%2e/main.js',
    ]) {
      expect((await browse(app).get(path)).status).toBe(404)
    }
  })
})

describe('what comes from outside', () => {
  it.each([
    ['another site, as browsers tell', { 'Sec-Fetch-Site': 'cross-site' }],
    ['a sibling site', { 'Sec-Fetch-Site': 'same-site' }],
    ['another origin, where browsers do not tell', { Origin: 'https://evil.example' }],
    ['another site without an origin', { 'Sec-Fetch-Site': 'cross-site', Origin: 'null' }],
  ])('is not taken from %s', async (_claim, headers) => {
    const { status } = await post(pathTo.answerSubmit(token), submission).set(headers)
    expect(status).toBe(403)
    expect(await container.store.summariseResponses('prov-2022')).toMatchObject({ submitted: 0 })
  })

  it('is taken from our own page over plain http, where browsers tell nothing', async () => {
    const { status } = await post(pathTo.answerSubmit(token), submission).set('Origin', 'null')
    expect(status).toBe(303)
  })

  it('is answered only under the names that the service has', async () => {
    for (const host of ['evil.example', 'svara.provby.example.evil.example', '']) {
      const { status } = await browse(app).get(paths.home).set('Host', host)
      expect([400, 421]).toContain(status)
    }
    expect((await browse(app).get(paths.home).set('Host', 'svara.provby.example')).status).toBe(200)
  })

  it('is refused with a clear page when it is over 100 kB', async () => {
    const { status, text } = await post(pathTo.answerPart(token, 2), {
      omgang: 'prov-2022',
      revision: '0',
      'prov.text': 'x'.repeat(101_000),
    })
    expect(status).toBe(413)
    expect(text).toContain('större än 100 kB')
  })

  it.each([
    ['too many fields', Array.from({ length: 1001 }, (_, index) => `f${index}=1`).join('&')],
    ['another kind of body', '{"a":1}'],
    ['no body', ''],
  ])('is refused as %s without falling over', async (_claim, body) => {
    const type = body.startsWith('{') ? 'application/json' : 'application/x-www-form-urlencoded'
    const { status } = await browse(app)
      .post(pathTo.answerSubmit(token))
      .set('Content-Type', type)
      .send(body)
    expect([400, 413]).toContain(status)
  })

  it('is text that can be certified, whatever bytes were sent', async () => {
    const fresh = await testContainer()
    const { tokens } = await openTestRound(fresh)
    const send = (body: string | Buffer, charset: string) =>
      browse(testApp(fresh))
        .post(pathTo.answerSubmit(tokens[0]!))
        .set('Content-Type', `application/x-www-form-urlencoded${charset}`)
        .send(body)
    const form = `omgang=prov-2022&revision=0&inskick=${'a'.repeat(22)}&prov.helhet=4&prov.text=`
    expect((await send(Buffer.from(`${form}\ud800`, 'utf16le'), '; charset=utf-16le')).status).toBe(
      400,
    )
    expect((await send(`${form}%ED%A0%80+halv`, '; charset=UTF-8')).status).toBe(303)
    await fresh.rounds.closeRound('prov-2022')
    const { digest } = await fresh.certification.certifyRound('prov-2022', () => undefined)
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
  })

  it('cannot reach a prototype', async () => {
    await post(
      pathTo.answerSubmit(token),
      '__proto__=polluted&constructor=polluted&__proto__[a]=polluted&omgang=prov-2022&revision=0',
    )
    expect(({} as Record<string, unknown>)['a']).toBeUndefined()
  })

  it('comes back in the page when the store does not answer, to be sent again', async () => {
    const broken = {
      ...container,
      answers: {
        ...container.answers,
        submit: () => Promise.reject(new Problem('store/unavailable')),
      },
    }
    const sent = { ...submission, 'prov.text': 'Viktigt "svar"', 'prov.delar': ['skola', 'kultur'] }
    const { status, headers, text } = await browse(testApp(broken))
      .post(pathTo.answerSubmit(token))
      .type('form')
      .send(sent)
    expect([status, headers['retry-after']]).toEqual([503, '10'])
    expect(text).toContain('Det ni fyllde i finns kvar')
    expect(text).toContain(`action="${pathTo.answerSubmit(token)}"`)
    expect(text).toContain('name="prov.text" value="Viktigt &quot;svar&quot;"')
    expect(text).toContain(`name="inskick" value="${'a'.repeat(22)}"`)
  })

  it('never shows what went wrong inside', async () => {
    const broken = {
      ...container,
      answers: { ...container.answers, open: () => Promise.reject(new Error('secret /path/x')) },
    }
    const { status, text } = await browse(testApp(broken)).get(pathTo.answer(token))
    expect(status).toBe(500)
    expect(text).not.toContain('secret')
    expect(text).toContain('Något gick fel hos oss')
  })
})

describe('the log', () => {
  it('has one line for each request, and neither link, address nor answer', async () => {
    logLines.length = 0
    await browse(app).get(pathTo.answer(token)).set('User-Agent', 'Kanarie/1.0')
    await post(pathTo.answerSubmit(token), { ...submission, 'prov.text': 'kanarie' })
    await browse(app).get('/svara/finns-inte-kanarie')
    const text = logLines.join('')
    expect(logLines).toHaveLength(3)
    expect(JSON.parse(logLines[0]!)).toMatchObject({
      method: 'GET',
      route: paths.answer,
      status: 200,
    })
    for (const canary of [token, 'anarie', '127.0.0.1', 'a'.repeat(22)]) {
      expect(text).not.toContain(canary)
    }
  })
})
