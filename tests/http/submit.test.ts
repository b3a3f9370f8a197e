import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { browse, hiddenFields, testApp, versions } from '../builders/test-app.ts'
import {
  openTestRound,
  submitTestAnswer,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'

let container: TestContainer
let token: string
let app: ReturnType<typeof testApp>
beforeEach(async () => {
  container = await testContainer()
  const { tokens } = await openTestRound(container)
  token = tokens[0]!
  app = testApp(container)
})

const get = (path: string) => browse(app).get(path)
const post = (path: string, fields: object) => browse(app).post(path).type('form').send(fields)
const submit = (fields: object) => post(pathTo.answerSubmit(token), fields)
const reviewed = async () => hiddenFields((await get(pathTo.answerReview(token))).text)

const ID = 'a'.repeat(22)
const OTHER_ID = 'b'.repeat(22)
const answer = (change: object = {}) => ({
  omgang: 'prov-2022',
  revision: '0',
  inskick: ID,
  'prov.helhet': '4',
  ...change,
})
const codeIn = (html: string) => /<p class="code">(.*?)<\/p>/.exec(html)?.[1] ?? ''
const countAnswered = async () => (await container.rounds.listProgress())[0]!.answered
const stored = async () => {
  const all = []
  for await (const response of container.store.eachResponse('prov-2022')) all.push(response)
  return all.map(({ revision, content }) => ({ revision, answers: content.answers }))
}

describe('POST /svara/:token/skicka', () => {
  it('stores the answer and leads to a receipt with code and copy', async () => {
    const { status, headers } = await submit(answer({ 'prov.text': 'Mer dialog' }))
    expect([status, headers['location']]).toEqual([303, pathTo.answerReceipt(token, ID)])
    const { text } = await get(headers['location']!)
    expect(text).toContain('Tack! Svaret från Förening 1 är inskickat.')
    expect(text).toContain('Mer dialog')
    expect(codeIn(text)).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/)
    expect(await stored()).toEqual([
      { revision: 1, answers: { 'prov.helhet': 4, 'prov.text': 'Mer dialog' } },
    ])
    expect(await countAnswered()).toBe(1)
  })

  it('says on the receipt when the result comes, where the round has promised a day', async () => {
    const round = { id: 'med-dag', resultDay: '2022-12-15' }
    const { tokens } = await openTestRound(container, { round })
    const id = await submitTestAnswer(container, tokens[0]!, {
      roundId: round.id,
      answers: { 'prov.helhet': '4' },
    })
    const { text } = await get(pathTo.answerReceipt(tokens[0]!, id))
    expect(text).toContain('Resultatet kommer den 15 december 2022.')
  })

  it('takes the place of the draft', async () => {
    await post(pathTo.answerPart(token, 1), {
      omgang: 'prov-2022',
      revision: '0',
      'prov.helhet': '5',
    })
    expect((await submit(await reviewed())).status).toBe(303)
    expect(await stored()).toEqual([{ revision: 2, answers: { 'prov.helhet': 5 } }])
  })

  it('gives the same receipt for the same submission, however often it is sent', async () => {
    const sent = await Promise.all(Array.from({ length: 10 }, () => submit(answer())))
    expect(
      new Set(sent.map(({ status, headers }) => `${status} ${headers['location']}`)).size,
    ).toBe(1)
    expect((await submit(answer())).status).toBe(303)
    expect(await stored()).toHaveLength(1)
  })

  it('gives the receipt of what is stored also after the round has closed', async () => {
    await submit(answer())
    container.clock.now = '2022-10-12T08:00:00.000Z'
    expect((await submit(answer())).status).toBe(303)
  })

  it('stores one of many that come at once, and keeps what the others typed', async () => {
    const sent = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        submit(answer({ inskick: String(index).padStart(22, 'x'), 'prov.text': `text ${index}` })),
      ),
    )
    expect(sent.filter(({ status }) => status === 303)).toHaveLength(1)
    const refused = sent.filter(({ status }) => status === 409)
    expect(refused).toHaveLength(19)
    for (const { text } of refused) expect(text).toMatch(/Enkäten är redan besvarad[^]*text \d+/)
    expect(await stored()).toHaveLength(1)
  })

  it('refuses the same submission with another content, and leaves the stored one as it is', async () => {
    await submit(answer())
    const { status, text } = await submit(answer({ 'prov.helhet': '1' }))
    expect(status).toBe(409)
    expect(text).toContain('1 av 5')
    expect(text).not.toContain('4 av 5')
    expect(await stored()).toEqual([{ revision: 1, answers: { 'prov.helhet': 4 } }])
  })

  it('asks for what must be answered, and keeps the rest', async () => {
    const { 'prov.helhet': _, ...incomplete } = answer({ 'prov.text': 'Behåll mig' })
    const { status, text } = await submit(incomplete)
    expect(status).toBe(422)
    expect(text).toContain('Frågan måste besvaras.')
    expect(text).toContain('Behåll mig</textarea>')
    expect(hiddenFields(text)).toMatchObject({ inskick: ID, revision: '0' })
    expect(await stored()).toEqual([])
  })

  it('refuses a value outside the scale', async () => {
    const { status, text } = await submit(answer({ 'prov.helhet': '6' }))
    expect([status, text.includes('Välj ett betyg från 1 till 5.')]).toEqual([422, true])
    expect(await stored()).toEqual([])
  })

  it('takes an answer away without sending anything in', async () => {
    const { status, text } = await submit(answer({ 'prov.bemotande': '2', rensa: 'prov.helhet' }))
    expect(status).toBe(200)
    expect(text.match(/checked/g)).toHaveLength(1)
    expect(await stored()).toEqual([])
  })

  it('shows both versions when the draft has changed since', async () => {
    await post(pathTo.answerPart(token, 1), {
      omgang: 'prov-2022',
      revision: '0',
      'prov.helhet': '5',
    })
    const { status, text } = await submit(answer())
    expect(status).toBe(409)
    expect(text).toMatch(versions(4, 5))
    expect(await stored()).toEqual([])
    expect((await submit(hiddenFields(text))).status).toBe(303)
    expect(await stored()).toEqual([{ revision: 2, answers: { 'prov.helhet': 4 } }])
  })

  it('says that it is too late, and shows what was typed', async () => {
    container.clock.now = '2022-10-10T22:30:00.000Z'
    const { status, text } = await submit(answer({ 'prov.text': 'För sent' }))
    expect([status, text.includes('För sent')]).toEqual([409, true])
    expect(await stored()).toEqual([])
  })

  it.each(['', 'kort', 'å'.repeat(22)])('refuses the submission id %j', async inskick => {
    expect((await submit(answer({ inskick }))).status).toBe(400)
  })
})

describe('a link after something is sent in', () => {
  beforeEach(async () => {
    await submit(answer({ 'prov.text': 'Hemligt svar' }))
  })

  it.each([
    pathTo.answer,
    pathTo.answerReview,
    pathTo.answerQuestions,
    (t: string) => pathTo.answerPart(t, 1),
    (t: string) => pathTo.answerReceipt(t, OTHER_ID),
  ])('shows that it is sent in, and neither answer nor code', async path => {
    const { status, text } = await get(path(token))
    expect(status).toBe(200)
    expect(text).toContain('Svaret är inskickat')
    expect(text).not.toContain('Hemligt svar')
    expect(codeIn(text)).toBe('')
  })

  it('keeps what a stale page had, and never shows the stored answer', async () => {
    const stale = { omgang: 'prov-2022', revision: '0', 'prov.text': 'Mitt nya' }
    const { status, text } = await post(pathTo.answerPart(token, 2), stale)
    expect(status).toBe(409)
    expect(text).toContain('Mitt nya')
    expect(text).not.toContain('Hemligt svar')
  })
})

describe('changing an answer', () => {
  let code: string
  beforeEach(async () => {
    const { headers } = await submit(answer({ 'prov.text': 'Först' }))
    code = codeIn((await get(headers['location']!)).text)
  })
  const reopen = (fields: object) => post(pathTo.answerChange(token), fields)

  it('opens with the code, in any case, and shows every answer', async () => {
    const { status, text } = await reopen({ kod: ` ${code.toLowerCase().replaceAll('-', ' ')}` })
    expect(status).toBe(200)
    expect(text).toContain('Först</textarea>')
    expect(text).toMatch(/value="4" checked/)
  })

  it('replaces the answer, keeps the code and counts one answer', async () => {
    const fields = hiddenFields((await reopen({ kod: code })).text)
    const sent = await submit({ ...fields, 'prov.helhet': '1', 'prov.text': 'Sedan' })
    expect(sent.status).toBe(303)
    const { text } = await get(sent.headers['location']!)
    expect(codeIn(text)).toBe(code)
    expect(await stored()).toEqual([
      { revision: 2, answers: { 'prov.helhet': 1, 'prov.text': 'Sedan' } },
    ])
    expect(await countAnswered()).toBe(1)
  })

  it('no longer shows the answer at the old receipt', async () => {
    const fields = hiddenFields((await reopen({ kod: code })).text)
    await submit({ ...fields, 'prov.helhet': '1' })
    const { text } = await get(pathTo.answerReceipt(token, ID))
    expect(text).toContain('Svaret är inskickat')
  })

  it.each(['', 'AAAA-BBBB-CCCC-DDDD', 'fel'])('refuses the code %j', async wrong => {
    const { status, text } = await reopen({ kod: wrong, 'prov.text': 'Behåll mig' })
    expect(status).toBe(422)
    expect(text).toContain('Koden stämmer inte')
    expect(text).toContain('Behåll mig')
    expect(text).not.toContain('Först')
  })

  it('refuses a change with a wrong code, and leaves the answer as it is', async () => {
    const { status } = await submit(
      answer({ inskick: OTHER_ID, revision: '1', kod: 'AAAA-AAAA-AAAA-AAAA' }),
    )
    expect(status).toBe(422)
    expect(await stored()).toMatchObject([{ revision: 1, answers: { 'prov.text': 'Först' } }])
  })

  it('lays what was typed over the stored answer when the code comes afterwards', async () => {
    const late = await submit(answer({ inskick: OTHER_ID, 'prov.text': 'Nytt' }))
    const { text } = await reopen({ ...hiddenFields(late.text), kod: code })
    expect(text).toContain('Nytt</textarea>')
    expect(
      (await submit({ ...hiddenFields(text), 'prov.helhet': '4', 'prov.text': 'Nytt' })).status,
    ).toBe(303)
    expect(await stored()).toMatchObject([{ revision: 2, answers: { 'prov.text': 'Nytt' } }])
  })

  it('shows both versions when someone else has changed it meanwhile', async () => {
    const mine = hiddenFields((await reopen({ kod: code })).text)
    const theirs = hiddenFields((await reopen({ kod: code })).text)
    await submit({ ...theirs, 'prov.helhet': '1' })
    const { status, text } = await submit({ ...mine, 'prov.helhet': '2' })
    expect(status).toBe(409)
    expect(text).toMatch(versions(2, 1))
  })

  it('is over when the round has closed', async () => {
    container.clock.now = '2022-10-12T08:00:00.000Z'
    expect((await get(pathTo.answer(token))).text).toContain('kan inte längre ändras')
    expect((await reopen({ kod: code })).text).not.toContain('Först')
    const { status } = await submit(answer({ inskick: OTHER_ID, revision: '1', kod: code }))
    expect(status).toBe(409)
  })

  it('shows what was typed when the round closes before the code has come', async () => {
    const late = await submit(answer({ inskick: OTHER_ID, 'prov.text': 'Behåll mig' }))
    container.clock.now = '2022-10-12T08:00:00.000Z'
    const { status, text } = await reopen({ ...hiddenFields(late.text), kod: code })
    expect([status, text.includes('Behåll mig')]).toEqual([409, true])
  })

  it('is over for good when the round is certified: the link leads to no answer', async () => {
    await container.rounds.closeRound('prov-2022')
    await container.certification.certifyRound('prov-2022', () => undefined)
    const page = await get(pathTo.answer(token))
    expect(page.text).toContain('Enkäten är avslutad')
    expect(page.text).not.toContain('Förening 1')
    const { status, text } = await submit(answer({ inskick: OTHER_ID, 'prov.text': 'Kvar' }))
    expect([status, text.includes('Kvar')]).toEqual([409, true])
  })
})
