import autocannon from 'autocannon'

import type { LoadRequest } from '../load.ts'
import { readInput } from '../read-input.ts'

/** Load in a closed loop: each connection asks again as soon as it is answered. Input on standard input. */
export interface ClosedLoop {
  readonly port: number
  readonly connections: number
  /** Each used once, in this order; a single GET is asked over and over. */
  readonly requests: readonly LoadRequest[]
  /** For how long, or how many. */
  readonly until: { readonly seconds: number } | { readonly requests: number }
}

export interface ClosedLoopResult {
  readonly ok: number
  readonly other: number
  readonly perSecond: number
  readonly p97_5: number
  /** How many of the requests were used. */
  readonly used: number
}

const { port, connections, requests, until } = (await readInput()) as ClosedLoop

let used = 0
const isPost = requests[0]?.body !== null
const next = () => {
  const request = requests[used % requests.length]
  used += 1
  return request
}
const result = await autocannon({
  url: `http://127.0.0.1:${port}${requests[0]?.path}`,
  connections,
  ...('seconds' in until ? { duration: until.seconds } : { amount: until.requests }),
  ...(requests.length > 1 && {
    requests: [
      {
        method: isPost ? 'POST' : 'GET',
        ...(isPost && { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
        setupRequest: request => {
          const { path, body } = next()!
          return { ...request, path, ...(body !== null && { body }) }
        },
      },
    ],
  }),
})
const expected = isPost ? result['3xx'] : result['2xx']
const told: ClosedLoopResult = {
  ok: expected,
  other: result.requests.total - expected + result.errors,
  perSecond: expected / result.duration,
  p97_5: result.latency.p97_5,
  used,
}
process.stdout.write(JSON.stringify(told))
