import { once } from 'node:events'
import { createServer, request } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A small proxy in front of several servers, as an operator has one: each request goes to the next of them. */
export interface RoundRobin {
  readonly url: string
  /** How many requests each server has had. */
  readonly counts: readonly number[]
  close(): void
}

/** Passes on Host as it was asked for, and tells for whom and over what: here always over https. */
export async function startRoundRobin(servers: readonly string[]): Promise<RoundRobin> {
  const counts = servers.map(() => 0)
  let turn = 0
  const proxy = createServer((req, res) => {
    const index = turn++ % servers.length
    counts[index]! += 1
    const headers = {
      ...req.headers,
      'x-forwarded-for': req.socket.remoteAddress,
      'x-forwarded-proto': 'https',
    }
    const { hostname, port } = new URL(servers[index]!)
    const { method, url } = req
    const passedOn = request({ hostname, port, method, path: url, headers }, answer => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    passedOn.on('error', () => res.writeHead(502).end())
    req.pipe(passedOn)
  })
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  return {
    url: `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`,
    counts,
    close: () => proxy.close(),
  }
}
