import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { WAYS_OUT } from '../../surveys/outcome.ts'
import { browse, say, testApp } from '../builders/test-app.ts'
import {
  OPENS,
  openTestRound,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'

let container: TestContainer
let tokens: readonly string[]
let app: ReturnType<typeof testApp>
beforeEach(async () => {
  container = await testContainer()
  tokens = (await openTestRound(container)).tokens
  app = testApp(container)
})

const token = () => tokens[0]!
const get = (path: string) => browse(app).get(path)
const post = (path: string, fields: object = {}) => browse(app).post(path).type('form').send(fields)
const first = async () => (await container.store.listInvitations('prov-2022'))[0]!
const DECIDED = { by: 'Utredaren', reason: 'Upplöst enligt Skatteverket' }

describe('a way out', () => {
  it.each(WAYS_OUT)('%s is offered on the first page, explained, and told to staff', async kind => {
    const welcome = await get(pathTo.answer(token()))
    expect(welcome.text).toContain(`href="${pathTo.wayOut(token(), kind)}"`)
    const page = await get(pathTo.wayOut(token(), kind))
    expect(page.status).toBe(200)
    expect(page.text).toContain(say(`answer.wayOut.${kind}.explanation`))
    expect((await first()).wayOut).toBeNull()

    const { status, headers } = await post(pathTo.wayOut(token(), kind))
    expect([status, headers['location']]).toEqual([303, pathTo.wayOut(token(), kind)])
    expect((await first()).wayOut).toEqual({ kind, email: null, at: OPENS })
    expect((await get(headers['location']!)).text).toContain(say('answer.wayOut.taken'))
    expect((await get(pathTo.answer(token()))).text).toContain(
      say('answer.wayOut.checked', { what: say(`answer.wayOut.${kind}`) }),
    )
    expect((await first()).outcome).toBeNull()
  })

  it('is taken by nobody who only reads: neither GET, HEAD nor OPTIONS changes anything', async () => {
    const path = pathTo.wayOut(token(), 'refusal')
    for (let time = 0; time < 20; time += 1) await get(path)
    await browse(app).head(path)
    await browse(app).options(path)
    await get(pathTo.wayBack(token(), 'refusal'))
    expect(await first()).toMatchObject({ wayOut: null, revision: 1 })
  })

  it('can be taken back, and another one taken', async () => {
    await post(pathTo.wayOut(token(), 'refusal'))
    await post(pathTo.wayOut(token(), 'notActive'))
    expect((await first()).wayOut).toMatchObject({ kind: 'notActive' })
    const back = await post(pathTo.wayBack(token(), 'notActive'))
    expect([back.status, back.headers['location']]).toEqual([303, pathTo.answer(token())])
    expect((await first()).wayOut).toBeNull()
    expect((await post(pathTo.wayBack(token(), 'notActive'))).status).toBe(303)
  })

  it('names whom to ask instead, and keeps what was typed when that is no address', async () => {
    const path = pathTo.wayOut(token(), 'wrongPerson')
    const wrong = await post(path, { epost: 'ordföranden, 070-123' })
    expect(wrong.status).toBe(422)
    expect(wrong.text).toContain('value="ordföranden, 070-123"')
    expect(wrong.text).toContain(say('answer.wayOut.emailFault'))
    expect((await first()).wayOut).toBeNull()
    await post(path, { epost: ' ny@forening.example ' })
    expect((await first()).wayOut).toMatchObject({ email: 'ny@forening.example' })
  })

  it('proposes nothing but for the wrong person: an address elsewhere is not kept', async () => {
    await post(pathTo.wayOut(token(), 'refusal'), { epost: 'ny@forening.example' })
    expect((await first()).wayOut).toMatchObject({ email: null })
  })

  it('leaves the way to an answer open, which counts and not the way out', async () => {
    await post(pathTo.wayOut(token(), 'refusal'))
    await container.outcomes.decide('prov-2022', 'F001', { ...DECIDED, code: 'R' })
    await submitTestAnswer(container, token(), { answers: { 'prov.helhet': '4' } })
    const { result } = await container.results.currentResult('prov-2022')
    expect(result.response.total).toMatchObject({ answered: 1, invited: 6 })
    expect(await container.store.countInvitations('prov-2022')).toContainEqual(
      expect.objectContaining({
        sector: 'idrott',
        answered: 1,
        outcomes: expect.objectContaining({ R: 0 }),
      }),
    )
  })

  it('is over once something is sent in: the page shows that instead', async () => {
    await submitTestAnswer(container, token(), { answers: { 'prov.helhet': '4' } })
    const { text } = await post(pathTo.wayOut(token(), 'refusal'))
    expect(text).toContain(say('answer.submitted'))
    expect((await first()).wayOut).toBeNull()
  })

  it('that is not there is not found', async () => {
    for (const path of [`/svara/${token()}/avsta/annat`, '/svara/okand/avsta/vill-inte']) {
      expect((await get(path)).status).toBe(404)
      expect((await post(path)).status).toBe(404)
    }
  })
})

describe('the outcome that staff decide', () => {
  it('stands, says who, when and why, and forgets the address that was proposed', async () => {
    await post(pathTo.wayOut(token(), 'wrongPerson'), { epost: 'ny@forening.example' })
    await container.outcomes.decide('prov-2022', 'F001', { ...DECIDED, code: 'U' })
    const { wayOut, outcome } = await first()
    expect(outcome).toEqual({ ...DECIDED, code: 'U', at: OPENS })
    expect(wayOut).toMatchObject({ kind: 'wrongPerson', email: null })
    // From then on it cannot be taken back.
    await post(pathTo.wayBack(token(), 'wrongPerson'))
    await post(pathTo.wayOut(token(), 'refusal'))
    expect((await first()).wayOut).toMatchObject({ kind: 'wrongPerson' })
    const { text } = await get(pathTo.wayOut(token(), 'wrongPerson'))
    expect(text).toContain('Vi har kontrollerat det och antecknat det.')
    expect(text).not.toContain(say('answer.wayOut.takeBack'))
  })

  it('reaches the response rate: who is not eligible is taken from it', async () => {
    await container.outcomes.decide('prov-2022', 'F001', { ...DECIDED, code: 'NE' })
    await container.outcomes.decide('prov-2022', 'F004', { ...DECIDED, code: 'R' })
    await submitTestAnswer(container, tokens[1]!, { answers: { 'prov.helhet': '4' } })
    const rate = async () =>
      (await container.results.currentResult('prov-2022')).result.response.total.rate
    expect(await rate()).toBeCloseTo(1 / 5)
    await container.rounds.closeRound('prov-2022')
    expect(await rate()).toBeCloseTo(1 / 5)
    await container.outcomes.decide('prov-2022', 'F001', { ...DECIDED, code: null })
    expect(await rate()).toBeCloseTo(1 / 6)
  })

  it.each([
    ['an association that is not there', 'F999', 'skäl', 'invitation/unknown'],
    ['no reason', 'F001', ' ', 'round/needReason'],
  ])('is refused for %s', async (_claim, association, reason, code) => {
    const decision = { by: 'Utredaren', reason, code: 'R' } as const
    await expect(
      container.outcomes.decide('prov-2022', association, decision),
    ).rejects.toMatchObject({ code })
  })

  it('is refused once the round is certified', async () => {
    await container.rounds.closeRound('prov-2022')
    await container.certification.certifyRound('prov-2022', () => undefined)
    const decided = container.outcomes.decide('prov-2022', 'F001', { ...DECIDED, code: 'R' })
    await expect(decided).rejects.toMatchObject({ code: 'round/certified' })
  })
})
