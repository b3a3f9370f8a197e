import { beforeAll, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { addition, dossier, passage, recommendation, statement } from '../builders/dossiers.ts'
import { partsOf } from '../../reports/follow-up/additions.ts'
import { logInAs, type StaffBrowser } from '../builders/staff.ts'
import { testApp } from '../builders/test-app.ts'
import { type TestContainer, testContainer } from '../builders/test-container.ts'

let container: TestContainer
let auditor: StaffBrowser
beforeAll(async () => {
  container = await testContainer()
  auditor = await logInAs('auditor', { app: testApp(container), container })
  const filed = dossier({ statements: [statement()] })
  await container.store.insertAddition(addition(1, { parts: partsOf(filed) }))
})

const filed = async () => (await container.dossiers.get('akten')).dossier

const SAID = {
  'passage-text': 'Nämnden delar bedömningen.',
  'passage-isSummary': 'ja',
  'passage-reference-source': 'rapport',
  'passage-reference-place': '§ 9',
}
const STATEMENT = {
  ...SAID,
  recommendation: 'r1',
  body: 'kulturnamnden',
  speaker: 'committee',
  isDecided: 'ja',
  position: 'shares',
  on: '2020-10-01',
  sedd: '0',
}
const SOURCE = {
  kind: 'minutes',
  title: 'Protokoll',
  by: 'Kulturnämnden',
  on: '2020-10-01',
  registryNumber: 'ks-2020/716.912',
  sedd: '0',
}

describe('a dossier on its pages', () => {
  it('is begun, and says that it is made up', async () => {
    const typed = { title: 'Östra akten', about: 'Påhittad.', synthetic: 'ja' }
    const { status, headers } = await auditor.post(paths.newDossier, typed)
    expect([status, headers['location']]).toEqual([
      303,
      `${pathTo.dossier('ostra-akten')}?klart=sparad`,
    ])
    const { text } = await auditor.get(pathTo.dossier('ostra-akten'))
    expect(text).toContain('SYNTETISKA EXEMPELDATA')
    expect((await auditor.get(paths.audits)).text).toContain('Östra akten')
  })

  it('gets a statement, with who speaks and whether it is decided', async () => {
    const to = pathTo.newPart('akten', 'statements')
    const { status, headers } = await auditor.post(to, STATEMENT)
    expect([status, headers['location']]).toEqual([
      303,
      `${pathTo.recommendation('akten', 'r1')}?klart=sparad`,
    ])
    expect((await filed()).statements.at(-1)).toEqual({
      id: 'r1-svar',
      recommendation: 'r1',
      body: 'kulturnamnden',
      speaker: 'committee',
      isDecided: true,
      position: 'shares',
      on: '2020-10-01',
      passage: {
        text: 'Nämnden delar bedömningen.',
        isSummary: true,
        reference: { source: 'rapport', place: '§ 9' },
      },
    })
    const { text } = await auditor.get(pathTo.recommendation('akten', 'r1'))
    expect(text).toContain('Kulturnämnden: nämnden själv, beslutat')
  })

  it('writes a registry number as registries do', async () => {
    await auditor.post(pathTo.newPart('akten', 'sources'), SOURCE)
    expect((await filed()).sources.at(-1)?.registryNumber).toBe('KS-2020/716.912')
  })

  it.each([
    [
      'a registry number that cannot be',
      'sources',
      { ...SOURCE, registryNumber: '716-KS' },
      ['”716-KS” kan inte vara ett diarienummer', 'href="#registryNumber"', 'value="716-KS"'],
    ],
    [
      'a source without a place in it',
      'statements',
      { ...STATEMENT, 'passage-reference-place': '' },
      ['Skriv var i källan det står', 'href="#passage-reference-place"', 'Nämnden delar'],
    ],
    [
      'nothing filled in',
      'statements',
      { sedd: '0' },
      ['href="#recommendation"', 'href="#speaker"', 'href="#passage-reference-source"'],
    ],
    [
      'a body that was not there that year',
      'recommendations',
      {
        audit: 'granskning',
        number: '2',
        'wordings-0-text': 'Se över.',
        'wordings-0-isSummary': 'nej',
        'wordings-0-reference-source': 'rapport',
        'wordings-0-reference-page': '3',
        'addressees-1-to': 'gamla',
        sedd: '0',
      },
      ['Gamla nämnden fanns inte 2022', 'href="#addressees-0-to"'],
    ],
  ] as const)('refuses %s, and keeps what was typed', async (_claim, list, typed, told) => {
    if (list === 'recommendations') {
      const audit = { ...(await filed()).audits[0]!, year: 2022 }
      const parts = [{ list: 'audits', id: audit.id, value: audit }] as const
      const { number } = (await container.dossiers.get('akten')).additions.at(-1)!
      await container.store.insertAddition(addition(number + 1, { reason: 'År.', parts }))
    }
    const before = await filed()
    const { status, text } = await auditor.post(pathTo.newPart('akten', list), typed)
    expect(status).toBe(422)
    for (const sentence of told) expect(text).toContain(sentence)
    expect(await filed()).toEqual(before)
  })

  it('refuses a recommendation that replaces itself', async () => {
    const to = pathTo.part('akten', { list: 'recommendations', id: 'r1' })
    const typed = {
      audit: 'granskning',
      number: '1',
      'wordings-0-text': 'Se över.',
      'wordings-0-isSummary': 'nej',
      'wordings-0-reference-source': 'rapport',
      'wordings-0-reference-page': '3',
      'lineage-0-kind': 'replaces',
      'lineage-0-from': 'r1',
      skal: 'Prov.',
      sedd: '1',
    }
    const { status, text } = await auditor.post(to, typed)
    expect([status, text]).toEqual([422, expect.stringContaining('kommer ur sig själv')])
  })

  it('replaces nothing without a reason, and shows what stood there before', async () => {
    const to = pathTo.part('akten', { list: 'statements', id: 's1' })
    const changed = { ...STATEMENT, body: 'socialnamnden', position: 'doesNotShare', sedd: '1' }
    const refused = await auditor.post(to, changed)
    expect([refused.status, refused.text]).toEqual([422, expect.stringContaining('href="#skal"')])
    expect((await auditor.post(to, { ...changed, skal: 'Läste fel.' })).status).toBe(303)
    // Whoever saw the version before is told.
    expect((await auditor.post(to, { ...changed, skal: 'Igen.', on: '2021' })).status).toBe(409)
    const history = (
      await auditor.get(pathTo.partHistory('akten', { list: 'statements', id: 's1' }))
    ).text
    expect(history).toMatch(/Gäller nu[\s\S]*Läste fel\.[\s\S]*Delar inte[\s\S]*Stod tidigare/)
    expect(history).toContain('Vi delar den.')
  })

  it('strikes out what should not be there, and keeps it in the history', async () => {
    const name = { list: 'statements', id: 'r1-svar' } as const
    const seen = (await container.dossiers.get('akten')).additions.find(({ parts }) =>
      parts.some(({ id }) => id === name.id),
    )!.number
    const typed = { ...STATEMENT, sedd: String(seen), skal: 'Dubbelt.', stryk: 'ja' }
    expect((await auditor.post(pathTo.part('akten', name), typed)).status).toBe(303)
    expect((await filed()).statements.map(({ id }) => id)).toEqual(['s1'])
    expect((await auditor.get(pathTo.part('akten', name))).status).toBe(404)
    const { text } = await auditor.get(pathTo.partHistory('akten', name))
    expect(text).toMatch(/Struken\.[\s\S]*Nämnden delar bedömningen/)
  })

  it('keeps what was typed when somebody else has struck it out meanwhile', async () => {
    const name = { list: 'statements', id: 'r1-svar-2' } as const
    const to = pathTo.part('akten', name)
    await auditor.post(pathTo.newPart('akten', 'statements'), STATEMENT)
    const seen = String((await container.dossiers.get('akten')).additions.at(-1)!.number)
    await auditor.post(to, { ...STATEMENT, sedd: seen, skal: 'Dubbelt.', stryk: 'ja' })
    const typed = { ...STATEMENT, 'passage-text': 'Lång text.', sedd: seen, skal: 'Rättat.' }
    const { status, text } = await auditor.post(to, typed)
    expect([status, text]).toEqual([
      409,
      expect.stringContaining('Någon annan har strukit det här'),
    ])
    expect(text).toContain('Lång text.')
    const now = /name="sedd" value="(\d+)"/.exec(text)![1]!
    expect((await auditor.post(to, { ...typed, sedd: now })).status).toBe(303)
    expect((await filed()).statements.at(-1)).toMatchObject({
      id: name.id,
      passage: { text: 'Lång text.' },
    })
    await auditor.post(to, { ...typed, sedd: String(Number(now) + 1), stryk: 'ja' })
  })

  it('keeps every row of what has many', async () => {
    const wordings = Array.from({ length: 60 }, (_, index) => passage(`Lydelse ${index + 1}.`))
    const parts = partsOf(dossier({ recommendations: [recommendation({ wordings })] }))
    await container.store.insertAddition(addition(1, { dossierId: 'lang', parts }))
    const to = pathTo.part('lang', { list: 'recommendations', id: 'r1' })
    const { text } = await auditor.get(to)
    expect(text).toContain('Lydelse 60.')
    const rows = wordings.flatMap((each, row) => [
      [`wordings-${row}-text`, row === 9 ? '' : each.text],
      [`wordings-${row}-isSummary`, row === 9 ? '' : 'nej'],
      [`wordings-${row}-reference-source`, row === 9 ? '' : 'rapport'],
      [`wordings-${row}-reference-place`, row === 9 ? '' : '3.1'],
    ])
    const typed = {
      ...Object.fromEntries(rows),
      audit: 'granskning',
      number: '1',
      sedd: '1',
      skal: 'x',
    }
    expect((await auditor.post(to, typed)).status).toBe(303)
    const [only] = (await container.dossiers.get('lang')).dossier.recommendations
    expect(only!.wordings).toEqual(wordings.filter((_, row) => row !== 9))
  })

  it('shows the matrix: where nobody was asked it is empty, and where nothing is known there is no source', async () => {
    const { text } = await auditor.get(pathTo.auditMatrix('akten', 'granskning'))
    expect(text).toContain('Vem har gjort vad?')
    expect(text).toMatch(/data-label="Socialnämnden">[\s\S]*?K1/)
    expect(text).toContain('ingen källa')
  })

  it('is handed over as a file, and the log holds that it was', async () => {
    const { body, headers } = await auditor.get(pathTo.dossierFile('akten'))
    expect(headers['content-disposition']).toContain('akten.json')
    expect(body).toEqual(await filed())
    const [last] = await container.acts.list(
      { by: null, act: 'audit.exported', object: 'akten', before: null },
      1,
    )
    expect(last?.by).toBe(auditor.user.id)
  })
})

describe('who may not', () => {
  it.each(['administrator', 'investigator', 'reader'] as const)(
    'as %s sees no audits in the menu',
    async role => {
      const browser = await logInAs(role, { app: testApp(container), container }, `ej-${role}`)
      expect((await browser.get(paths.rounds)).text).not.toContain('Granskningar')
    },
  )
})
