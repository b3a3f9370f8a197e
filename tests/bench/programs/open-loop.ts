import { Agent, request } from 'node:http'

import type { Latencies, LoadRequest } from '../load.ts'
import { readInput } from '../read-input.ts'

/** Load in an open loop: a request every few milliseconds, whether or not the last is answered. */
export interface OpenLoop {
  readonly port: number
  readonly perSecond: number
  /** In the order in which they are sent. */
  readonly requests: readonly LoadRequest[]
}

const { port, perSecond, requests } = (await readInput()) as OpenLoop

const agent = new Agent({ keepAlive: true, maxSockets: 64 })
const latencies: number[] = []
let failed = 0

/** Latency counts from when the request was due, so that a stall is not forgotten. */
function send({ path, body }: LoadRequest, dueAt: number): Promise<void> {
  return new Promise(resolve => {
    const done = (isOk: boolean) => {
      latencies.push(performance.now() - dueAt)
      if (!isOk) failed += 1
      resolve()
    }
    const headers =
      body === null
        ? {}
        : {
            'content-type': 'application/x-www-form-urlencoded',
            'content-length': Buffer.byteLength(body),
          }
    const method = body === null ? 'GET' : 'POST'
    const req = request({ host: '127.0.0.1', port, path, method, headers, agent }, res => {
      res.resume()
      res.once('end', () => done(res.statusCode === (body === null ? 200 : 303)))
    })
    req.once('error', () => done(false))
    req.end(body ?? undefined)
  })
}

const startedAt = performance.now()
const sent: Promise<void>[] = []
for (const [index, each] of requests.entries()) {
  const dueAt = startedAt + (index * 1000) / perSecond
  const wait = dueAt - performance.now()
  if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
  sent.push(send(each, dueAt))
}
await Promise.all(sent)
agent.destroy()

latencies.sort((a, b) => a - b)
const at = (share: number) => latencies[Math.floor(share * (latencies.length - 1))] ?? NaN
const result: Latencies = {
  p50: at(0.5),
  p95: at(0.95),
  p99: at(0.99),
  longest: at(1),
  failed,
}
process.stdout.write(JSON.stringify(result))
