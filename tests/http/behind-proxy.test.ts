import { createServer, type IncomingMessage, type Server } from 'node:http'

import { beforeAll, describe, expect, it } from '@jest/globals'
import type { Request } from 'express'
import supertest from 'supertest'

import { pathTo } from '../../server/paths.ts'
import { testApp } from '../builders/test-app.ts'
import { openTestRound, type TestContainer, testContainer } from '../builders/test-container.ts'

const HOST = 'svara.provby.example'
/** What a proxy says, and anyone else can say too. */
const FORWARDED = {
  'X-Forwarded-For': '203.0.113.7',
  'X-Forwarded-Proto': 'https',
  'X-Forwarded-Host': 'evil.example',
  Forwarded: 'for=203.0.113.7;host=evil.example;proto=https',
}

let container: TestContainer
let tokens: readonly string[]
beforeAll(async () => {
  container = await testContainer()
  tokens = (await openTestRound(container)).tokens
})

/** Who the application takes the request to be from, and over what. */
async function whoAsked(
  trustedProxies: readonly string[],
  headers: Readonly<Record<string, string>>,
): Promise<readonly unknown[]> {
  const app = testApp(container, { trustedProxies })
  let seen: readonly unknown[] = []
  const server: Server = createServer((req: IncomingMessage, res) => {
    app(req, res)
    const { ip, protocol } = req as unknown as Request
    seen = [ip, protocol]
  })
  await supertest(server).get('/').set('Host', HOST).set(headers)
  return seen
}

const LOCAL = expect.stringMatching(/^(::ffff:)?127\.0\.0\.1$/)

describe('who asked', () => {
  it.each([
    ['is the peer itself, when no proxy is trusted', [], [LOCAL, 'http']],
    ['is the peer itself, when another proxy is trusted', ['10.0.0.0/8'], [LOCAL, 'http']],
    ['is whom a trusted proxy says', ['127.0.0.1', '::1'], ['203.0.113.7', 'https']],
    ['is whom a proxy in a trusted net says', ['127.0.0.0/8', '::1'], ['203.0.113.7', 'https']],
  ])('%s', async (_claim, trustedProxies, expected) => {
    expect(await whoAsked(trustedProxies, FORWARDED)).toEqual(expected)
  })

  it('is what the trusted proxy adds, and not what the visitor wrote before it', async () => {
    const headers = { ...FORWARDED, 'X-Forwarded-For': '198.51.100.1, 203.0.113.7' }
    expect(await whoAsked(['127.0.0.1', '::1'], headers)).toEqual(['203.0.113.7', 'https'])
  })
})

describe.each([
  ['a peer that is not trusted', []],
  ['a trusted proxy', ['127.0.0.1', '::1']],
])('what %s forwards', (_from, trustedProxies) => {
  const logLines: string[] = []
  const ask = (headers: Readonly<Record<string, string>>) => {
    const agent = supertest(testApp(container, { trustedProxies, logLines }))
    return {
      get: (path: string) => agent.get(path).set('Host', HOST).set(headers),
      post: (path: string, fields: object) =>
        agent.post(path).type('form').set('Host', HOST).set(headers).send(fields),
    }
  }

  it('changes no byte of any page, and no address that is answered with', async () => {
    const token = tokens[trustedProxies.length]!
    for (const path of ['/', pathTo.answer(token), pathTo.answerPart(token, 1)]) {
      const plain = await ask({}).get(path)
      const forwarded = await ask(FORWARDED).get(path)
      expect([forwarded.status, forwarded.text]).toEqual([200, plain.text])
    }
    const page = { omgang: 'prov-2022', revision: '0', 'prov.helhet': '4' }
    const saved = await ask(FORWARDED).post(pathTo.answerPart(token, 1), page)
    expect([saved.status, saved.headers['location']]).toEqual([303, pathTo.answerPart(token, 2)])
  })

  it('opens no work space, and makes no other host known', async () => {
    const asked = await ask(FORWARDED).get('/omgangar')
    expect([asked.status, asked.headers['location']]).toEqual([303, '/logga-in'])
    const forged = { 'X-Forwarded-Host': HOST }
    const other = await supertest(testApp(container, { trustedProxies }))
      .get('/')
      .set({ Host: 'evil.example', ...forged })
    expect(other.status).toBe(421)
  })

  it('is never logged', () => {
    expect(logLines.length).toBeGreaterThan(0)
    expect(logLines.join('')).not.toMatch(/203\.0\.113|evil\.example|127\.0\.0\.1/)
  })
})
