import { beforeEach, describe, expect, it } from '@jest/globals'

import { pathTo } from '../../server/paths.ts'
import type { Survey } from '../../surveys/survey.ts'
import { type DraftDesk, openDraftDesk } from '../builders/draft-desk.ts'
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

describe('the texts of a part', () => {
  const QUESTION = {
    'text.label.sv': 'Hur stora är ni i dag?',
    'text.help.sv': 'Räkna alla.',
    'text.choices.liten.label.sv': 'Små',
    'text.choices.stor.label.sv': 'Stora',
  }

  it('are saved, with an alternative more and that the question must be answered', async () => {
    const added = { 'ny.sv': 'Mycket stora', obligatorisk: 'ja', bort: 'liten' }
    const { location } = await send(part('prov.storlek'), { ...QUESTION, ...added })
    expect(location).toBe(
      `${pathTo.surveyDraft(id, { klart: 'sparad', del: 'prov.storlek' })}#del-prov.storlek`,
    )
    const { survey } = await draft()
    expect(survey.pages[1]!.questions![1]).toEqual({
      id: 'prov.storlek',
      type: 'singleChoice',
      label: { sv: 'Hur stora är ni i dag?' },
      help: { sv: 'Räkna alla.' },
      choices: [
        { code: 'stor', label: { sv: 'Stora' } },
        { code: 'mycket-stora', label: { sv: 'Mycket stora' } },
      ],
      required: true,
    })
    expect(await page(pathTo.surveyDraftDiff(id))).toContain('Hur stora är ni i dag?')
    expect((await container.surveys.getSurvey('prov/1')).survey).toEqual(testSurvey())
  })

  it('are shown as text, whatever they hold', async () => {
    const hostile = '<script>alert(1)</script> "&quot; {{this}}'
    await send(part('prov.storlek'), { ...QUESTION, 'text.label.sv': hostile })
    for (const path of [
      pathTo.surveyDraft(id),
      part('prov.storlek'),
      pathTo.surveyDraftPreview(id),
      pathTo.surveyDraftDiff(id),
      pathTo.surveyDraftJson(id),
    ]) {
      const { text } = await desk.one.get(path)
      expect([path, text.includes('<script>alert')]).toEqual([path, false])
      expect([path, /&lt;script(>|&gt;)alert/.test(text)]).toEqual([path, true])
    }
  })

  it.each([
    [{ 'text.label.sv': '' }, 'Skriv texten på svenska.'],
    [{ 'text.choices.stor.label.sv': '  ' }, 'Skriv texten på svenska.'],
    [{ 'text.label.sv': 'x'.repeat(5000) }, 'Texten är för lång. Högst 2000 tecken.'],
    [{ 'text.help.sv': 'a\u0007b' }, 'Texten innehåller ett styrtecken.'],
    [{ 'ny.sv': 'x'.repeat(5000) }, 'Texten är för lång. Högst 2000 tecken.'],
    [{ bort: 'liten' }, 'ska ha minst 2 delar.'],
  ])('with %j are not saved, and what was typed is kept', async (fault, sentence) => {
    const { status, text } = await send(part('prov.storlek'), { ...QUESTION, ...fault })
    expect([status, (await draft()).revision]).toEqual([422, 1])
    expect(text).toContain(sentence)
    const kept = Object.entries({ ...QUESTION, ...fault }).filter(([name]) => name !== 'bort')
    for (const [, value] of kept) expect(text).toContain(`>${value}</textarea>`)
  })

  it('are in every language side by side; one that is missing is told with its place', async () => {
    const names = {
      'text.title.sv': 'Prov',
      'text.introduction.sv': 'Hej.',
      version: '2',
      sprak: 'fi',
    }
    await send(part('_'), names)
    expect((await draft()).survey.languages).toEqual(['sv', 'fi'])
    expect(await page(part('prov.storlek'))).toMatch(/name="text\.label\.fi" rows="3" lang="fi"/)
    const { text } = await desk.one.get(pathTo.surveyDraft(id))
    expect(decodeEntities(text)).toContain(
      `<a class="ds-link" href="${part('prov.storlek')}">Frågan ”Hur stora är ni?”</a>: Svarsalternativet liten: saknas på finska`,
    )
    const finnish = { 'text.label.sv': 'x', 'text.label.fi': 'y' }
    expect((await send(part('prov.bemotande'), finnish)).status).toBe(422)
  })

  it('typed while somebody else was first are kept, beside what stands there now', async () => {
    const theirs = { ...QUESTION, 'text.label.sv': 'Deras fråga?', revision: '1' }
    await desk.other.post(part('prov.storlek'), theirs)
    const { status, text } = await send(part('prov.storlek'), QUESTION, 1)
    expect([status, (await draft()).revision]).toEqual([409, 2])
    expect(text).toContain('>Hur stora är ni i dag?</textarea>')
    expect(text).toContain('Nu sparat: Deras fråga?')
    expect((await send(part('prov.storlek'), QUESTION)).status).toBe(303)
  })

  it('typed while alternatives or languages came are never put in the place of others', async () => {
    const whole = {
      'text.title.sv': 'Prov',
      'text.introduction.sv': 'Hej.',
      version: '2',
      sprak: 'fi',
    }
    await desk.other.post(part('_'), { ...whole, revision: '1' })
    const theirs = { ...QUESTION, 'text.label.fi': 'Kuinka?', bort: 'liten', 'ny.sv': 'Störst' }
    await desk.other.post(part('prov.storlek'), { ...theirs, revision: '2' })
    const { status, text } = await send(part('prov.storlek'), QUESTION, 1)
    expect(status).toBe(409)
    expect(text).toMatch(/name="text\.choices\.stor\.label\.sv"[^>]*>Stora</)
    expect(text).toMatch(/name="text\.choices\.storst\.label\.sv"[^>]*>Störst</)
    expect(text).toMatch(/name="text\.label\.fi"[^>]*>Kuinka\?</)
    expect(text).not.toContain('>Små</textarea>')
    const again = await send(part('_'), { 'text.title.sv': 'Mitt', 'text.introduction.sv': '.' }, 1)
    expect(again.text).toMatch(/name="sprak" value="fi"[^>]* checked/)
  })

  it('typed for a question that somebody has taken out meanwhile can be copied', async () => {
    const removal = { 'ta-bort': 'prov.storlek', revision: '1' }
    await desk.other.post(pathTo.surveyDraft(id), removal)
    const { status, text } = await send(part('prov.storlek'), QUESTION, 1)
    expect(status).toBe(404)
    expect(text).toContain('Någon kan ha tagit bort den.')
    for (const typed of Object.values(QUESTION)) expect(text).toContain(`>${typed}</p>`)
    await desk.other.post(pathTo.surveyDraftRemoval(id), { revision: '2' })
    const gone = await send(pathTo.surveyDraftJson(id), { definition: '{"a": 1}' }, 2)
    expect([gone.status, gone.text.includes('>{"a": 1}</p>')]).toEqual([404, true])
  })

  it('are those of a part that is there', async () => {
    expect((await desk.one.get(part('finns.inte'))).status).toBe(404)
    expect((await desk.one.get(part('constructor'))).status).toBe(404)
  })
})

describe('what is added and removed', () => {
  const NEW = { typ: 'number', 'fragans-id': 'prov.antal', fraga: 'Hur många?', plats: 'resten' }

  it('is a question of any type, last where it was asked for, and leads to its texts', async () => {
    const { location } = await send(pathTo.surveyDraftElement(id), NEW)
    expect(location).toBe(part('prov.antal'))
    expect(outline((await draft()).survey)[1]!.at(-1)).toBe('antal')
    await send(pathTo.surveyDraft(id), { 'ta-bort': 'prov.antal' })
    expect(outline((await draft()).survey)[1]).not.toContain('antal')
  })

  it.each([
    [{ typ: 'inget' }, 'Välj vad för slags fråga det är.'],
    [{ 'fragans-id': 'prov.helhet' }, 'Id används redan i enkäten.'],
    [{ 'fragans-id': 'Prov Antal' }, '”Prov Antal” har fel form.'],
    [{ fraga: ' ' }, 'Skriv texten på svenska.'],
    [{ fraga: 'x'.repeat(5000) }, 'Texten är för lång.'],
    [{ plats: 'finns-inte' }, 'Sidan eller avsnittet finns inte längre.'],
  ])('is not added with %j', async (fault, sentence) => {
    const { status, text } = await send(pathTo.surveyDraftElement(id), { ...NEW, ...fault })
    expect([status, text.includes(sentence)]).toEqual([422, true])
    expect((await draft()).revision).toBe(1)
  })

  it('is a page, which has to have something on it before the enkät is published', async () => {
    expect((await send(pathTo.surveyDraftPage(id), { 'sidans-rubrik': '' })).status).toBe(422)
    const { location } = await send(pathTo.surveyDraftPage(id), { 'sidans-rubrik': 'Till sist' })
    const text = await page(location!)
    expect(text).toContain('Sidan ”Till sist”</a>: Frågorna: saknas.')
    await send(pathTo.surveyDraft(id), { 'ta-bort': 'till-sist' })
    expect((await draft()).survey.pages).toHaveLength(2)
  })
})
