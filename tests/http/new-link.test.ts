import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { browse, hiddenFields, say, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let token: string
let app: ReturnType<typeof testApp>
beforeEach(async () => {
  container = await testContainer()
  token = (await openTestRound(container)).tokens[0]!
  app = testApp(container)
})

const get = (path: string) => browse(app).get(path)
const post = (path: string, fields: object = {}) => browse(app).post(path).type('form').send(fields)
const replace = (change: object = {}) =>
  container.invitations.replaceLink('prov-2022', 'F001', {
    email: null,
    isAnew: false,
    by: 'Utredaren',
    reason: 'fel person',
    ...change,
  })
const page = (grade: number, revision = 0) => ({
  omgang: 'prov-2022',
  revision: String(revision),
  'prov.helhet': String(grade),
})
const sent = (grade: number, id: string, revision = 0) => ({
  ...page(grade, revision),
  inskick: id.repeat(22),
})
const grades = async () => {
  const all: unknown[] = []
  for await (const { content } of container.store.eachResponse('prov-2022')) {
    all.push(content.answers['prov.helhet'])
  }
  return all
}

describe('a new link', () => {
  it('goes on with the draft, and the old one says only that there is another', async () => {
    await post(pathTo.answerPart(token, 1), page(4))
    const { token: fresh } = await replace({ email: 'ny@forening.example' })
    const old = await get(pathTo.answer(token))
    expect(old.text).toContain(say('answer.replaced.happened'))
    expect(old.text).not.toMatch(/Förening 1|ny@forening|fel person|Utredaren,/)
    expect((await get(pathTo.answerReview(fresh))).text).toContain('4 av 5')
    const [link] = await container.rounds.listLinks('prov-2022')
    expect(link).toMatchObject({ token: fresh, association: { email: 'ny@forening.example' } })
    const [invitation] = await container.store.listInvitations('prov-2022')
    expect(invitation?.stoppedLinks).toMatchObject([{ by: 'Utredaren', reason: 'fel person' }])
  })

  it('takes what the old one no longer does, and nothing typed there is lost', async () => {
    const { token: fresh } = await replace()
    const refused = await post(pathTo.answerSubmit(token), {
      ...sent(4, 'a'),
      'prov.text': 'Skrivet i onödan',
    })
    expect(refused.status).toBe(409)
    expect(refused.text).toContain('Skrivet i onödan')
    expect((await post(pathTo.wayOut(token, 'refusal'))).text).toContain(say('answer.replaced'))
    expect((await post(pathTo.answerSubmit(fresh), sent(5, 'b'))).status).toBe(303)
    expect(await grades()).toEqual([5])
  })

  it('can be replaced again: every one before is stopped', async () => {
    const { token: second } = await replace()
    const { token: third } = await replace()
    for (const old of [token, second]) {
      expect((await get(pathTo.answer(old))).text).toContain(say('answer.replaced'))
    }
    expect((await get(pathTo.answer(third))).text).toContain('Ni svarar för Förening 1')
  })

  it('shows of an answer that is sent in only that, as the old one did', async () => {
    await post(pathTo.answerSubmit(token), sent(4, 'a'))
    const { token: fresh } = await replace()
    expect((await get(pathTo.answer(fresh))).text).toContain(say('answer.submitted'))
    expect((await post(pathTo.answerSubmit(fresh), sent(5, 'b'))).status).toBe(409)
    expect(await grades()).toEqual([4])
  })

  it.each([
    ['no association of the round', 'F999', {}, 'invitation/unknown'],
    ['no reason', 'F001', { reason: '' }, 'round/needReason'],
    ['what is no address', 'F001', { email: 'ordföranden' }, 'invitation/address'],
  ])('is refused for %s', async (_claim, association, change, code) => {
    const wanted = { email: null, isAnew: false, by: 'U', reason: 'fel person', ...change }
    const replaced = container.invitations.replaceLink('prov-2022', association, wanted)
    await expect(replaced).rejects.toMatchObject({ code })
    expect((await get(pathTo.answer(token))).text).toContain('Ni svarar för Förening 1')
  })
})

describe('a new link for somebody who lost the code', () => {
  let fresh: string
  beforeEach(async () => {
    await post(pathTo.answerSubmit(token), sent(2, 'a'))
    fresh = (await replace({ isAnew: true, reason: 'tappat koden' })).token
  })

  it('begins blank, and the old answer stands until the new one is sent in', async () => {
    expect((await get(pathTo.answer(fresh))).text).toContain(say('answer.begin'))
    expect((await get(pathTo.answerPart(fresh, 1))).text).not.toContain('checked')
    await post(pathTo.answerPart(fresh, 1), page(5))
    expect(await grades()).toEqual([2])
    const review = await get(pathTo.answerReview(fresh))
    expect(review.text).toContain('5 av 5')
    const done = await post(pathTo.answerSubmit(fresh), hiddenFields(review.text))
    expect(done.status).toBe(303)
    expect(await grades()).toEqual([5])
    expect((await get(done.headers['location']!)).text).toContain('Tack! Svaret från Förening 1')
  })

  it('replaces once: after that the link alone changes nothing', async () => {
    await post(pathTo.answerSubmit(fresh), sent(5, 'b'))
    expect((await get(pathTo.answer(fresh))).text).toContain(say('answer.submitted'))
    expect((await post(pathTo.answerSubmit(fresh), sent(1, 'c'))).status).toBe(409)
    // The same once more, after a reply that was lost: the same receipt.
    const again = await post(pathTo.answerSubmit(fresh), sent(5, 'b'))
    expect(again.headers['location']).toBe(pathTo.answerReceipt(fresh, 'b'.repeat(22)))
    expect(await grades()).toEqual([5])
  })

  it('never shows the old answer, whatever is asked for', async () => {
    for (const path of [
      pathTo.answer(fresh),
      pathTo.answerReview(fresh),
      pathTo.answerReceipt(fresh, 'a'.repeat(22)),
    ]) {
      expect((await get(path)).text).not.toContain('2 av 5')
    }
  })

  it('is blank again when it is replaced once more', async () => {
    await post(pathTo.answerPart(fresh, 1), page(5))
    const { token: third } = await replace({ isAnew: true })
    expect((await get(pathTo.answerReview(third))).text).not.toContain('5 av 5')
    expect(await grades()).toEqual([2])
  })

  it('is an ordinary new link where nothing was sent in', async () => {
    const { token: other } = await container.invitations.replaceLink('prov-2022', 'F002', {
      email: null,
      isAnew: true,
      by: 'U',
      reason: 'tappat koden',
    })
    expect((await post(pathTo.answerSubmit(other), sent(3, 'd'))).status).toBe(303)
  })
})
