import { once } from 'node:events'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import express from 'express'

import { createExpressServer } from '../../server/express-server.ts'

describe('createExpressServer', () => {
  const app = express()
  app.use(express.text())
  app.post('/', (req, res) => {
    res.status(201).json({ ip: req.ip, host: req.get('Host'), body: req.body as unknown })
  })
  const born: (readonly [unknown, unknown])[] = []
  let server: Server
  let base: string

  beforeAll(async () => {
    server = createExpressServer(app, { headersTimeout: 15_000 })
    // Before Express has them.
    server.prependListener('request', (req, res) => {
      born.push([Object.getPrototypeOf(req), Object.getPrototypeOf(res)])
    })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    base = `127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  afterAll(() => {
    server.close()
  })

  const post = (text: string) =>
    fetch(`http://${base}/`, {
      method: 'POST',
      body: text,
      headers: { 'Content-Type': 'text/plain' },
    })

  it('makes requests and replies that Express need not change', async () => {
    await post('hej')
    expect(born.at(-1)?.[0]).toBe(app.request)
    expect(born.at(-1)?.[1]).toBe(app.response)
  })

  it('gives them everything that Express gives', async () => {
    const reply = await post('hej')
    expect(reply.status).toBe(201)
    expect(reply.headers.get('Content-Type')).toBe('application/json; charset=utf-8')
    expect(await reply.json()).toEqual({ ip: '127.0.0.1', host: base, body: 'hej' })
  })

  it('keeps the options that it is given', () => {
    expect(server.headersTimeout).toBe(15_000)
  })
})
