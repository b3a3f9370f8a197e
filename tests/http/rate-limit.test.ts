import { beforeAll, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { browse, hiddenFields, say, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let tokens: readonly string[]
beforeAll(async () => {
  container = await testContainer()
  tokens = (await openTestRound(container)).tokens
})

/** An application that is asked through a proxy, by whoever that says, and that forgives nothing while a test runs. */
function limited(most: number) {
  const limit = { most, perSecond: 0 }
  const app = testApp(container, { trustedProxies: ['127.0.0.0/8', '::1'], limit })
  const from = (address: string) => ({
    get: (path: string) => browse(app).get(path).set('X-Forwarded-For', address),
    post: (path: string, fields: object) =>
      browse(app).post(path).set('X-Forwarded-For', address).type('form').send(fields),
  })
  return { app, from }
}

describe('those who ask too fast from one place', () => {
  it('are asked to wait, and nobody else is', async () => {
    const { from } = limited(3)
    for (let time = 0; time < 3; time += 1) {
      expect((await from('203.0.113.7').get(pathTo.answer(tokens[0]!))).status).toBe(200)
    }
    const refused = await from('203.0.113.7').get(pathTo.answer(tokens[0]!))
    expect([refused.status, refused.headers['retry-after']]).toEqual([429, '60'])
    expect(refused.text).toContain(say('problem.request/tooMany.kept'))
    expect((await from('203.0.113.8').get(pathTo.answer(tokens[0]!))).status).toBe(200)
  })

  it('lose nothing that they typed: it comes back in a form, to be sent again', async () => {
    const { from } = limited(1)
    const address = '203.0.113.7'
    await from(address).get(pathTo.home())
    const path = pathTo.answerPart(tokens[0]!, 1)
    const fields = { omgang: 'prov-2022', revision: '0', 'prov.helhet': '4' }
    const refused = await from(address).post(path, fields)
    expect(refused.status).toBe(429)
    expect(refused.text).toContain(say('answer.retryLater'))
    // The page has them once more, for those who want it in another language.
    const form = refused.text.slice(refused.text.indexOf(`action="${path}"`))
    expect(hiddenFields(form)).toEqual(fields)
    expect((await from('203.0.113.8').post(path, hiddenFields(form))).status).toBe(303)
  })

  it('are stopped sooner when they guess links or codes', async () => {
    const { from } = limited(100)
    const guesses = [
      () => from('203.0.113.7').get(pathTo.answer('a'.repeat(22))),
      () => from('203.0.113.9').post(paths.receiptCheck, { kod: 'K7M4-2QXP-9TRD-V3HN' }),
    ]
    for (const guess of guesses) {
      const statuses: number[] = []
      for (let time = 0; time < 4; time += 1) statuses.push((await guess()).status)
      expect(statuses.slice(0, 3)).not.toContain(429)
      expect(statuses[3]).toBe(429)
    }
  })

  it('are not taken for guessing when a page is missing or a form has a fault in it', async () => {
    const { from } = limited(10)
    const path = pathTo.answerSubmit(tokens[1]!)
    const fields = { omgang: 'prov-2022', revision: '0', inskick: 'a'.repeat(22) }
    for (let time = 0; time < 4; time += 1) {
      expect((await from('203.0.113.7').get('/favicon.ico')).status).toBe(404)
      expect((await from('203.0.113.7').post(path, { ...fields, 'prov.helhet': '9' })).status).toBe(
        422,
      )
    }
  })

  it('are the same place wherever in their own net of IPv6 they ask from', async () => {
    const { from } = limited(2)
    const statuses: number[] = []
    for (const address of ['2001:db8:1:2::1', '2001:db8:1:2:a:b:c:d', '2001:db8:1:2::2']) {
      statuses.push((await from(address).get(pathTo.home())).status)
    }
    expect(statuses).toEqual([200, 200, 429])
    expect((await from('2001:db8:1:3::1').get(pathTo.home())).status).toBe(200)
  })

  it('are not those who ask from this machine, where everyone can come through a proxy', async () => {
    const app = testApp(container, { limit: { most: 1, perSecond: 0 } })
    for (let time = 0; time < 3; time += 1) {
      expect((await browse(app).get(pathTo.home())).status).toBe(200)
    }
  })
})

describe('a hall of four hundred behind one address', () => {
  it('opens, fills in and sends in without being stopped', async () => {
    const app = testApp(container, { trustedProxies: ['127.0.0.0/8', '::1'] })
    const refused: number[] = []
    for (let time = 0; time < 400; time += 1) {
      const path = pathTo.answerPart(tokens[time % tokens.length]!, 1)
      const { status } = await browse(app).get(path).set('X-Forwarded-For', '203.0.113.7')
      if (status !== 200) refused.push(status)
    }
    expect(refused).toEqual([])
  })
})
