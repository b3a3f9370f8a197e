import { ask, type Bench, linksFor } from '../bench-stores.ts'
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
  const store = await bench.newStore(linksFor(place) + PER_SECOND * SECONDS * ROUNDS + 1)
  const server = await startServer('product-server.js', [store.address])
  const submitAll = (count: number, until: ClosedLoop['until']) =>
    runClosedLoop({
      port: server.port,
      connections: CONNECTIONS,
      requests: store.take(count).map(ask.submit),
      until,
    })
  await submitAll(place.warmUpRequests, { requests: place.warmUpRequests })
  const most = await submitAll(place.mostPerSecond * SECONDS, { seconds: SECONDS })
  const perSecond = Math.min(PER_SECOND, Math.round(most.perSecond * SHARE_OF_MOST))
  const run = (requests: readonly LoadRequest[]) =>
    runLoad<Latencies>('open-loop.js', {
      port: server.port,
      perSecond,
      requests,
    } satisfies OpenLoop)
  const [page = 0] = store.take(1)
  const count = perSecond * SECONDS
  const getPages = () => run(Array.from({ length: count }, () => ask.formPage(page)))
  await getPages()
  const pages: Latencies[] = []
  const submits: Latencies[] = []
  for (let turn = 1; turn <= ROUNDS; turn += 1) {
    tell(`round ${turn} of ${ROUNDS}: ${perSecond} a second`)
    pages.push(await getPages())
    submits.push(await run(store.take(count).map(ask.submit)))
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
  const ratio = p95(submits) / p95(pages)
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
