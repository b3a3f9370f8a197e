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
const post = (path: string, fields: object) => browse(app).post(path).type('form').send(fields)
const opened = async () => hiddenFields((await get(pathTo.answerNote(token))).text)
const note = (fields: object, text: string) =>
  post(pathTo.answerNote(token), { ...fields, anteckning: text })
const page = (grade: number) => ({
  omgang: 'prov-2022',
  revision: '0',
  'prov.helhet': String(grade),
})

describe('a note to the next person', () => {
  it('is shown on the first page and the review, and beside nothing that is sent in', async () => {
    const { status, headers } = await note(await opened(), '  Fråga 3\r\nåterstår <b>  ')
    expect([status, headers['location']]).toEqual([303, pathTo.answer(token)])
    for (const path of [pathTo.answer(token), pathTo.answerReview(token)]) {
      expect((await get(path)).text).toContain('Fråga 3\nåterstår &lt;b&gt;')
    }
    expect((await get(pathTo.answer(token))).text).toContain(say('answer.begin'))
    await post(pathTo.answerPart(token, 1), { ...page(4), revision: '1' })
    const review = await get(pathTo.answerReview(token))
    await post(pathTo.answerSubmit(token), hiddenFields(review.text))
    for await (const { content } of container.store.eachStored('prov-2022')) {
      expect(JSON.stringify(content)).not.toContain('återstår')
      expect(content).toMatchObject({ state: 'submitted', answers: { 'prov.helhet': 4 } })
    }
  })

  it('lies sealed in the store', async () => {
    await note(await opened(), 'kanariefågel')
    for await (const response of container.store.eachStored('prov-2022')) {
      expect(JSON.stringify(response)).not.toContain('kanariefågel')
    }
  })

  it('leaves the answers as they are, and they leave it', async () => {
    await post(pathTo.answerPart(token, 1), page(4))
    await note(await opened(), 'först')
    await post(pathTo.answerPart(token, 2), { ...page(0), revision: '2', 'prov.bemotande': '3' })
    const { text } = await get(pathTo.answerReview(token))
    for (const kept of ['4 av 5', '3 av 5', 'först']) expect(text).toContain(kept)
  })

  it('is taken away when it is emptied', async () => {
    await note(await opened(), 'först')
    await note(await opened(), '   ')
    expect((await get(pathTo.answer(token))).text).toContain(say('answer.note.write'))
  })

  it('is refused with all of it kept when it is too long', async () => {
    const long = 'ä'.repeat(501)
    const { status, text } = await note(await opened(), long)
    expect(status).toBe(422)
    expect(text).toContain(long)
    expect(text).toContain(say('answer.note.tooLong', { length: 501, max: 500 }))
    expect((await note(await opened(), 'ä'.repeat(500))).status).toBe(303)
  })

  it('never takes the place of another that came meanwhile in silence', async () => {
    const [first, second] = [await opened(), await opened()]
    await note(first, 'Anna har börjat')
    const { status, text } = await note(second, 'Bo har börjat')
    expect(status).toBe(409)
    expect(text).toContain('Anna har börjat')
    expect(text).toContain('Bo har börjat')
    expect((await get(pathTo.answer(token))).text).toContain('Anna har börjat')
    // "Använd det ni just fyllde i"
    expect((await post(pathTo.answerNote(token), hiddenFields(text))).status).toBe(303)
    expect((await get(pathTo.answer(token))).text).toContain('Bo har börjat')
  })

  it('belongs to its round, and to a form that knows what it was made from', async () => {
    expect((await note({ ...(await opened()), omgang: 'annan' }, 'x')).status).toBe(400)
    expect((await note({ omgang: 'prov-2022' }, 'x')).status).toBe(400)
  })
})
