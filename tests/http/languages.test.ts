import { beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathsIn, pathTo } from '../../server/paths.ts'
import { PUBLIC_LANGUAGES } from '../../server/public-languages.ts'
import { type Language, LANGUAGES } from '../../surveys/language.ts'
import { inAllLanguages, WORD_OF } from '../builders/in-all-languages.ts'
import { browse, hiddenFields, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'
import { testSurvey } from '../builders/test-data.ts'

let container: TestContainer
let token: string
let app: ReturnType<typeof testApp>
beforeEach(async () => {
  container = await testContainer()
  token = (await openTestRound(container, { survey: inAllLanguages(testSurvey()) })).tokens[0]!
  app = testApp(container)
})

const get = async (path: string) => (await browse(app).get(path)).text
const post = (path: string, fields: object) => browse(app).post(path).type('form').send(fields)
const OTHERS = LANGUAGES.filter(language => language !== 'sv')

/** Where a page leads, but for the switch, what is the same in all languages, and other sites. */
const linksOf = (html: string) =>
  [
    ...html
      .replace(/<nav class="languages".*?<\/nav>/s, '')
      .matchAll(/ (?:href|action|formaction)="([^"]*)"/g),
  ]
    .map(([, link = '']) => link)
    .filter(link => !/^(#|\/assets\/|data:|mailto:|tel:|https:)/.test(link))

const switchOf = (html: string) =>
  /<nav class="languages".*?<\/nav>/s.exec(html)?.[0].replaceAll(/\s+/g, ' ') ?? ''

const site = (to: ReturnType<typeof pathsIn>) => [
  to.home(),
  to.about(),
  to.privacy(),
  to.accessibility(),
  to.contact(),
  to.receiptCheck(),
]
const form = (to: ReturnType<typeof pathsIn>) => [
  to.answer(token),
  to.answerPart(token, 1),
  to.answerPart(token, 2),
  to.answerQuestions(token),
  to.answerReview(token),
  to.answerNote(token),
  to.wayOut(token, 'wrongPerson'),
]

describe.each(LANGUAGES)('pages in %s', language => {
  const to = pathsIn(language)
  const { prefix, name } = PUBLIC_LANGUAGES[language]

  it('say which language they are in, and lead to the same page in the others', async () => {
    for (const path of [...site(to), ...form(to)]) {
      const html = await get(path)
      expect([path, /<html lang="([^"]*)"/.exec(html)?.[1]]).toEqual([path, language])
      const languages = switchOf(html)
      expect(languages).toContain(`<span lang="${language}" aria-current="true">${name}</span>`)
      for (const other of LANGUAGES.filter(other => other !== language)) {
        const there =
          PUBLIC_LANGUAGES[other].prefix + (path.slice(prefix.length).replace(/^\/$/, '') || '')
        const target = there === '' ? '/' : there
        expect([languages.includes(`"${target}"`), path, target]).toEqual([true, path, target])
        expect(languages).toContain(`lang="${other}"`)
      }
    }
  })

  it('lead nowhere but to pages in the same', async () => {
    for (const path of [...site(to), ...form(to)]) {
      const links = linksOf(await get(path))
      expect(links.length).toBeGreaterThan(3)
      const prefixes = OTHERS.map(other => PUBLIC_LANGUAGES[other].prefix)
      const astray = links.filter(link =>
        prefix === ''
          ? prefixes.some(other => link.startsWith(`${other}/`))
          : !`${link}/`.startsWith(`${prefix}/`),
      )
      expect([path, ...astray]).toEqual([path])
    }
  })

  it('ask the questions in it, from a page that is printed once for each', async () => {
    for (let time = 0; time < 2; time += 1) {
      const html = await get(to.answerPart(token, 1))
      expect(html).toContain(`Hur fungerar det?${WORD_OF[language]}`)
      expect(html).toContain('Förening 1')
    }
  })

  it('stay in it through saving, sending in and the receipt', async () => {
    const fields = { ...hiddenFields(await get(to.answerPart(token, 1))), 'prov.helhet': '4' }
    const saved = await post(to.answerPart(token, 1), fields)
    expect([saved.status, saved.headers['location']]).toEqual([303, to.answerPart(token, 2)])
    const review = hiddenFields(await get(to.answerReview(token)))
    const sent = await post(to.answerSubmit(token), review)
    expect(sent.headers['location']).toBe(to.answerReceipt(token, String(review['inskick'])))
    const receipt = await get(sent.headers['location']!)
    expect(receipt).toContain(`<html lang="${language}"`)
    expect(receipt).toContain(`Hur fungerar det?${WORD_OF[language]}`)
  })

  it('tell what is wrong in it, and keep what was typed', async () => {
    const fields = {
      ...hiddenFields(await get(to.answerPart(token, 2))),
      'prov.text': 'x'.repeat(60),
    }
    const { status, text } = await post(to.answerPart(token, 2), fields)
    expect(status).toBe(422)
    expect(text).toMatch(/<title>(Fel|Virhe|Error): Resten/)
    expect(text).toContain('x'.repeat(60))
    expect(text).toContain(`<html lang="${language}"`)
  })

  it('tell in it that there is no such page, and nothing else', async () => {
    const html = await get(to.answer('x'.repeat(22)))
    expect(html).toContain(`<html lang="${language}"`)
    expect(html).not.toContain('Förening')
    expect(html).not.toContain('Provenkät')
  })
})

describe('changing the language', () => {
  it('saves what is typed and stays on the page', async () => {
    const fields = { ...hiddenFields(await get(pathTo.answerPart(token, 2))), 'prov.text': 'Hej' }
    const to = pathsIn('fi')
    const { headers } = await post(to.answerPart(token, 2), { ...fields, sprak: 'fi' })
    expect(headers['location']).toBe(to.answerPart(token, 2))
    expect(await get(headers['location']!)).toContain('Hej</textarea>')
  })

  it('never sends in', async () => {
    const review = hiddenFields(await get(pathTo.answerReview(token)))
    const { text } = await post(pathTo.answerSubmit(token), { ...review, 'prov.text': 'Hej' })
    const to = pathsIn('en')
    expect(switchOf(text)).toContain(
      `form="formular" formaction="${to.answerSubmit(token)}" name="sprak" value="en"`,
    )
    const again = await post(to.answerSubmit(token), {
      ...hiddenFields(text),
      'prov.helhet': '4',
      'prov.text': 'Hej',
      sprak: 'en',
    })
    expect(again.text).toContain('<html lang="en"')
    expect(again.text).toContain('Hej</textarea>')
    expect(await container.store.summariseResponses('prov-2022')).toMatchObject({ submitted: 0 })
  })

  it('takes no way out, and keeps whom to ask instead', async () => {
    const to = pathsIn('fi')
    const path = to.wayOut(token, 'wrongPerson')
    const { status, text } = await post(path, { epost: 'halvskriven@', sprak: 'fi' })
    expect([status, /<title>(\w+)/.exec(text)?.[1]]).toEqual([200, 'Olen'])
    expect(text).toContain('value="halvskriven@"')
    expect((await container.store.listInvitations('prov-2022'))[0]).toMatchObject({ wayOut: null })
  })

  it('saves the note to the next person, and stays with it', async () => {
    const to = pathsIn('en')
    const fields = hiddenFields(await get(pathTo.answerNote(token)))
    const { headers } = await post(to.answerNote(token), {
      ...fields,
      anteckning: 'Fråga 3 återstår',
      sprak: 'en',
    })
    expect(headers['location']).toBe(to.answerNote(token))
    expect(await get(headers['location']!)).toContain('Fråga 3 återstår</textarea>')
  })

  it('brings along what was sent and could not be taken', async () => {
    const stale = hiddenFields(await get(pathTo.answerPart(token, 1)))
    await post(pathTo.answerPart(token, 1), { ...stale, 'prov.helhet': '4' })
    const typed = { ...stale, 'prov.helhet': '2' }
    const { status, text } = await post(pathTo.answerPart(token, 1), typed)
    const to = pathsIn('fi')
    expect(status).toBe(409)
    expect(switchOf(text)).toContain(`form="igen" formaction="${to.answerPart(token, 1)}"`)
    const again = /<form id="igen" method="post" hidden>(.*?)<\/form>/s.exec(text)![1]!
    const inFinnish = await post(to.answerPart(token, 1), hiddenFields(again))
    expect(inFinnish.status).toBe(409)
    expect(inFinnish.text).toContain('Vastaus on sillä välin muuttunut')
  })

  it('is not offered on a page that answers what was sent and is gone', async () => {
    const { text } = await post(pathTo.answerSubmit(token), { omgang: 'prov-2022' })
    expect(switchOf(text)).toBe('')
  })
})

describe('a survey that is in Swedish alone', () => {
  it('is asked in Swedish wherever the link leads', async () => {
    const other = await testContainer()
    const { tokens } = await openTestRound(other)
    const swedish = testApp(other)
    for (const language of LANGUAGES) {
      const path = pathsIn(language).answerPart(tokens[0]!, 1)
      const { text } = await browse(swedish).get(path)
      expect(text).toContain('<html lang="sv"')
      expect(text).toContain(`action="${pathTo.answerPart(tokens[0]!, 1)}"`)
      expect(switchOf(text)).toBe('')
    }
  })
})

describe('the prefixes of languages', () => {
  it('lead to nothing that is for staff, and to no other language', async () => {
    for (const path of ['/fi/omgangar', '/fi/fi', '/en/assets/x.css', '/fi/robots.txt']) {
      expect([path, (await browse(app).get(path)).status]).toEqual([path, 404])
    }
  })

  it('make no link that leads to another site', async () => {
    for (const path of ['/fi//evil.example', '/fi/%5c%5cevil.example', '//evil.example/svara']) {
      const { text, status } = await browse(app).get(path)
      expect(status).toBe(404)
      expect(text).not.toMatch(/(href|action)="[^"]*evil/)
    }
  })

  it('are the same in every link that a letter can hold', () => {
    const links = LANGUAGES.map((language: Language) => pathsIn(language).answer('T'))
    expect(links).toEqual(['/svara/T', '/lattlast/svara/T', '/fi/svara/T', '/en/svara/T'])
    expect(paths.answer).toBe('/svara/:token')
  })
})
