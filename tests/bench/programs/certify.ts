import type { Store } from '../../../server/store/store.ts'
import type { Response, SubmittedResponse } from '../../../surveys/response.ts'
import { pathTo } from '../../../server/paths.ts'
import { benchContainer, openBenchStore } from '../bench-container.ts'
import { BENCH_ROUND } from '../bench-round.ts'
import { serve } from '../bench-server.ts'
import { median, round } from '../judged.ts'

/** What it took to certify a round, and to read its result afterwards. */
export interface Certifying {
  readonly seconds: number
  readonly peakMb: number
  readonly rowsToCertify: number
  /** Of the page and of the JSON. */
  readonly rowsToRead: number
  readonly pageMs: number
  readonly jsonMs: number
}

/** Closes and certifies the round of a store, and reads the result: `certify.js ADDRESS`. */
const [, , address = ''] = process.argv
const TIMES = 15

let rows = 0

async function* counted<T extends Response>(responses: AsyncIterable<T>): AsyncGenerator<T> {
  for await (const response of responses) {
    rows += 1
    yield response
  }
}

/** The store, with every response that is read counted. */
function counting(store: Store): Store {
  return {
    ...store,
    async findResponse(round, key) {
      rows += 1
      return store.findResponse(round, key)
    },
    async findSubmitted(round, keys) {
      const found = await store.findSubmitted(round, keys)
      rows += found.size
      return found
    },
    async summariseResponses(round) {
      const summary = await store.summariseResponses(round)
      rows += summary.submitted
      return summary
    },
    eachResponse: (round): AsyncIterable<SubmittedResponse> => counted(store.eachResponse(round)),
    eachInAnyOrder: (round): AsyncIterable<SubmittedResponse> =>
      counted(store.eachInAnyOrder(round)),
    eachStored: round => counted(store.eachStored(round)),
  }
}

async function timed(url: string): Promise<number> {
  const times: number[] = []
  for (let time = 0; time < TIMES; time += 1) {
    const startedAt = performance.now()
    const reply = await fetch(url)
    await reply.text()
    if (!reply.ok) throw new Error(`${url}: ${reply.status}`)
    times.push(performance.now() - startedAt)
  }
  return round(median(times), 1)
}

const store = counting(await openBenchStore(address))
const container = benchContainer(store)
await container.rounds.closeRound(BENCH_ROUND)
const startedAt = performance.now()
await container.certification.certifyRound(BENCH_ROUND, () => undefined)
const certifying = {
  seconds: round((performance.now() - startedAt) / 1000),
  peakMb: Math.round(process.resourceUsage().maxRSS / 1024),
  rowsToCertify: rows,
}
rows = 0
const base = `http://127.0.0.1:${await serve(container, 'staff')}`
const told: Certifying = {
  ...certifying,
  pageMs: await timed(base + pathTo.result(BENCH_ROUND)),
  jsonMs: await timed(base + pathTo.resultFile(BENCH_ROUND, 'json')),
  rowsToRead: rows,
}
process.stdout.write(JSON.stringify(told), () => process.exit())
