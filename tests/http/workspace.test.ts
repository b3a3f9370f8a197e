import { beforeEach, describe, expect, it } from '@jest/globals'

import { paths, pathTo } from '../../server/paths.ts'
import { browse, testApp } from '../builders/test-app.ts'
import {
  openTestRound,
  submitTestAnswer,
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

const open = () => browse(testApp(container, { openWorkspace: true }))
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

  it.each(pages)('is closed at %s unless it was opened at start', async path => {
    const { status, text } = await browse(testApp(container)).get(path)
    expect(status).toBe(403)
    expect(text).toContain('Arbetssidorna är stängda')
    expect(text).not.toContain('prov-2022')
  })

  it.each([
    ['Forwarded', 'for=192.0.2.1'],
    ['X-Forwarded-For', '192.0.2.1'],
    ['X-Forwarded-Proto', 'https'],
    ['X-Real-IP', '192.0.2.1'],
    ['Via', '1.1 proxy'],
    ['Host', 'svara.provby.example'],
    ['Host', '192.168.1.5:3000'],
    ['Host', 'localhost.evil.example'],
  ])('is closed to a request with %s: %s', async (name, value) => {
    const { status } = await open().get(paths.rounds).set(name, value)
    expect([403, 421]).toContain(status)
  })

  it.each([
    '/Omgangar',
    '/omgangar/',
    '//omgangar',
    '/%6fmgangar',
    '/omgangar/..;/',
    '/omgangar%2f',
  ])('is not opened by writing it as %s', async path => {
    const { status } = await browse(testApp(container)).get(path)
    expect([403, 404]).toContain(status)
  })

  it.each(['127.0.0.1:3000', 'localhost:3000', '[::1]:3000'])(
    'is open to this machine as %s',
    async host => {
      expect((await open().get(paths.rounds).set('Host', host)).status).toBe(200)
    },
  )
})

describe('GET /omgangar', () => {
  it('says what to do first when there is no round', async () => {
    const { text } = await browse(testApp(await testContainer(), { openWorkspace: true })).get(
      paths.rounds,
    )
    expect(text).toContain('barometer round create')
  })

  it('shows how many have answered, and that more have after an answer', async () => {
    const before = (await open().get(paths.rounds)).text
    await submitTestAnswer(container, tokens[0]!, { answers: { 'prov.helhet': '4' } })
    const after = (await open().get(paths.rounds)).text
    expect(before).toContain('<td>0\u00a0%</td>')
    expect(after).toContain('<td>3\u00a0%</td>')
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
    expect(text).toMatch(/Samverkan får medelbetyget [\d,]+ av 5 \(nivå: [a-zåäö, ]+\)\./)
    expect(text).toContain('data-chart=')
    expect(text).toContain('Idrott')
  })

  it('gives the same bytes as the certified file', async () => {
    await certify()
    const { text, headers } = await open().get(pathTo.resultFile('prov-2022', 'json'))
    const stored = await container.store.findResult('prov-2022')
    expect(text).toBe(`{"content":${stored!.text},"signature":null}\n`)
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
