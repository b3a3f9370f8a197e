import { beforeEach, describe, expect, it } from '@jest/globals'

import { fileLine } from '../../reports/results/certified-file.ts'
import { paths, pathTo } from '../../server/paths.ts'
import { checkSeal } from '../../server/services/check-seal.ts'
import { logInAs } from '../builders/staff.ts'
import { browse, testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  submitTestAnswer,
  TEST_SIGNING,
  type TestContainer,
  testContainer,
} from '../builders/test-container.ts'
import { testAssociations } from '../builders/test-data.ts'

let container: TestContainer
let tokens: readonly string[]
beforeEach(async () => {
  container = await testContainer()
  ;({ tokens } = await openTestRound(container, { associations: testAssociations(36) }))
})

const app = () => testApp(container)
const open = () => ({
  get: async (path: string) => (await logInAs('investigator', { app: app(), container })).get(path),
})
const certify = async () => {
  for (const [index, token] of tokens.entries()) {
    if (index < 33)
      await submitTestAnswer(container, token, {
        answers: { 'prov.helhet': String(1 + (index % 5)) },
      })
  }
  await container.rounds.closeRound('prov-2022')
  await container.certification.certifyRound('prov-2022', () => undefined)
}

describe('the work space', () => {
  const pages = [
    paths.rounds,
    pathTo.round('prov-2022'),
    pathTo.result('prov-2022'),
    pathTo.resultFile('prov-2022', 'json'),
    pathTo.comparison('prov-2022', 'prov-2023'),
  ]

  it.each(pages)('asks who is there at %s, and shows nothing of it', async path => {
    const { status, headers, text } = await browse(app()).get(path)
    expect([status, headers['location']]).toEqual([303, pathTo.logIn(path)])
    expect(headers['cache-control']).toBe('no-store')
    expect(text).not.toContain('prov-2022')
  })

  it.each([
    '/Omgangar',
    '/omgangar/',
    '//omgangar',
    '/%6fmgangar',
    '/omgangar/..;/',
    '/omgangar%2f',
  ])('is not opened by writing it as %s', async path => {
    const { status } = await browse(app()).get(path)
    expect([303, 404]).toContain(status)
  })

  it.each(['svara.provby.example', '127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])(
    'is there for who is logged in, as %s',
    async host => {
      const { get } = await logInAs('reader', { app: app(), container })
      expect((await get(paths.rounds).set('Host', host)).status).toBe(200)
    },
  )

  it('is not there where passwords would go over an open net', async () => {
    const open = testApp(container, { baseUrl: null })
    for (const path of [...pages, paths.logIn, paths.users, paths.log]) {
      const { status, text } = await browse(open).get(path)
      expect([path, status, text.includes('Sidan visas inte här')]).toEqual([path, 403, true])
    }
  })
})

describe('GET /omgangar', () => {
  it('says what to do first when there is no round', async () => {
    const empty = await testContainer()
    const { get } = await logInAs('investigator', { app: testApp(empty), container: empty })
    const { text } = await get(paths.rounds)
    expect(text).toContain('Publicera en enkät och läs in föreningarna')
  })

  it('shows how many have answered, and that more have after an answer', async () => {
    const before = (await open().get(paths.rounds)).text
    await submitTestAnswer(container, tokens[0]!, { answers: { 'prov.helhet': '4' } })
    const after = (await open().get(paths.rounds)).text
    expect(before).toContain('>0\u00a0%</td>')
    expect(after).toContain('>3\u00a0%</td>')
  })
})

describe('GET /omgangar/:roundId/resultat', () => {
  it('shows only the response while the round is open', async () => {
    await submitTestAnswer(container, tokens[0]!, { answers: { 'prov.helhet': '4' } })
    const { text } = await open().get(pathTo.result('prov-2022'))
    expect(text).toContain('Omgången pågår')
    expect(text).toContain('1 av 36 föreningar svarade (3\u00a0%).')
    expect(text).not.toContain('Hur fungerar det?')
  })

  it('is marked as preliminary under review, and not when certified', async () => {
    await container.rounds.closeRound('prov-2022')
    expect((await open().get(pathTo.result('prov-2022'))).text).toContain('PRELIMINÄRT')
    await container.certification.certifyRound('prov-2022', () => undefined)
    expect((await open().get(pathTo.result('prov-2022'))).text).not.toContain('PRELIMINÄRT')
  })

  it('shows the medelbetyg, n and the chart with its table', async () => {
    await certify()
    const { text } = await open().get(pathTo.result('prov-2022'))
    expect(text).toContain('33 av 36 föreningar svarade (92\u00a0%).')
    expect(text).toMatch(/Medelbetyget för helheten är [\d,]+ av 5 \(nivå: [a-zåäö, ]+\)\./)
    expect(text).toContain('data-chart=')
    expect(text).toContain('Idrott')
  })

  it('gives the same bytes as the certified file', async () => {
    await certify()
    const { text, headers } = await open().get(pathTo.resultFile('prov-2022', 'json'))
    const stored = await container.store.findResult('prov-2022')
    expect(text).toBe(fileLine(stored!))
    expect(checkSeal(Buffer.from(text), TEST_SIGNING.known).kind).toBe('sound')
    expect(headers['content-disposition']).toBe('attachment; filename=resultat-prov-2022.json')
  })

  it.each([
    ['csv', /^omgang,ar,markning/],
    ['excel.csv', /^\ufeffomgang;ar;markning/],
  ])('gives the figures as %s', async (extension, start) => {
    await certify()
    const { text, headers } = await open().get(pathTo.resultFile('prov-2022', extension))
    expect(text).toMatch(start)
    expect(text).toContain('SYNTETISKA EXEMPELDATA')
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
  })

  it.each(['exe', 'html', 'constructor'])('has no file of the kind %s', async extension => {
    expect((await open().get(pathTo.resultFile('prov-2022', extension))).status).toBe(404)
  })

  it('says so when there is no such round', async () => {
    const { status, text } = await open().get(pathTo.result('saknas'))
    expect([status, text.includes('Det finns ingen omgång ”saknas”.')]).toEqual([404, true])
  })
})

describe('GET /jamforelser/:first/:second', () => {
  it('is refused while a round is open', async () => {
    await openTestRound(container, {
      round: { id: 'prov-2023', year: 2023 },
      associations: testAssociations(36),
    })
    const { status } = await open().get(pathTo.comparison('prov-2022', 'prov-2023'))
    expect(status).toBe(409)
  })

  it('shows both years, earlier first, whatever the order asked for', async () => {
    await certify()
    await openTestRound(container, {
      round: { id: 'prov-2023', year: 2023 },
      associations: testAssociations(36),
    })
    await container.rounds.closeRound('prov-2023')
    const { status, text } = await open().get(pathTo.comparison('prov-2023', 'prov-2022'))
    expect(status).toBe(200)
    expect(text).toContain('Vad har förändrats sedan 2022?')
    expect(text).toContain('PRELIMINÄRT')
  })
})
