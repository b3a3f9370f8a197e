import { beforeEach, describe, expect, it } from '@jest/globals'

import { RATE_LIMIT } from '../../server/middleware/rate-limit.ts'
import { pathsIn, pathTo } from '../../server/paths.ts'
import { browse, decodeEntities, hiddenFields, say, testApp } from '../builders/test-app.ts'
import {
  CLOSES,
  openTestRound,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'
import { PICKED, walkIn } from '../builders/walk-ins.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
let code: string
beforeEach(async () => {
  container = await testContainer()
  await openTestRound(container, { associations: testAssociations(30) })
  code = (await container.openLinks.open('prov-2022')).code
  app = testApp(container)
})

const get = (path: string) => browse(app).get(path)
const post = (path: string, fields: object) => browse(app).post(path).type('form').send(fields)
const redirected = ({ headers }: Awaited<ReturnType<typeof get>>) => headers['location'] ?? ''
/** The only page of the survey, filled in. */
const PAGE = { omgang: 'prov-2022', revision: '0', 'prov.helhet': '4', till: 'nasta' }
const names = (html: string) =>
  [...html.matchAll(/name="namn" value="([^"]*)">/g)].map(([, name = '']) => decodeEntities(name))

describe('the open link', () => {
  it('leads to a search, and lists nobody', async () => {
    const { status, text, headers } = await get(pathTo.openLink(code))
    expect([status, headers['cache-control']]).toEqual([200, 'no-store'])
    expect(text).toContain(say('open.waits'))
    expect(text).not.toContain('Förening 1')
  })

  it('is found as somebody copies it from a poster', async () => {
    expect(code).toMatch(/^[0-9A-Z]{4}-[0-9A-Z]{4}$/)
    expect((await get(pathTo.openLink(code.toLowerCase().replace('-', '')))).status).toBe(200)
  })

  it('shows at most eight names, and nothing but names', async () => {
    const { status, text } = await post(pathTo.openLink(code), { sok: 'förening' })
    expect(status).toBe(200)
    expect(names(text)).toHaveLength(8)
    expect(text).toContain(say('open.more', { count: 8 }))
    for (const [first] of [testAssociations(1)]) {
      for (const secret of [first!.id, first!.orgNumber!, first!.email!]) {
        expect(text).not.toContain(secret)
      }
    }
  })

  it('asks for more than two letters, and keeps what was written', async () => {
    const { status, text } = await post(pathTo.openLink(code), { sok: 'fö' })
    expect(status).toBe(422)
    expect(names(text)).toEqual([])
    expect(text).toContain(say('open.tooShort'))
    expect(text).toContain('value="fö"')
  })

  it('keeps what is written when the language is switched, and the links in it', async () => {
    const english = pathsIn('en')
    const survey = { sok: 'Förening 12', sprak: '' }
    const { text } = await post(english.openLink(code), survey)
    expect(names(text)).toEqual(['Förening 12'])
    const typed = { namn: 'Nya', orgnummer: '1', sektor: 'kultur', sprak: '' }
    const again = await post(english.openLinkNew(code), typed)
    expect(again.status).toBe(200)
    expect(again.text).toContain('value="Nya"')
    expect(again.text).toContain('value="kultur" checked')
  })

  it.each(['AAAA-AAAA', '', 'x'.repeat(300), '%00'])('of %j is told nothing', async other => {
    for (const path of [pathTo.openLink(other || 'x'), pathTo.openLinkNew(other || 'x')]) {
      expect((await get(path)).status).toBe(404)
    }
  })

  it('is told nothing once it is taken away; who came in before may finish', async () => {
    const token = await walkIn(container, code, 'Förening 3')
    await container.openLinks.close('prov-2022')
    expect((await get(pathTo.openLink(code))).status).toBe(404)
    expect((await post(pathTo.openLinkPick(code), { namn: 'Förening 3' })).status).toBe(404)
    expect((await get(pathTo.answer(token))).status).toBe(200)
    expect((await container.openLinks.open('prov-2022')).code).toBe(code)
  })

  it('says that the round has closed', async () => {
    container.clock.now = '2022-10-11T08:00:00.000Z'
    expect(CLOSES < container.clock.now).toBe(true)
    for (const page of [
      await get(pathTo.openLink(code)),
      await post(pathTo.openLink(code), { sok: 'förening' }),
      await post(pathTo.openLinkPick(code), { namn: 'Förening 3' }),
      await post(pathTo.openLinkNew(code), { namn: 'Nya', sektor: 'kultur' }),
    ]) {
      expect(page.text).toContain(say('answer.closed'))
    }
    expect(await container.store.listWalkIns('prov-2022')).toEqual([])
  })

  it('is not given where nobody is to know who has answered', async () => {
    await container.rounds.createRound({
      ...(await container.rounds.getRound('prov-2022')),
      id: 'anonym',
      promise: 'anonymous',
    })
    await container.rounds.openRound('anonym')
    await expect(container.openLinks.open('anonym')).rejects.toMatchObject({
      code: 'openLink/promise',
    })
  })
})

describe('someone who comes by it', () => {
  it('picks an association and gets a form of their own, of which nobody else has the link', async () => {
    const tokens = new Set<string>()
    for (let time = 0; time < 2; time += 1) {
      const { status, headers } = await post(pathTo.openLinkPick(code), { namn: 'Förening 3' })
      expect(status).toBe(303)
      tokens.add(headers['location'] ?? '')
    }
    expect(tokens.size).toBe(2)
    const [path = ''] = tokens
    expect(path).toMatch(/^\/svara\/[A-Za-z0-9_-]{22}$/)
    const { text } = await get(path)
    expect(text).toContain('Förening 3')
    expect(text).toContain(say('open.waits'))
    expect(text).not.toContain('/avsta/')
    expect((await get(`${path}/avsta/vill-inte`)).status).toBe(404)
  })

  it('types one that is not there, and is told each thing that is wrong', async () => {
    const { status, text } = await post(pathTo.openLinkNew(code), {
      namn: ' ',
      orgnummer: '19850101-1234',
      sektor: 'finns-inte',
    })
    expect(status).toBe(422)
    for (const fault of ['name', 'orgNumber', 'sector']) {
      expect(text).toContain(say(`open.fault.${fault}`))
    }
    expect(await container.store.listWalkIns('prov-2022')).toEqual([])
    const long = { namn: 'x'.repeat(201), sektor: 'kultur' }
    expect((await post(pathTo.openLinkNew(code), long)).status).toBe(422)
    const typed = { namn: '  Nya\u0000  gänget ', orgnummer: '802000 1239', sektor: 'kultur' }
    const taken = await post(pathTo.openLinkNew(code), typed)
    expect(taken.status).toBe(303)
    expect(await container.store.listWalkIns('prov-2022')).toMatchObject([
      { name: 'Nya gänget', orgNumber: '802000-1239', sector: 'kultur', associationId: null },
    ])
  })

  it('is asked to type a name that the register does not have once, with the name filled in', async () => {
    const { status, text } = await post(pathTo.openLinkPick(code), { namn: 'Borttagen' })
    expect(status).toBe(200)
    expect(text).toContain('value="Borttagen"')
    expect(await container.store.listWalkIns('prov-2022')).toEqual([])
  })

  it('fills in, sends in, and has a receipt that says that it waits', async () => {
    const token = await walkIn(container, code, 'Förening 3')
    expect((await post(pathTo.answerPart(token, 1), PAGE)).status).toBe(303)
    const review = await get(pathTo.answerReview(token))
    const sent = await post(pathTo.answerSubmit(token), hiddenFields(review.text))
    expect(sent.status).toBe(303)
    const receipt = await get(redirected(sent))
    expect(receipt.text).toContain(say('answer.waits'))
    expect((await get(pathTo.answer(token))).text).toContain(say('answer.waits'))
    const shown = /<p class="code">([^<]+)</.exec(receipt.text)?.[1] ?? ''
    expect((await post(pathTo.receiptCheck(), { kod: shown })).text).toContain(
      say('receiptCheck.received', { survey: 'Provenkät' }),
    )
    expect(await container.rounds.listProgress()).toMatchObject([{ invited: 30, answered: 0 }])

    const changed = await post(pathTo.answerChange(token), { kod: shown })
    const fields = { ...hiddenFields(changed.text), 'prov.helhet': '2' }
    expect((await post(pathTo.answerSubmit(token), fields)).status).toBe(303)
    const [{ walkIn: waiting } = { walkIn: null }] = await container.approvals.list('prov-2022')
    await container.approvals.approve('prov-2022', waiting!.id, PICKED)
    expect((await get(pathTo.answer(token))).text).toContain(say('answer.approved'))
    expect((await post(pathTo.answerSubmit(token), fields)).status).toBe(409)
    expect(await container.rounds.listProgress()).toMatchObject([{ invited: 30, answered: 1 }])
    await container.rounds.closeRound('prov-2022')
    await container.certification.certifyRound('prov-2022', () => undefined)
    expect((await post(pathTo.receiptCheck(), { kod: shown })).text).toContain(
      say('receiptCheck.counted', { survey: 'Provenkät' }),
    )
  })
})

describe('a hall of three hundred behind one address', () => {
  it('answers by the open link within two minutes: nobody in it needs more than a share', async () => {
    const { most, perSecond } = RATE_LIMIT
    const share = { most: Math.floor((most + 120 * perSecond) / 300), perSecond: 0 }
    const hall = testApp(container, { trustedProxies: ['127.0.0.0/8', '::1'], limit: share })
    const statuses = new Set<number>()
    const sent = async (request: ReturnType<typeof get>) => {
      const answer = await request.set('X-Forwarded-For', '203.0.113.7')
      statuses.add(answer.status)
      return answer
    }
    const seen = (path: string) => sent(browse(hall).get(path))
    const written = (path: string, fields: object) =>
      sent(browse(hall).post(path).type('form').send(fields))
    const pages = [(await seen(pathTo.openLink(code))).text]
    await written(pathTo.openLink(code), { sok: 'förening' })
    const form = redirected(await written(pathTo.openLinkPick(code), { namn: 'Förening 1' }))
    pages.push((await seen(form)).text)
    // Every phone is new here, and fetches what the pages are made of.
    for (const asset of new Set(pages.join().match(/\/assets\/[\w.-]+/g))) await seen(asset)
    const token = form.slice(pathTo.answer('').length)
    await written(pathTo.answerPart(token, 1), PAGE)
    const send = hiddenFields((await seen(pathTo.answerReview(token))).text)
    await seen(redirected(await written(pathTo.answerSubmit(token), send)))
    expect(statuses).toEqual(new Set([200, 303]))
    expect(await container.approvals.list('prov-2022')).toHaveLength(1)
  })

  it('is stopped when someone in it makes forms by the thousand', async () => {
    const limit = { most: 100, perSecond: 0 }
    const hall = testApp(container, { trustedProxies: ['127.0.0.0/8', '::1'], limit })
    const statuses: number[] = []
    for (let time = 0; time < 22; time += 1) {
      const { status } = await browse(hall)
        .post(pathTo.openLinkPick(code))
        .set('X-Forwarded-For', '203.0.113.7')
        .type('form')
        .send({ namn: 'Förening 1' })
      statuses.push(status)
    }
    expect(statuses.filter(status => status === 303)).toHaveLength(20)
    expect(statuses.at(-1)).toBe(429)
  })
})
