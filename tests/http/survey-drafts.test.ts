import { beforeEach, describe, expect, it } from '@jest/globals'

import { readBundled } from '../../server/files/bundled.ts'
import { paths, pathTo } from '../../server/paths.ts'
import type { Survey } from '../../surveys/survey.ts'
import { type DraftDesk, draftIn, openDraftDesk } from '../builders/draft-desk.ts'
import { logInAs } from '../builders/staff.ts'
import { decodeEntities } from '../builders/test-app.ts'
import { testSurvey } from '../builders/test-data.ts'

let desk: DraftDesk
let container: DraftDesk['container']
let id: string
beforeEach(async () => {
  desk = await openDraftDesk()
  ;({ container, id } = desk)
})

const page: DraftDesk['page'] = path => desk.page(path)
const draft: DraftDesk['draft'] = () => desk.draft()
const send: DraftDesk['send'] = (path, fields, revision) => desk.send(path, fields, revision)
const part = (name: string) => pathTo.surveyDraftPart(id, name)
const outline = ({ pages }: Survey) =>
  pages.map(({ questions = [] }) => questions.map(each => each.id.slice(5)))

/** What has been written to the log about drafts, the latest first. */
async function acts(): Promise<readonly string[]> {
  const all = await container.acts.list({ by: null, act: null, object: null, before: null }, 20)
  return all
    .filter(({ act }) => act.startsWith('survey'))
    .map(({ act, object }) => `${act} ${object}`)
}

describe('a draft of an enkät', () => {
  it('begins as a copy of a published version, is listed, and is seen by those who publish', async () => {
    expect(await draft()).toMatchObject({
      revision: 1,
      basedOn: 'prov/1',
      survey: { version: '2' },
    })
    expect(await page(paths.surveys)).toContain(`href="${pathTo.surveyDraft(id)}">prov/2</a>`)
    expect(await page(pathTo.survey('prov/1'))).toContain('Utkast som börjat härifrån')
    const { get } = await logInAs('auditor', desk)
    expect((await get(paths.surveys)).text).not.toContain('enkatutkast')
    expect(await acts()).toEqual(['surveyDraft.begun prov/2'])
  })

  it('begins empty, with all that a survey must have', async () => {
    const named = { 'enkatens-id': 'lokaler', version: '2027', namn: 'Lokaler', inledning: 'Hej.' }
    const { headers } = await desk.one.post(paths.newSurveyDraft, named)
    const text = await page(headers['location']!)
    expect(text).toContain('Utkast till lokaler/2027')
    expect(text).not.toContain('Måste rättas före publicering')
  })

  it.each([
    [{ fran: 'prov/1', version: '1' }, 'prov/1 är redan publicerad.'],
    [{ fran: 'prov/1', version: '2' }, 'Det finns redan ett utkast till den versionen.'],
    [{ fran: 'prov/1', version: '' }, 'Fältet är tomt.'],
    [{ fran: 'prov/1', version: 'Två tusen' }, '”Två tusen” har fel form.'],
    [{ version: '1', 'enkatens-id': 'a b', namn: 'x', inledning: 'y' }, '”a b” har fel form.'],
    [
      { version: '1', 'enkatens-id': 'a', namn: 'x'.repeat(5000), inledning: 'y' },
      'Texten är för lång. Högst 2000 tecken.',
    ],
  ])('does not begin as %j, and keeps what was typed', async (fields, sentence) => {
    const { status, text } = await desk.one.post(paths.newSurveyDraft, fields)
    expect([status, decodeEntities(text).includes(sentence)]).toEqual([422, true])
    for (const value of Object.values(fields)) {
      expect(decodeEntities(text)).toContain(`value="${value}"`)
    }
    expect(await container.surveyDrafts.list()).toHaveLength(1)
  })

  it('does not begin from a version that is not published', async () => {
    expect((await desk.one.get(pathTo.newSurveyDraft('prov/9'))).status).toBe(404)
    expect(
      (await desk.one.post(paths.newSurveyDraft, { fran: 'prov/9', version: '2' })).status,
    ).toBe(404)
  })
})

describe('the order', () => {
  it('is changed by buttons, past the end of a page too, and tells where it went', async () => {
    const { location } = await send(pathTo.surveyDraft(id), { 'flytta-upp': 'prov.bemotande' })
    expect(outline((await draft()).survey)[0]).toEqual(['helhet', 'bemotande'])
    const text = await page(location!)
    expect(text).toContain('Nu är frågan ”Hur blir ni bemötta?” nummer 2 av 2 på sidan ”Helheten”.')
    expect(text).toMatch(
      /name="flytta-upp" value="prov\.bemotande" autofocus>Flytta upp<span class="ds-sr-only"> frågan ”Hur blir ni bemötta\?”, nummer 2 av 2/,
    )
    await send(pathTo.surveyDraft(id), { 'flytta-ned': 'helhet' })
    expect((await draft()).survey.pages.map(each => each.id)).toEqual(['resten', 'helhet'])
    expect(await acts()).toEqual([
      'surveyDraft.changed prov/2',
      'surveyDraft.changed prov/2',
      'surveyDraft.begun prov/2',
    ])
  })

  it('stays when there is nowhere to go, and for a part that is not there', async () => {
    for (const moved of ['helhet', 'finns-inte', '']) {
      const { status } = await send(pathTo.surveyDraft(id), { 'flytta-upp': moved })
      expect([moved, status, (await draft()).revision]).toEqual([moved, 303, 1])
    }
  })

  it('is not changed by two at once: who comes last is told, and sees how it is now', async () => {
    await desk.other.post(pathTo.surveyDraft(id), { 'flytta-ned': 'helhet', revision: '1' })
    const { status, text } = await send(pathTo.surveyDraft(id), { 'flytta-upp': 'resten' }, 1)
    expect([status, (await draft()).revision]).toEqual([409, 2])
    expect(text).toContain('Någon annan har ändrat utkastet')
    expect(text).toContain('name="revision" value="2"')
  })
})

describe('the definition', () => {
  const json = (change: object) => JSON.stringify({ ...testSurvey(), version: '2', ...change })

  it('is edited as a whole, and what is wrong in it stands on the page of the draft', async () => {
    const { location } = await send(pathTo.surveyDraftJson(id), {
      definition: json({ headline: 'finns.inte' }),
    })
    expect(await page(location!)).toContain(
      'Enkäten som helhet</a>: Frågan om helheten: ska vara id för',
    )
    const publishing = pathTo.surveyDraftPublishing(id)
    expect(await page(publishing)).toContain('Ett fel måste rättas.')
    expect((await send(publishing, {})).status).toBe(422)
    expect(await container.surveys.listSurveys()).toHaveLength(1)
  })

  it.each([
    ['{"id": ', 'Det här är inte JSON.'],
    ['[]', 'fel. De står ovanför.'],
    ['null', 'fel. De står ovanför.'],
    [json({ pages: [] }), 'pages: ska ha minst en del.'],
    ['{"__proto__": {"x": 1}}', 'fel. De står ovanför.'],
  ])('that is %s is not saved, and is kept in the page', async (definition, sentence) => {
    const { status, text } = await send(pathTo.surveyDraftJson(id), { definition })
    expect([status, (await draft()).revision]).toEqual([422, 1])
    expect(text.replace('1 del', 'en del')).toContain(sentence)
    expect(text).toContain(`>${definition}</textarea>`)
  })

  it('of the largest enkät that comes with the program can be sent back as it was shown', async () => {
    await container.surveys.publish(readBundled('samverkan/2022'))
    const begun = { fran: 'samverkan/2022', version: '2027' }
    const { headers } = await desk.one.post(paths.newSurveyDraft, begun)
    const large = draftIn(headers['location'])
    const text = await page(pathTo.surveyDraftJson(large))
    const definition = /<textarea[^>]*>([^]*)<\/textarea>/.exec(text)![1]!
    const changed = definition.replace('"version": "2027"', '"version": "2028"')
    const sent = { definition: changed.replaceAll('\n', '\r\n'), revision: '1' }
    expect((await desk.one.post(pathTo.surveyDraftJson(large), sent)).status).toBe(303)
    expect((await container.surveyDrafts.get(large)).survey.version).toBe('2028')
  })
})

describe('publishing and throwing away', () => {
  const publishing = () => pathTo.surveyDraftPublishing(id)

  it('publishes what was seen for ever, and the draft is gone', async () => {
    const asked = await page(publishing())
    expect(asked).toContain('En publicerad version ändras aldrig, inte ens ett stavfel.')
    const { status, location } = await send(publishing(), {}, 1)
    expect([status, location]).toEqual([303, `${pathTo.survey('prov/2')}?klart=publicerad`])
    expect((await container.surveys.getSurvey('prov/2')).survey.version).toBe('2')
    expect((await desk.one.get(pathTo.surveyDraft(id))).status).toBe(404)
    expect((await acts())[0]).toBe('survey.published prov/2')
  })

  it('publishes nothing that has been changed since it was seen', async () => {
    await desk.other.post(pathTo.surveyDraft(id), { 'flytta-ned': 'helhet', revision: '1' })
    const { status, text } = await send(publishing(), {}, 1)
    expect([status, text.includes('Någon annan har ändrat utkastet')]).toEqual([409, true])
    expect(await container.surveys.listSurveys()).toHaveLength(1)
  })

  it('says when another version has been published since it began, and when its own is', async () => {
    await container.surveys.publish(testSurvey({ version: '3' }))
    expect(await page(pathTo.surveyDraft(id))).toContain(
      'Sedan utkastet började från prov/1 finns prov/3 publicerad.',
    )
    expect((await desk.one.get(pathTo.surveyDraftDiff(id, 'prov/3'))).status).toBe(200)
    await container.surveys.publish(testSurvey({ version: '2', title: { sv: 'En annan' } }))
    expect(await page(pathTo.surveyDraft(id))).toContain('prov/2 är publicerad. Ge utkastet')
    expect((await send(publishing(), {})).status).toBe(422)
    const named = { 'text.title.sv': 'Prov', 'text.introduction.sv': 'Hej.', version: '4' }
    await send(part('_'), named)
    expect((await send(publishing(), {})).status).toBe(303)
  })

  it('throws away what was seen, and nothing else', async () => {
    await desk.other.post(pathTo.surveyDraft(id), { 'flytta-ned': 'helhet', revision: '1' })
    expect((await send(pathTo.surveyDraftRemoval(id), {}, 1)).status).toBe(409)
    const { status, location } = await send(pathTo.surveyDraftRemoval(id), {}, 2)
    expect([status, location]).toEqual([303, paths.surveys])
    expect(await container.surveyDrafts.list()).toEqual([])
    expect((await acts())[0]).toBe('surveyDraft.removed prov/2')
    expect((await desk.one.get(pathTo.surveyDraftRemoval(id))).status).toBe(404)
  })
})
