import autocannon from 'autocannon'

/** Load in a closed loop: each connection asks again as soon as it is answered. Input on standard input. */
export interface ClosedLoop {
  readonly url: string
  readonly connections: number
  readonly seconds: number
  /** Paths and bodies of POSTs, each used once; none: GETs of the URL. */
  readonly posts: readonly { readonly path: string; readonly body: string }[]
}

export interface ClosedLoopResult {
  readonly ok: number
  readonly other: number
  readonly perSecond: number
  readonly p95: number
  /** How many of the posts were used. */
  readonly used: number
}

const chunks: Buffer[] = []
for await (const chunk of process.stdin) chunks.push(chunk as Buffer)
const { url, connections, seconds, posts } = JSON.parse(
  Buffer.concat(chunks).toString(),
) as ClosedLoop

let used = 0
const result = await autocannon({
  url,
  connections,
  duration: seconds,
  ...(posts.length > 0 && {
    requests: [
      {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        setupRequest: request => {
          const post = posts[used % posts.length]
          used += 1
          return { ...request, path: post!.path, body: post!.body }
        },
      },
    ],
  }),
})
const expected = posts.length > 0 ? result['3xx'] : result['2xx']
const told: ClosedLoopResult = {
  ok: expected,
  other: result.requests.total - expected,
  perSecond: expected / result.duration,
  p95: result.latency.p97_5,
  used,
}
process.stdout.write(JSON.stringify(told))
