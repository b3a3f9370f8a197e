import { randomBytes } from 'node:crypto'
import { Agent, get } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'

import { createExpressServer } from '../../server/express-server.ts'
import { pathTo } from '../../server/paths.ts'
import { median } from '../bench/judged.ts'
import { extent, tellFigures } from '../builders/extent.ts'
import { testApp } from '../builders/test-app.ts'
import { openTestRound, testContainer } from '../builders/test-container.ts'
import { SECTORS } from '../builders/test-data.ts'
import { openFile } from '../contract/adapters.ts'

/**
 * T17: links that lead nowhere tell nothing, neither by what they show nor by how long they take, and whoever guesses
 * is slowed down.
 */
const ROUNDS = extent(300, 2000)
const GUESSES = extent(500, 100_000)

const KINDS = {
  token: () => randomBytes(16).toString('base64url'),
  short: () => 'abc',
  long: () => 'x'.repeat(300),
  odd: () => 'å'.repeat(10),
}

const opened = await openFile()
const container = await testContainer(SECTORS, opened.store)
const app = testApp(container, { baseUrl: null, trustedProxies: ['127.0.0.0/8', '::1'] })
const server = createExpressServer(app, {})
const agent = new Agent({ keepAlive: true, maxSockets: 1 })
beforeAll(async () => {
  await openTestRound(container)
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve)
  })
})
afterAll(async () => {
  agent.destroy()
  server.close()
  await opened.remove()
})

interface Reply {
  readonly status: number | undefined
  readonly text: string
  readonly ms: number
}

function ask(path: string, headers: Readonly<Record<string, string>> = {}): Promise<Reply> {
  const { port } = server.address() as AddressInfo
  const startedAt = performance.now()
  return new Promise((resolve, reject) => {
    get({ host: '127.0.0.1', port, path, agent, headers }, reply => {
      let text = ''
      reply.setEncoding('utf8')
      reply.on('data', (part: string) => (text += part))
      reply.on('end', () => {
        resolve({ status: reply.statusCode, text, ms: performance.now() - startedAt })
      })
    }).on('error', reject)
  })
}

describe('links that lead nowhere', () => {
  it('are told the same, in the same time, whatever they look like', async () => {
    const times = Object.keys(KINDS).map((): number[] => [])
    const told = new Set<string>()
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [index, make] of Object.values(KINDS).entries()) {
        const token = make()
        const { status, text, ms } = await ask(pathTo.answer(token))
        // The switch of languages leads to the address that was asked for.
        told.add(`${status} ${text.replaceAll(pathTo.answer(token), '')}`)
        times[index]!.push(ms)
      }
    }
    expect([...told].map(each => each.slice(0, 3))).toEqual(['404'])
    tellFigures('T17', { kinds: Object.keys(KINDS), medians: times.map(median) })
    // Each beside the first of its own round: what else the machine does meets them alike.
    const [first = [], ...others] = times
    for (const other of others) {
      const beside = median(other.map((ms, round) => ms - first[round]!))
      expect(Math.abs(beside)).toBeLessThan(1)
    }
  })

  it('are soon asked for no more by whoever guesses from elsewhere', async () => {
    const statuses = new Map<number | undefined, number>()
    for (let guess = 0; guess < GUESSES; guess += 1) {
      const { status } = await ask(pathTo.answer(KINDS.token()), {
        'X-Forwarded-For': '203.0.113.7',
      })
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
    }
    expect(new Set(statuses.keys())).toEqual(new Set([404, 429]))
    expect(statuses.get(429)).toBeGreaterThan(GUESSES / 2)
    tellFigures('T17 guesses', Object.fromEntries(statuses))
  })
})
