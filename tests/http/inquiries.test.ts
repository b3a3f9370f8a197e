import { beforeAll, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { fileTwoRecommendations, linksToBodies } from '../builders/inquiries.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { browse, testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let app: ReturnType<typeof testApp>
let auditor: StaffBrowser
beforeAll(async () => {
  container = await testContainer()
  app = testApp(container)
  auditor = await logInAs('auditor', { app, container })
  await fileTwoRecommendations(container)
})

const ASKED = {
  rekommendation: ['r1', 'r2'],
  organ: ['kulturnamnden', 'socialnamnden'],
  'adress-kulturnamnden': 'kultur@provby.example',
  'adress-socialnamnden': '',
  'sista-dag': '2022-10-10',
  kontakt: 'Rut Revisor, rut@provby.example, 0123-456 99',
  utskick: 'lank',
}
const ask = pathTo.newInquiry('akten', 'granskning')
const seenIn = (html: string) => /name="sedd" value="([0-9a-f]+)"/.exec(html)![1]!

describe('asking committees', () => {
  it('begins with every recommendation and every committee that is there, and says who is not', async () => {
    const { text } = await auditor.get(ask)
    expect(text.match(/type="checkbox"[^>]+checked/g)).toHaveLength(4)
    expect(text).toContain('Gamla nämnden (till 2020-12-31). Kan inte frågas')
  })

  it.each([
    ['a day that has been', { 'sista-dag': '2022-08-01' }, '2022-08-01 har redan varit'],
    ['no day', { 'sista-dag': 'snart' }, 'Välj en sista dag'],
    ['a slip of the year', { 'sista-dag': '2222-10-10' }, 'mer än 400 dagar bort'],
    ['no recommendation', { rekommendation: [] }, 'Välj minst en rekommendation'],
    ['nobody', { organ: [] }, 'Välj minst en som ska svara'],
    [
      'a body that is not there any more',
      { organ: ['gamla', 'socialnamnden'] },
      'Gamla nämnden finns inte 2022-09-01',
    ],
    [
      'a body that no chosen recommendation was directed to',
      { rekommendation: ['r2'] },
      'Kulturnämnden får inga frågor',
    ],
    ['a body without an address, by mail', { utskick: 'mejl' }, 'Skriv registratorns e-postadress'],
    ['nobody to ask back', { kontakt: '' }, 'Skriv vem nämnderna kan fråga'],
    ['an address that is none', { 'adress-kulturnamnden': 'x@' }, '”x@” är ingen e-postadress'],
  ])('refuses %s, and keeps what was typed', async (_claim, change, told) => {
    const { status, text } = await auditor.post(ask, { ...ASKED, ...change })
    expect(status).toBe(422)
    expect(text).toContain(told)
    if (!('adress-kulturnamnden' in change)) expect(text).toContain('kultur@provby.example')
    expect(await container.inquiries.list('akten', 'granskning')).toEqual([])
  })

  it('asks what was looked at and nothing else', async () => {
    const { text } = await auditor.post(ask, ASKED)
    expect(text).toContain('Så här blir det')
    expect(text).not.toContain('Utredaren läser')
    expect(text).toContain('rekommendation 1, 2')
    const changed = await auditor.post(ask, {
      ...ASKED,
      organ: ['socialnamnden'],
      steg: 'stall',
      sedd: seenIn(text),
    })
    expect(changed.text).toContain('Du har ändrat något')
    expect(await container.inquiries.list('akten', 'granskning')).toEqual([])
    const asked = await auditor.post(ask, { ...ASKED, steg: 'stall', sedd: seenIn(text) })
    expect([asked.status, asked.headers['location']]).toEqual([
      303,
      `${pathTo.inquiry({ dossierId: 'akten', inquiryId: 'fragor-granskning' })}?klart=stallda`,
    ])
    const audit = await auditor.get(pathTo.audit('akten', 'granskning'))
    expect(audit.text).toContain('Ställda 1 september 2022')
    const twice = await auditor.post(ask, { ...ASKED, steg: 'stall', sedd: seenIn(text) })
    expect(twice.headers['location']).toMatch(/\/fragor-granskning\?klart=redan$/)
    expect(await container.inquiries.list('akten', 'granskning')).toHaveLength(1)
  })
})

describe('a committee that is asked', () => {
  let links: ReadonlyMap<string, string>
  beforeAll(async () => {
    links = await linksToBodies(container, 'fragor-granskning')
  })

  it('reads whom the answer is shown to, and nothing about associations', async () => {
    const { text } = await browse(app).get(pathTo.answer(links.get('kulturnamnden')!))
    expect(text).toContain('Revisorernas frågor till Kulturnämnden')
    expect(text).toContain('Svaret lämnas öppet')
    expect(text).toMatch(/Frågor\? Kontakta\s+<[^>]+>Rut Revisor/)
    expect(text).toContain('href="tel:012345699"')
    const [main] = /<main[\s\S]+<\/main>/.exec(text)!
    expect(main).not.toMatch(/förening|enkäten|frivilligt/i)
  })

  it('is asked about its own recommendations alone', async () => {
    const questions = async (body: string) =>
      (await browse(app).get(pathTo.answerQuestions(links.get(body)!))).text
    expect(await questions('kulturnamnden')).not.toContain('Ta fram en plan.')
    expect(await questions('socialnamnden')).toContain('Ta fram en plan.')
    const page = async (body: string) =>
      (await browse(app).get(pathTo.answerPart(links.get(body)!, 3))).status
    expect([await page('socialnamnden'), await page('kulturnamnden')]).toEqual([200, 404])
  })

  it('is told of a registry number that cannot be', async () => {
    const link = links.get('kulturnamnden')!
    const { status, text } = await browse(app).post(pathTo.answerPart(link, 1)).type('form').send({
      omgang: 'fragor-granskning',
      revision: '0',
      'svaret.handling': 'Protokoll',
      'svaret.diarienummer': '12-KS',
    })
    expect(status).toBe(422)
    expect(text).toContain('”12-KS” kan inte vara ett diarienummer')
  })

  it('is told that what has been done is of no day to come', async () => {
    const link = links.get('kulturnamnden')!
    const { status, text } = await browse(app).post(pathTo.answerPart(link, 1)).type('form').send({
      omgang: 'fragor-granskning',
      revision: '0',
      'svaret.handling': 'Protokoll',
      'svaret.dag': '2022-09-02',
    })
    expect(status).toBe(422)
    expect(text).toContain('Dagen gäller något som redan har skett, och ska vara 2022-09-01 eller')
  })

  it('has no way out, and its code tells of no result', async () => {
    const link = links.get('kulturnamnden')!
    expect((await browse(app).get(pathTo.wayOut(link, 'refusal'))).status).toBe(404)
  })
})

describe('a round of the auditors', () => {
  it.each(['investigator', 'administrator'] as const)('is not there for an %s', async role => {
    const staff = await logInAs(role, { app, container })
    expect((await staff.get(paths.rounds)).text).not.toContain('fragor-granskning')
    const round = Object.values(paths).filter(path => path.startsWith('/omgangar/:roundId'))
    expect(round.length).toBeGreaterThan(20)
    const values: Record<string, string> = {
      roundId: 'fragor-granskning',
      associationId: 'kulturnamnden',
      format: 'json',
      version: '0',
      kind: 'inbjudan',
    }
    for (const path of round) {
      const at = path.replaceAll(/:(\w+)/g, (_, name: string) => values[name] ?? '1')
      const { status, text } = await staff.get(at)
      expect([at, status >= 400, text.includes('Kulturnämnden')]).toEqual([at, true, false])
    }
  })

  it('is in no list of what is asked now, and no round of associations by another name', async () => {
    expect(await container.rounds.listRounds()).toEqual([])
    expect(await container.rounds.listOpenSurveys()).toEqual([])
    await expect(container.rounds.closeRound('fragor-granskning')).rejects.toMatchObject({
      code: 'round/unknown',
    })
    const { faults } = await container.verification.verify(() => undefined)
    expect(faults.filter(({ path }) => path.startsWith('fragor'))).toEqual([])
  })
})
