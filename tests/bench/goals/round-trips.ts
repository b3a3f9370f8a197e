import type { Bench } from '../bench-stores.ts'
import type { Target } from '../interleaved.ts'
import { runClosedLoop } from '../interleaved.ts'
import { round } from '../judged.ts'
import { stop } from '../processes.ts'
import { startWireCount } from '../wire-count.ts'

/** Commands to MongoDB for one submit, by name. */
export type Trips = Readonly<Record<string, number>>

/** What is read the first time only is read before the counting. */
const BEFORE = 20
const COUNTED = 200

/** Counts what goes over the wire for each of some submits that come one at a time. */
export async function measureTrips(
  bench: Bench,
  { start, request }: Pick<Target, 'start' | 'request'>,
): Promise<Trips> {
  const store = await bench.newStore(BEFORE + COUNTED)
  const wire = await startWireCount(store.address)
  const server = await start(wire.address)
  const send = (count: number) => {
    const requests = store.unused(count).map(request)
    store.use(count)
    const until = { requests: count }
    return runClosedLoop({ port: server.port, connections: 1, requests, until })
  }
  await send(BEFORE)
  wire.reset()
  const { other } = await send(COUNTED)
  const counts = wire.counts()
  await stop(server)
  wire.close()
  await store.remove()
  if (other > 0) throw new Error(`${other} submits were not taken`)
  const each = [...counts].map(([name, count]) => [name, round(count / COUNTED, 1)] as const)
  return Object.fromEntries(each.filter(([, count]) => count > 0))
}

/** Whether the floor asks the server for as much as the product does. */
export function isSameTrips({ product, floor }: { product: Trips; floor: Trips }): boolean {
  const names = new Set([...Object.keys(product), ...Object.keys(floor)])
  return [...names].every(name => product[name] === floor[name])
}
