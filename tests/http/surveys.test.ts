import { beforeEach, describe, expect, it } from '@jest/globals'

import { readBundled } from '../../server/files/bundled.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { decodeEntities, testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'
import { testSurvey } from '../builders/test-data.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
let investigator: StaffBrowser
beforeEach(async () => {
  container = await testContainer()
  app = testApp(container)
  investigator = await logInAs('investigator', { app, container })
})
const page = async (path: string) => decodeEntities((await investigator.get(path)).text)

describe('Enkäter', () => {
  it('says what to do first when none is published', async () => {
    expect(await page(paths.surveys)).toContain('Ingen enkät är publicerad än.')
  })

  it('lists versions with their rounds, and of those only what whoever reads may see', async () => {
    await openTestRound(container)
    expect(await page(paths.surveys)).toMatch(/prov\/1<\/a>[^]*?data-label="Omgångar">prov-2022</)
    const { get } = await logInAs('reader', { app, container })
    const { text } = await get(paths.surveys)
    expect(text).toContain('data-label="Omgångar">ingen<')
    expect(text).not.toContain('prov-2022')
    expect(text).not.toContain(paths.publishSurvey)
  })
})

describe('a version of an enkät', () => {
  const KEYS = ['samverkan/2019', 'samverkan/2022'] as const
  beforeEach(async () => {
    for (const name of [...KEYS, 'samverkan/2019-2022']) {
      await container.surveys.publish(readBundled(name))
    }
  })

  it('tells what it is, and leads to how it looks, what differs and what may be compared', async () => {
    const text = await page(pathTo.survey('samverkan/2022'))
    for (const href of [
      pathTo.surveyPreview('samverkan/2022'),
      pathTo.surveyDiff('samverkan/2022', 'samverkan/2019'),
      pathTo.crosswalk('samverkan/2019-samverkan/2022/1'),
      pathTo.surveyFile('samverkan/2022'),
    ]) {
      expect(text).toContain(`href="${href}"`)
      expect([href, (await investigator.get(href)).status]).toEqual([href, 200])
    }
  })

  it('is shown in each of its languages, and in Swedish where it does not have the one asked for', async () => {
    const { survey } = await container.surveys.getSurvey('samverkan/2022')
    for (const language of survey.languages ?? []) {
      const text = await page(pathTo.surveyPreview('samverkan/2022', { sprak: language }))
      expect(text).toContain(`<h1 lang="${language}">${survey.title[language]}`)
    }
    for (const sprak of ['xx', 'constructor', '']) {
      const text = await page(pathTo.surveyPreview('samverkan/2019', { sprak }))
      expect(text).toContain('<h1 lang="sv">')
    }
  })

  it('is shown with what kind each question is, in Swedish', async () => {
    const text = await page(pathTo.surveyPreview('samverkan/2022'))
    expect(text).toContain('</code> betyg på en skala</p>')
    expect(text).not.toMatch(/<\/code> (scale|matrix|singleChoice|longText)</)
  })

  it('is shown as wide as on a phone', async () => {
    const wide = await page(pathTo.surveyPreview('samverkan/2022'))
    const narrow = await page(pathTo.surveyPreview('samverkan/2022', { bredd: 'telefon' }))
    expect([wide.includes('sheet-phone'), narrow.includes('sheet-phone')]).toEqual([false, true])
    expect(narrow).toContain('aria-current="page">Så bred som på en telefon')
  })

  it('is there as the definition that was published, which can be published again', async () => {
    const { text } = await investigator.get(pathTo.surveyFile('samverkan/2022'))
    const again = await container.surveys.publish(JSON.parse(text))
    expect(again.isNew).toBe(false)
  })

  it('is put beside another, question by question', async () => {
    const text = await page(pathTo.surveyDiff('samverkan/2022', 'samverkan/2019'))
    expect(text).toContain('Från samverkan/2019 till samverkan/2022')
    expect(text).toMatch(/samverkan\.inbjuden[^<]*<ul><li>Lydelsen: /)
    const same = await page(pathTo.surveyDiff('samverkan/2022', 'samverkan/2022'))
    expect(same).toContain('Oförändrade frågor')
  })

  it('has its crosswalk side by side with the classes, and who has signed', async () => {
    const text = await page(pathTo.crosswalk('samverkan/2019-samverkan/2022/1'))
    expect(text).toMatch(/rader jämförs fullt ut \(klass A eller B\)/)
    expect(text).toContain('Intygat av Karin Exempelberg')
    expect(text).toContain('data-label="Klass">A<')
    expect(text).toContain('Frågan ställdes inte i samverkan/2019.')
    expect((await investigator.get(paths.crosswalk)).status).toBe(404)
    expect((await investigator.get(`${paths.crosswalk}?nyckel=a&nyckel=b`)).status).toBe(404)
  })
})

describe('publishing', () => {
  const SURVEY = testSurvey()
  const text = JSON.stringify(SURVEY)
  const send = (fields: Readonly<Record<string, string>>) =>
    investigator.post(paths.publishSurvey, fields)

  it('checks and shows first, and publishes what was seen', async () => {
    const checked = await send({ definition: text })
    expect(checked.status).toBe(200)
    expect(checked.text).toContain('När du publicerar den går den inte att ändra.')
    expect(checked.text).toContain('Så ser den ut')
    expect(await container.surveys.listSurveys()).toEqual([])
    const [, digest = ''] = /name="publicera" value="([0-9a-f]{64})"/.exec(checked.text)!
    const { status, headers } = await send({ definition: text, publicera: digest })
    expect([status, headers['location']]).toEqual([
      303,
      `${pathTo.survey('prov/1')}?klart=publicerad`,
    ])
    const [entry] = await container.acts.list(
      { by: null, act: 'survey.published', object: 'prov/1', before: null },
      1,
    )
    expect(entry?.by).toBe(investigator.user.id)
    expect((await send({ definition: text })).text).toContain('Det finns inget att göra.')
  })

  it('publishes nothing that has been changed since it was seen', async () => {
    const { text: seen } = await send({ definition: text })
    const [, digest = ''] = /name="publicera" value="([0-9a-f]{64})"/.exec(seen)!
    const other = JSON.stringify({ ...SURVEY, title: { sv: 'Annat namn' } })
    const { status } = await send({ definition: other, publicera: digest })
    expect([status, await container.surveys.listSurveys()]).toEqual([200, []])
  })

  it.each([
    ['', 'Klistra in en definition.'],
    ['{"id": ', 'Det här är inte JSON.'],
    ['{"id": "x"}', 'fel. De står ovanför.'],
    ['[]', 'fel. De står ovanför.'],
    ['{"kind": "crosswalk"}', 'fel. De står ovanför.'],
    [JSON.stringify({ ...SURVEY, headline: 'finns.inte' }), 'Definitionen har ett fel.'],
    ['{"__proto__": {"x": 1}}', 'fel. De står ovanför.'],
  ])('does not take %s, says what is wrong, and keeps it', async (definition, sentence) => {
    const { status, text: html } = await send({ definition })
    expect(status).toBe(422)
    expect(decodeEntities(html)).toContain(sentence)
    expect(decodeEntities(html)).toContain(`>${definition}</textarea>`)
    expect(await container.surveys.listSurveys()).toEqual([])
  })

  it('does not take other content under a version that is published', async () => {
    await container.surveys.publish(SURVEY)
    const other = JSON.stringify({ ...SURVEY, title: { sv: 'Annat namn' } })
    const { status, text: html } = await send({ definition: other })
    expect([status, html.includes('redan publicerad med ett annat innehåll')]).toEqual([422, true])
  })

  it('takes a crosswalk, when both its versions are published', async () => {
    const crosswalk = JSON.stringify(readBundled('samverkan/2019-2022'))
    expect((await send({ definition: crosswalk })).text).toContain('är inte publicerad')
    await container.surveys.publish(readBundled('samverkan/2019'))
    await container.surveys.publish(readBundled('samverkan/2022'))
    const { text: seen } = await send({ definition: crosswalk })
    const [, digest = ''] = /name="publicera" value="([0-9a-f]{64})"/.exec(seen)!
    const { headers } = await send({ definition: crosswalk, publicera: digest })
    expect(headers['location']).toBe(pathTo.crosswalk('samverkan/2019-samverkan/2022/1'))
  })
})
