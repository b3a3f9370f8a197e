import { type ChildProcess } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { parse } from 'csv-parse/sync'
import supertest, { type Response } from 'supertest'

import { pathTo } from '../../server/paths.ts'
import { type RoundRobin, startRoundRobin } from '../builders/round-robin.ts'
import {
  type Installation,
  newInstallation,
  startBarometer,
  stopBarometer,
  untilPrinted,
} from '../builders/run-barometer.ts'
import { MONGO_ADDRESS, openMongo, type OpenedStore } from '../builders/stores.ts'
import { hiddenFields } from '../builders/test-app.ts'
import { testSurvey } from '../builders/test-data.ts'

const HOST = 'svara.exempelby.example'
const ROUND = 'prov-2099'
const GRADES = [1, 2, 3, 4, 5, 5, 4, 3, 5]
const CODE = /[0-9A-Z]{4}(?:-[0-9A-Z]{4}){3}/
const STANDALONE = 'BAROMETER_ALLOW_STANDALONE'

/** The processes of docs/operation/compose.yaml, started by hand: two servers, one store, a proxy with TLS. */
;(MONGO_ADDRESS === null ? describe.skip : describe)('two servers behind one proxy', () => {
  let barometer: Installation
  let mongo: OpenedStore & { readonly address: string }
  let processes: readonly ChildProcess[]
  let proxy: RoundRobin
  let tokens: readonly string[]
  const receipts: string[] = []
  const codes: string[] = []

  const openRound = async () => {
    const survey = barometer.file('prov.json', JSON.stringify(testSurvey()))
    await barometer.ok('survey', 'publish', survey)
    const rows = GRADES.map((_, index) => `F${index};Förening ${index};Idrott`)
    const register = barometer.file('register.csv', `id;namn;sektor\n${rows.join('\n')}`)
    await barometer.ok('register', 'import', register)
    await barometer.openRound(ROUND, 'prov/1')
  }
  const certified = async () => {
    await barometer.ok('round', 'certify', ROUND)
    return JSON.parse(await barometer.ok('results', ROUND, '--format', 'json')).content
  }

  const serve = async () => {
    const env = { [STANDALONE]: '1' }
    const args = ['serve', '--port', '0']
    const child = startBarometer(args, barometer.folder, 'Europe/Stockholm', env)
    const [, url = ''] = await untilPrinted(child, 'stderr', /Svarar på (http:\S+?)\. /)
    return { child, url }
  }

  beforeAll(async () => {
    process.env[STANDALONE] = '1'
    mongo = await openMongo()
    barometer = newInstallation()
    await barometer.ok('init')
    const written = readFileSync(join(barometer.folder, 'barometer.json'), 'utf8')
    const settings = {
      ...JSON.parse(written),
      baseUrl: `https://${HOST}`,
      store: mongo.address,
      trustedProxies: ['127.0.0.1'],
    }
    barometer.file('barometer.json', JSON.stringify(settings))
    await openRound()
    const links: { länk: string }[] = parse(await barometer.ok('round', 'links', ROUND), {
      columns: true,
    })
    tokens = links.map(({ länk }) => länk.replace(`https://${HOST}/svara/`, ''))
    const servers = [await serve(), await serve()]
    processes = servers.map(({ child }) => child)
    proxy = await startRoundRobin(servers.map(({ url }) => url))
  })
  afterAll(async () => {
    proxy.close()
    await Promise.all(processes.map(stopBarometer))
    await mongo.remove()
    barometer.remove()
    delete process.env[STANDALONE]
    delete process.env['BAROMETER_STORE']
  })

  const browser = { Host: HOST, Origin: `https://${HOST}` }
  const get = (path: string) => supertest(proxy.url).get(path).set(browser)
  const post = (path: string, fields: object) =>
    supertest(proxy.url).post(path).set(browser).type('form').send(fields)

  /** Sends a page's form on, with what it had and what is filled in, and follows where it leads. */
  const send = async (page: Response, fields: object, path: string): Promise<Response> => {
    const sent = await post(path, { ...hiddenFields(page.text), ...fields })
    expect(sent.status).toBe(303)
    const location = String(sent.headers['location'])
    expect(location).toMatch(/^\/svara\//)
    return get(location)
  }

  const answer = async (token: string, grade: number) => {
    const first = await get(pathTo.answerPart(token, 1))
    const helhet = { 'prov.helhet': String(grade) }
    const second = await send(first, helhet, pathTo.answerPart(token, 1))
    const review = await send(second, { 'prov.text': 'Hej' }, pathTo.answerPart(token, 2))
    return send(review, {}, pathTo.answerSubmit(token))
  }

  it('take one form page by page, each its turn, and give one receipt', async () => {
    for (const [index, token] of tokens.entries()) {
      const before = [...proxy.counts]
      const receipt = await answer(token, GRADES[index]!)
      expect(receipt.status).toBe(200)
      codes.push(CODE.exec(receipt.text)![0])
      receipts.push(new URL(receipt.request.url).pathname)
      // A page of the form and what it is sent to, and so on: seven requests, each by the other server.
      expect(
        proxy.counts.map((count, at) => count - before[at]!).toSorted((a, b) => a - b),
      ).toEqual([3, 4])
    }
    expect(new Set(codes).size).toBe(GRADES.length)
    expect(await barometer.ok('round', 'list')).toContain(`${GRADES.length}/${GRADES.length}`)
  })

  it('give the same receipt from either, and send nobody to themselves', async () => {
    expect(receipts).toHaveLength(GRADES.length)
    const pages = [await get(receipts[0]!), await get(receipts[0]!)]
    expect(pages.map(({ status }) => status)).toEqual([200, 200])
    expect(pages.map(({ text }) => CODE.exec(text)?.[0])).toEqual([codes[0], codes[0]])
    expect(pages[0]!.text).toBe(pages[1]!.text)
    expect(pages[0]!.headers['strict-transport-security']).toContain('max-age')
    expect(pages[0]!.text).not.toMatch(/http:\/\/127|x-forwarded/i)
  })

  it('stop taking answers when the round is closed by a command', async () => {
    await barometer.ok('round', 'close', ROUND)
    for (const _server of processes) {
      const { text } = await get(pathTo.answerPart(tokens[0]!, 1))
      expect(text).not.toContain('name="prov.helhet"')
    }
  })

  it('come to the result that one server on a file comes to with the same answers', async () => {
    const { response, items } = await certified()
    expect(await barometer.ok('verify')).toContain(`${GRADES.length} svar är kontrollerade`)
    expect(response.total.answered).toBe(GRADES.length)
    const mean = GRADES.reduce((sum, grade) => sum + grade, 0) / GRADES.length
    expect(JSON.stringify(items)).toContain(`"mean":{"value":${mean}}`)

    process.env['BAROMETER_STORE'] = join(barometer.folder, 'ensam.sqlite')
    await openRound()
    const rows = GRADES.map((grade, index) => `F${index};${grade};Hej`)
    const answers = barometer.file('svar.csv', `id;prov.helhet;prov.text\n${rows.join('\n')}`)
    await barometer.ok('responses', 'import', ROUND, answers)
    await barometer.ok('round', 'close', ROUND)
    expect((await certified()).items).toEqual(items)
  })
})
