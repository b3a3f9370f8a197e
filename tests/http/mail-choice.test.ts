import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { browse, say, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

let container: TestContainer
let token: string
let app: ReturnType<typeof testApp>
beforeEach(async () => {
  container = await testContainer()
  const associations = testAssociations(6).map(each => ({ ...each, email: `${each.id}@b.example` }))
  token = (await openTestRound(container, { associations })).tokens[0]!
  app = testApp(container)
})

const stops = async () => (await container.store.listAddressStops()).map(({ kind }) => kind)

describe('the page that mails lead to for those who want no more of them', () => {
  it('stops nothing for who only reads: scanners of mail follow links', async () => {
    for (let time = 0; time < 20; time += 1) {
      const { status, text } = await browse(app).get(pathTo.answerMail(token))
      expect(status).toBe(200)
      expect(text).toContain(say('mailChoice.title'))
    }
    await browse(app).head(pathTo.answerMail(token))
    await browse(app).options(pathTo.answerMail(token))
    await browse(app).get(pathTo.answerMailAgain(token))
    expect(await stops()).toEqual([])
  })

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n',
    ],
  ])('stops the address by one post, as a mail program does it: %s', async (type, body) => {
    const answer = await browse(app)
      .post(pathTo.answerMail(token))
      .set('Content-Type', type)
      .send(body)
    expect(answer.status).toBe(200)
    expect(answer.text).toContain(say('mailChoice.stopped'))
    expect(await stops()).toEqual(['optedOut'])
  })

  it('lets the address have mail again, and the link leads to the form all the while', async () => {
    await browse(app).post(pathTo.answerMail(token))
    expect((await browse(app).get(pathTo.answer(token))).status).toBe(200)
    const answer = await browse(app).post(pathTo.answerMailAgain(token))
    expect(answer.text).toContain(say('mailChoice.title'))
    expect(await stops()).toEqual([])
  })

  it('is in the language of its address', async () => {
    const { text } = await browse(app).get(`/en${pathTo.answerMail(token)}`)
    expect(text).toContain('Do you want no more e-mail?')
    expect(text).toContain(`action="/en${pathTo.answerMail(token)}"`)
  })

  it('is nothing for a link that is not known, or that has been replaced', async () => {
    await container.invitations.replaceLink('prov-2022', 'F001', {
      email: 'ny@b.example',
      isAnew: false,
      by: 'Kim',
      reason: 'Ny',
    })
    for (const link of [token, 'okand'.padEnd(22, 'a')]) {
      expect((await browse(app).post(pathTo.answerMail(link))).status).toBe(404)
    }
    expect(await stops()).toEqual([])
  })

  it('refuses a post from another site', async () => {
    const answer = await browse(app)
      .post(pathTo.answerMail(token))
      .set('Sec-Fetch-Site', 'cross-site')
    expect(answer.status).toBe(403)
    expect(await stops()).toEqual([])
  })
})
