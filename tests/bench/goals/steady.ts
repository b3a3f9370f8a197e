import { ask, type Bench } from '../bench-stores.ts'
import { runClosedLoop } from '../interleaved.ts'
import { judged, type Judgements, median, round } from '../judged.ts'
import type { Latencies, LoadRequest } from '../load.ts'
import { runLoad, startServer, stop } from '../processes.ts'
import type { ClosedLoop } from '../programs/closed-loop.ts'
import type { OpenLoop } from '../programs/open-loop.ts'
import { CONNECTIONS, ROUNDS, SECONDS, tell } from '../settings.ts'

const PER_SECOND = 200
/** Of what the store can take at most, where it cannot take 200 a second with ease. */
const SHARE_OF_MOST = 0.5

/** P6: form pages and submits at a steady rate, in turn: someone who sends in is not kept waiting. */
export async function steady(bench: Bench): Promise<Judgements> {
  const { place } = bench
  const store = await bench.newStore(
    place.warmUpRequests + (place.mostPerSecond + PER_SECOND * ROUNDS) * SECONDS + 1,
  )
  const server = await startServer('product-server.js', [store.address])
  const { port } = server
  const submitAll = async (count: number, until: ClosedLoop['until']) => {
    const requests = store.unused(count).map(ask.submit)
    const told = await runClosedLoop({ port, connections: CONNECTIONS, requests, until })
    store.use(told.used)
    return told
  }
  await submitAll(place.warmUpRequests, { requests: place.warmUpRequests })
  const most = await submitAll(place.mostPerSecond * SECONDS, { seconds: SECONDS })
  const perSecond = Math.min(PER_SECOND, Math.round(most.perSecond * SHARE_OF_MOST))
  const run = (requests: readonly LoadRequest[]) =>
    runLoad<Latencies>('open-loop.js', { port, perSecond, requests } satisfies OpenLoop)
  const count = perSecond * SECONDS
  const [page] = store.unused(1).map(ask.formPage)
  store.use(1)
  const getPages = () => run(Array.from({ length: count }, () => page!))
  const submitSteadily = () => {
    const requests = store.unused(count).map(ask.submit)
    store.use(count)
    return run(requests)
  }
  await getPages()
  const pages: Latencies[] = []
  const submits: Latencies[] = []
  for (let turn = 1; turn <= ROUNDS; turn += 1) {
    tell(`round ${turn} of ${ROUNDS}: ${perSecond} a second`)
    pages.push(await getPages())
    submits.push(await submitSteadily())
  }
  await stop(server)
  await store.remove()
  return { P6: judge({ perSecond, most: most.perSecond, pages, submits }) }
}

function judge({
  perSecond,
  most,
  pages,
  submits,
}: {
  readonly perSecond: number
  readonly most: number
  readonly pages: readonly Latencies[]
  readonly submits: readonly Latencies[]
}) {
  const p95 = (all: readonly Latencies[]) => median(all.map(each => each.p95))
  const ratio = median(submits.map((each, turn) => each.p95 / pages[turn]!.p95))
  const failed = [...pages, ...submits].reduce((sum, each) => sum + each.failed, 0)
  return judged(
    `at ${PER_SECOND} a second, or ${SHARE_OF_MOST} of what it takes at most, the p95 of a submit at most 2.5 times that of a form page`,
    {
      perSecond,
      mostPerSecond: round(most, 0),
      formPageP95Ms: round(p95(pages)),
      submitP95Ms: round(p95(submits)),
      ratio: round(ratio),
      failed,
    },
    ratio <= 2.5 && failed === 0,
  )
}
