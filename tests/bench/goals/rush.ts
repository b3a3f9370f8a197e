import { ask, type Bench, type BenchStore } from '../bench-stores.ts'
import { benchInvitation, benchResponseKey } from '../bench-round.ts'
import { runClosedLoop } from '../interleaved.ts'
import { judged, type Judgements, round } from '../judged.ts'
import type { Latencies, LoadRequest } from '../load.ts'
import { runLoad, type Started, startServer, stop } from '../processes.ts'
import type { OpenLoop } from '../programs/open-loop.ts'
import { CONNECTIONS, RUSH_SECONDS, tell } from '../settings.ts'

const OPENINGS = 5000
const FLOOR_SHARE = 1 / 6

interface Opener {
  readonly name: string
  readonly start: (address: string) => Promise<Started>
  readonly request: (index: number) => LoadRequest
  /** How much of the rush is enough to see how it fares. */
  readonly share: number
}

/** The links have been mailed: 5 000 are opened within a minute, and once more as fast as can be. */
export async function rush(bench: Bench): Promise<Judgements> {
  const store = await bench.newStore(OPENINGS)
  const links = store.unused(OPENINGS)
  const floor = await open(floorOf(bench), store, links)
  const product = await open(
    {
      name: 'the product',
      start: address => startServer('product-server.js', [address]),
      request: ask.welcome,
      share: 1,
    },
    store,
    links,
  )
  await store.remove()
  return {
    rush: judged(
      `${OPENINGS} links opened in ${RUSH_SECONDS} s, and none fails`,
      { product, floor, ofFloor: round(product.mostPerSecond / floor.mostPerSecond) },
      product.failed === 0,
    ),
  }
}

function floorOf({ place }: Bench): Opener {
  return place.name === 'SQLite'
    ? {
        name: 'bare Express',
        start: () => startServer('floor-server.js', ['express', place.folder]),
        request: () => ({ path: '/', body: null }),
        share: FLOOR_SHARE,
      }
    : {
        name: 'bare Express with mongoose',
        start: address => startServer('mongo-floor-server.js', [address]),
        request: index => {
          const { lookup, associationId } = benchInvitation(index, false)
          return { path: `/${lookup}/${associationId}/${benchResponseKey(index)}`, body: null }
        },
        share: FLOOR_SHARE,
      }
}

async function open(
  { name, start, request, share }: Opener,
  store: BenchStore,
  links: readonly number[],
) {
  tell(`${OPENINGS} openings in ${RUSH_SECONDS} s: ${name}`)
  const server = await start(store.address)
  const requests = links.map(request)
  const perSecond = OPENINGS / RUSH_SECONDS
  const some = requests.slice(0, OPENINGS * share)
  const load: OpenLoop = { port: server.port, perSecond, requests: some }
  const inTime = await runLoad<Latencies>('open-loop.js', load)
  const atOnce = await runClosedLoop({
    port: server.port,
    connections: CONNECTIONS,
    until: { requests: OPENINGS },
    requests,
  })
  await stop(server)
  return {
    p50Ms: round(inTime.p50),
    p95Ms: round(inTime.p95),
    p99Ms: round(inTime.p99),
    failed: inTime.failed + atOnce.other,
    mostPerSecond: round(atOnce.perSecond, 0),
  }
}
