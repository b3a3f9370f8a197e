import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import { browse, hiddenFields, testApp, versions } from '../builders/test-app.ts'
import {
  CLOSES,
  openTestRound,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testSurvey } from '../builders/test-data.ts'

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
const formOf = async (part: number) =>
  hiddenFields((await get(pathTo.answerPart(token, part))).text)
const savePart = async (part: number, fields: object) =>
  post(pathTo.answerPart(token, part), { ...(await formOf(part)), ...fields })

describe('GET /svara/:token', () => {
  it('says whose answer it is, what is promised and until when', async () => {
    const { status, text } = await get(pathTo.answer(token))
    expect(status).toBe(200)
    expect(text).toContain('<h1>Ni svarar för Förening 1</h1>')
    expect(text).toContain('10 oktober 2022 kl.\u00a023.59')
    expect(text).toContain('färre än fem föreningar')
    expect(text).toContain('SYNTETISKA EXEMPELDATA')
  })

  it.each([
    [undefined, 'Det tar ungefär 10 minuter.'],
    [1, 'Det tar ungefär en minut.'],
  ])('says how long it takes where the enkät says %j', async (minutes, told) => {
    const other = await testContainer()
    const survey = { ...testSurvey(), ...(minutes === undefined ? {} : { minutes }) }
    const { tokens } = await openTestRound(other, { survey })
    expect((await browse(testApp(other)).get(pathTo.answer(tokens[0]!))).text).toContain(told)
  })

  it.each([
    'kort',
    'x'.repeat(22),
    `${'a'.repeat(21)}%00`,
    '../../etc/passwd',
    '%2e%2e',
    'å'.repeat(22),
  ])('tells nothing of the unknown link %j', async unknown => {
    const { status, text } = await get(`/svara/${encodeURIComponent(unknown)}`)
    expect(status).toBe(404)
    expect(text).toContain('Sidan finns inte')
    expect(text).not.toContain('Förening')
  })

  it('changes nothing, however often it is followed', async () => {
    for (let time = 0; time < 20; time += 1) await get(pathTo.answer(token))
    await browse(app).head(pathTo.answerReview(token))
    expect(await container.store.summariseResponses('prov-2022')).toMatchObject({ submitted: 0 })
    expect(await formOf(1)).toMatchObject({ revision: '0' })
  })

  it('says so when the round has not opened yet', async () => {
    const later = await testContainer()
    const opensAt = '2022-09-05T06:00:00.000Z'
    const { tokens } = await openTestRound(later, { round: { opensAt } })
    const { text } = await browse(testApp(later)).get(pathTo.answer(tokens[0]!))
    expect(text).toContain('Enkäten har inte öppnat än')
    expect(text).toContain('5 september 2022 kl.\u00a008.00')
  })
})

describe('GET /svara/:token/del/:part', () => {
  it('shows one theme, its number and its questions', async () => {
    const { text } = await get(pathTo.answerPart(token, 2))
    expect(text).toContain('Del 2 av 2')
    expect(text).toContain('Hur blir ni bemötta?')
    expect(text).not.toContain('checked')
  })

  it.each(['0', '3', 'x', '-1', '1.5'])('has no part %p', async part => {
    expect((await get(`/svara/${token}/del/${part}`)).status).toBe(404)
  })

  it('shows all questions to read before starting', async () => {
    const { text } = await get(pathTo.answerQuestions(token))
    for (const asked of [
      'Hur fungerar det?',
      'Hur blir ni bemötta?',
      'Något mer?',
      '<li>Liten</li><li>Stor</li>',
      'Skriv inte namn på personer.',
    ]) {
      expect(text).toContain(asked)
    }
  })
})

describe('POST /svara/:token/del/:part', () => {
  it('saves the page as a draft and moves on', async () => {
    const { status, headers } = await savePart(1, { 'prov.helhet': '4', till: 'nasta' })
    expect([status, headers['location']]).toEqual([303, pathTo.answerPart(token, 2)])
    const { text } = await get(pathTo.answerPart(token, 1))
    expect(text).toMatch(/value="4" checked/)
    expect(text).toContain('name="revision" value="1"')
  })

  it('goes to the review after the last page, and back without loss', async () => {
    await savePart(1, { 'prov.helhet': '4' })
    const last = await savePart(2, { 'prov.bemotande': 'VE' })
    expect(last.headers['location']).toBe(pathTo.answerReview(token))
    const back = await savePart(2, { 'prov.bemotande': '2', till: 'tillbaka' })
    expect(back.headers['location']).toBe(pathTo.answerPart(token, 1))
    expect((await get(pathTo.answerPart(token, 2))).text).toMatch(/value="2" checked/)
    const first = await savePart(1, { 'prov.helhet': '4', till: 'tillbaka' })
    expect(first.headers['location']).toBe(pathTo.answer(token))
  })

  it('keeps everything that was typed when something is wrong, and says what', async () => {
    const typed = { 'prov.bemotande': '9', 'prov.storlek': 'stor', 'prov.text': 'x'.repeat(60) }
    const { status, text } = await savePart(2, typed)
    expect(status).toBe(422)
    expect(text).toContain('<title>Fel: Resten')
    expect(text).toContain('href="#f-prov-bemotande-1"')
    expect(text).toContain('Välj ett betyg från 1 till 5.')
    expect(text).toContain('Texten är 60 tecken lång. Korta den till högst 50 tecken.')
    expect(text).toContain('x'.repeat(60))
    expect(text).toMatch(/value="stor" checked/)
    expect(await formOf(2)).toMatchObject({ revision: '0' })
  })

  it('takes an answer away and stays on the page', async () => {
    await savePart(1, { 'prov.helhet': '4' })
    const { headers } = await savePart(1, { 'prov.helhet': '4', rensa: 'prov.helhet' })
    expect(headers['location']).toBe(pathTo.answerPart(token, 1))
    expect((await get(pathTo.answerPart(token, 1))).text).not.toContain('checked')
  })

  it('writes nothing when nothing was changed', async () => {
    await savePart(1, { 'prov.helhet': '4' })
    await savePart(1, { 'prov.helhet': '4' })
    expect(await formOf(1)).toMatchObject({ revision: '1' })
  })

  it('keeps text to the letter', async () => {
    const text = 'Rad 1\r\n  <b>"fet"</b> & {{namn}} 😀'
    await savePart(2, { 'prov.text': text })
    const page = (await get(pathTo.answerPart(token, 2))).text
    expect(page).toContain(
      'Rad 1\n  &lt;b&gt;&quot;fet&quot;&lt;/b&gt; &amp; {{namn}} 😀</textarea>',
    )
  })

  it('shows both versions when the tab is stale, and lets one choose', async () => {
    const stale = await formOf(1)
    await savePart(1, { 'prov.helhet': '4' })
    const { status, text } = await post(pathTo.answerPart(token, 1), {
      ...stale,
      'prov.helhet': '2',
    })
    expect(status).toBe(409)
    expect(text).toContain('Svaret har ändrats under tiden')
    expect(text).toMatch(versions(2, 4))
    expect((await get(pathTo.answerPart(token, 1))).text).toMatch(/value="4" checked/)
    const chosen = await post(pathTo.answerPart(token, 1), hiddenFields(text))
    expect(chosen.status).toBe(303)
    expect((await get(pathTo.answerPart(token, 1))).text).toMatch(/value="2" checked/)
  })

  it('says that it is too late, and shows what was typed', async () => {
    const fields = { ...(await formOf(2)), 'prov.text': 'Hade ni frågat förut' }
    container.clock.now = '2022-10-11T08:00:00.000Z'
    const { status, text } = await post(pathTo.answerPart(token, 2), fields)
    expect(status).toBe(409)
    expect(text).toContain('Enkäten har stängt')
    expect(text).toContain('Hade ni frågat förut')
  })

  it('takes answers for half an hour after the closing time, and says so', async () => {
    container.clock.now = '2022-10-10T22:15:00.000Z'
    expect((await get(pathTo.answerPart(token, 1))).text).toContain(
      '11 oktober 2022 kl.\u00a000.29',
    )
    expect((await savePart(1, { 'prov.helhet': '4' })).status).toBe(303)
  })

  it.each([
    ['without a revision', { revision: undefined }],
    ['with a revision that is no number', { revision: '1e3' }],
    ['with two revisions', { revision: ['0', '1'] }],
    ['for another round', { omgang: 'annan' }],
  ])('refuses a form %s', async (_claim, change) => {
    expect((await savePart(1, change)).status).toBe(400)
  })
})

describe('GET /svara/:token/granska', () => {
  it('lists every answer in words, and carries them all', async () => {
    await savePart(1, { 'prov.helhet': '4' })
    await savePart(2, {
      'prov.bemotande': 'VE',
      'prov.delar': ['skola', 'kultur'],
      'prov.text': 'a\nb',
    })
    const { text } = await get(pathTo.answerReview(token))
    for (const shown of ['4 av 5', 'Vet inte', 'Skola\nKultur', 'Inte besvarad']) {
      expect(text).toContain(shown)
    }
    expect(hiddenFields(text)).toMatchObject({
      omgang: 'prov-2022',
      revision: '2',
      inskick: expect.stringMatching(/^[\w-]{22}$/),
      'prov.helhet': '4',
      'prov.bemotande': 'VE',
      'prov.delar': ['skola', 'kultur'],
      'prov.text': 'a\nb',
    })
  })

  it('says what must be answered first', async () => {
    expect((await get(pathTo.answerReview(token))).text).toContain(
      'Måste besvaras innan ni kan skicka in',
    )
  })

  it('ends with the closing day in Stockholm', () => {
    expect(CLOSES).toBe('2022-10-10T21:59:59.000Z')
  })
})
