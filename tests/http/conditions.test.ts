import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { everyTypeSurvey } from '../builders/every-type.ts'
import { browse, hiddenFields, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let token: string
let app: ReturnType<typeof testApp>
beforeEach(async () => {
  container = await testContainer()
  const { tokens } = await openTestRound(container, { survey: everyTypeSurvey() })
  token = tokens[0]!
  app = testApp(container)
})

const get = (path: string) => browse(app).get(path)
const post = (path: string, fields: object) => browse(app).post(path).type('form').send(fields)
const part = (number: number) => pathTo.answerPart(token, number)
/** Opens a page, fills it in, and sends it: what came of it. */
const fill = async (number: number, fields: object) =>
  post(part(number), { ...hiddenFields((await get(part(number))).text), ...fields })
const goesTo = async (number: number, fields: object) =>
  (await fill(number, fields)).headers['location']
const review = async () => (await get(pathTo.answerReview(token))).text
const stored = async () => {
  for await (const { content } of container.store.eachResponse('prov-2022')) return content.answers
  return null
}
const sendIn = async (change: object = {}) =>
  post(pathTo.answerSubmit(token), { ...hiddenFields(await review()), ...change })

describe('a page that is not shown', () => {
  it('is passed over forwards and backwards, and not counted', async () => {
    expect(await goesTo(1, { 'prov.delar': 'ingen' })).toBe(part(3))
    expect((await get(part(3))).text).toContain('Del 2 av 2')
    expect(await goesTo(3, { till: 'tillbaka' })).toBe(part(1))
  })

  it('is counted and shown again when the answer is another', async () => {
    await fill(1, { 'prov.delar': 'ingen' })
    expect(await goesTo(1, { 'prov.delar': 'skola' })).toBe(part(2))
    expect((await get(part(2))).text).toContain('Del 2 av 3')
  })

  it('leads on for whoever has its address', async () => {
    await fill(1, { 'prov.delar': 'ingen' })
    const { status, headers } = await get(part(2))
    expect([status, headers['location']]).toEqual([303, part(3)])
  })

  it('is not asked about in the review', async () => {
    await fill(1, { 'prov.delar': 'ingen' })
    const text = await review()
    expect(text).not.toContain('Bemötande')
    expect(text).toContain('Till sist')
  })
})

describe('a question that is not shown', () => {
  it('is not on the page, and its row not in the matrix', async () => {
    const { text } = await get(part(2))
    expect(text).toContain('name="prov.bemotande.alla"')
    expect(text).not.toContain('name="prov.bemotande.skola"')
    await fill(1, { 'prov.delar': 'skola' })
    expect((await get(part(2))).text).toContain('name="prov.bemotande.skola"')
  })

  it('comes to be shown on the page that asks for it, once that is saved', async () => {
    expect((await get(part(1))).text).not.toContain('Hur stor är den?')
    const again = pathTo.answerPartAgain(token, 1)
    expect(await goesTo(1, { 'prov.lokal': 'ja' })).toBe(again)
    const { text } = await get(again)
    expect(text).toContain('Hur stor är den?')
    expect(text).toContain('Era svar gör att det finns fler frågor på sidan.')
    expect(text).toContain(`action="${part(1)}"`)
    const onwards = await post(part(1), { ...hiddenFields(text), 'prov.lokal': 'ja' })
    expect(onwards.headers['location']).toBe(part(2))
  })

  it('is not waited for by someone who goes back', async () => {
    expect(await goesTo(1, { 'prov.lokal': 'ja', till: 'tillbaka' })).toBe(pathTo.answer(token))
  })

  it('keeps its answer in the draft, and gives it back when somebody changes back', async () => {
    await fill(1, { 'prov.lokal': 'ja' })
    await fill(1, { 'prov.lokal': 'ja', 'prov.storlek': 'stor' })
    await fill(1, { 'prov.lokal': 'nej', 'prov.storlek': 'stor' })
    expect(await review()).not.toContain('Hur stor är den?')
    await fill(1, { 'prov.lokal': 'ja' })
    expect((await get(part(1))).text).toMatch(/value="stor" checked/)
  })

  it('has no answer in what is sent in, whatever the draft holds', async () => {
    await fill(1, { 'prov.lokal': 'ja' })
    await fill(1, { 'prov.lokal': 'ja', 'prov.storlek': 'stor' })
    await fill(1, { 'prov.lokal': 'nej', 'prov.storlek': 'stor' })
    const { headers } = await sendIn()
    expect(await stored()).toEqual({ 'prov.lokal': 'nej' })
    expect((await get(headers['location']!)).text).not.toContain('Hur stor är den?')
  })

  it('has no answer in what is sent in, even where the form says otherwise', async () => {
    const { status } = await sendIn({
      'prov.lokal': 'nej',
      'prov.storlek': 'enorm',
      'prov.text': 'x',
    })
    expect(status).toBe(303)
    expect(await stored()).toEqual({ 'prov.lokal': 'nej' })
  })

  it('is told when, in the list of all questions', async () => {
    const { text } = await get(pathTo.answerQuestions(token))
    expect(text).toContain('Visas om ni har svarat ”Ja” på ”Har ni en lokal?”.')
    expect(text).toContain('Visas om ni inte har valt ”Ingen alls” på ”Vilka delar?”.')
  })
})

describe('a page with an error', () => {
  it('comes back with the same questions on it, and everything that was typed', async () => {
    const { status, text } = await fill(3, { 'prov.antal': 'tolv', 'prov.bildad': '1987-13-01' })
    expect(status).toBe(422)
    expect(text).toContain('value="tolv"')
    expect(text).toContain('value="1987-13-01"')
    expect(text).toContain('Skriv ett tal med siffror')
    expect(text).toContain('href="#f-prov-antal-1"')
    expect(text).not.toContain('Berätta mer')
    expect(text).toContain('Del 3 av 3')
  })

  it('names the row of a matrix that has it', async () => {
    await fill(1, { 'prov.delar': 'skola' })
    const { status, text } = await fill(2, { 'prov.bemotande.skola': '9' })
    expect(status).toBe(422)
    expect(text).toContain('href="#f-prov-bemotande-skola-1"')
    expect(text).toContain('id="f-prov-bemotande-skola-fel"')
    expect(text).toContain('Hur blir ni bemötta av skolan? Välj ett betyg från 1 till 5.')
  })

  it('names the alternative that stands alone', async () => {
    const { text } = await fill(1, { 'prov.delar': ['skola', 'ingen'] })
    expect(text).toContain('”Ingen alls” går inte att välja tillsammans med något annat svar.')
  })
})

describe('an answer that may be wrong', () => {
  const again = () => pathTo.answerPartAgain(token, 3)

  it('is asked about once, and let through when it is sent again', async () => {
    expect(await goesTo(3, { 'prov.antal': '2 500' })).toBe(again())
    const { status, text } = await get(again())
    expect(status).toBe(200)
    expect(text).toContain('<title>Kontrollera: Till sist')
    expect(text).toContain('href="#f-prov-antal-1"')
    expect(text).toContain('Det är många. Stämmer det?')
    expect(text).toContain('value="2500"')
    const sent = await post(part(3), { ...hiddenFields(text), 'prov.antal': '2500' })
    expect(sent.headers['location']).toBe(pathTo.answerReview(token))
  })

  it('is asked about again when it was changed to another that may be wrong', async () => {
    await fill(3, { 'prov.antal': '2500' })
    const { text } = await get(again())
    const other = await post(part(3), { ...hiddenFields(text), 'prov.antal': '3500' })
    expect(other.headers['location']).toBe(again())
    const mended = await post(part(3), {
      ...hiddenFields((await get(again())).text),
      'prov.antal': '350',
    })
    expect(mended.headers['location']).toBe(pathTo.answerReview(token))
  })

  it('is saved before it is asked about: nothing is lost by whoever leaves', async () => {
    await fill(3, { 'prov.antal': '2500' })
    expect((await get(part(3))).text).toContain('value="2500"')
  })

  it('does not hold back someone who goes back', async () => {
    expect(await goesTo(3, { 'prov.antal': '2500', till: 'tillbaka' })).toBe(part(2))
  })

  it('is pointed out in the review, which can be sent in as it is', async () => {
    await fill(3, { 'prov.antal': '2500' })
    expect(await review()).toContain('Det är många. Stämmer det?')
    expect((await sendIn()).status).toBe(303)
    expect(await stored()).toEqual({ 'prov.antal': 2500 })
  })

  it('is asked about in what is sent in without having been shown', async () => {
    const { status, text } = await sendIn({ 'prov.antal': '2500' })
    expect(status).toBe(422)
    expect(text).toContain('Det är många. Stämmer det?')
    expect(await stored()).toBeNull()
    const sent = await post(pathTo.answerSubmit(token), {
      ...hiddenFields(text),
      'prov.antal': '2500',
    })
    expect(sent.status).toBe(303)
  })
})

describe('changing what is sent in', () => {
  const codeIn = (html: string) => /<p class="code">(.*?)<\/p>/.exec(html)?.[1] ?? ''

  it('shows the questions that the change makes appear before it is taken', async () => {
    const receipt = (await sendIn({ 'prov.lokal': 'nej' })).headers['location']!
    const kod = codeIn((await get(receipt)).text)
    const form = (await post(pathTo.answerChange(token), { kod })).text
    expect(form).not.toContain('Hur stor är den?')
    const fields = { ...hiddenFields(form), 'prov.lokal': 'ja' }
    const more = await post(pathTo.answerSubmit(token), fields)
    expect(more.status).toBe(422)
    expect(more.text).toContain('Era svar gör att det finns fler frågor')
    expect(more.text).toContain('Hur stor är den?')
    const taken = await post(pathTo.answerSubmit(token), {
      ...hiddenFields(more.text),
      'prov.lokal': 'ja',
      'prov.storlek': 'liten',
    })
    expect(taken.status).toBe(303)
    expect(await stored()).toEqual({ 'prov.lokal': 'ja', 'prov.storlek': 'liten' })
  })
})

describe('two tabs', () => {
  it('differ only in what the page showed', async () => {
    await fill(1, { 'prov.lokal': 'ja' })
    await fill(1, { 'prov.lokal': 'ja', 'prov.storlek': 'stor' })
    await fill(1, { 'prov.lokal': 'nej', 'prov.storlek': 'stor' })
    const stale = hiddenFields((await get(part(1))).text)
    await fill(1, { 'prov.lokal': 'nej', 'prov.helhet': '4' })
    const { status, text } = await post(part(1), {
      ...stale,
      'prov.lokal': 'nej',
      'prov.helhet': '2',
    })
    expect(status).toBe(409)
    expect(text).not.toContain('Hur stor är den?')
    const chosen = await post(part(1), hiddenFields(text))
    expect(chosen.status).toBe(303)
    await fill(1, { 'prov.lokal': 'ja' })
    expect((await get(part(1))).text).toMatch(/value="stor" checked/)
  })
})

describe('sending in what was changed meanwhile', () => {
  it('shows no difference in what neither version asks', async () => {
    await fill(1, { 'prov.lokal': 'ja' })
    await fill(1, { 'prov.lokal': 'ja', 'prov.storlek': 'stor' })
    await fill(1, { 'prov.lokal': 'nej', 'prov.storlek': 'stor' })
    const stale = hiddenFields(await review())
    await fill(1, { 'prov.lokal': 'nej', 'prov.helhet': '4' })
    const { status, text } = await post(pathTo.answerSubmit(token), stale)
    expect(status).toBe(409)
    expect(text).toContain('Hur fungerar det?')
    expect(text).not.toContain('Hur stor är den?')
  })
})

describe('a page that is printed once', () => {
  it('is the same as one that is printed for somebody, whatever it hides', async () => {
    const [other] = (await container.rounds.listLinks('prov-2022')).slice(1)
    await post(pathTo.answerPart(other!.token, 1), {
      omgang: 'prov-2022',
      revision: '0',
      'prov.delar': 'skola',
    })
    const shown = async (link: string) =>
      (await get(pathTo.answerPart(link, 2))).text.includes('name="prov.bemotande.skola"')
    for (let time = 0; time < 2; time += 1) {
      expect([await shown(token), await shown(other!.token)]).toEqual([false, true])
    }
  })
})
