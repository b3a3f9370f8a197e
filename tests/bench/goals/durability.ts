import { join } from 'node:path'

import { readCalls, strace, wholeLog } from '../../builders/system-calls.ts'
import { ask, type Bench } from '../bench-stores.ts'
import { runClosedLoop } from '../interleaved.ts'
import { judged, type Judgements, round } from '../judged.ts'
import { startServer, stop } from '../processes.ts'
import { CONNECTIONS, tell } from '../settings.ts'

/** What the system calls of a server say of its acknowledgements. */
interface Durability {
  readonly acknowledged: number
  /** Receipts that were written to a connection before what was sent was in the log and synced. */
  readonly acknowledgedBeforeSync: number
  readonly syncsPerAcknowledgement: number
}

const SECONDS = 2

/** P1: the same system calls whether one answer comes at a time or many, and no receipt before its sync. */
export async function durability(bench: Bench): Promise<Judgements> {
  const alone = await watch(1, bench)
  const together = await watch(CONNECTIONS, bench)
  const isDurable = [alone, together].every(
    ({ acknowledged, acknowledgedBeforeSync }) => acknowledged > 0 && acknowledgedBeforeSync === 0,
  )
  return {
    P1: judged(
      `no receipt before the sync that covers it; 1 sync each at 1 connection, at most 0.10 at ${CONNECTIONS}`,
      { alone, together },
      isDurable &&
        Math.abs(alone.syncsPerAcknowledgement - 1) <= 0.02 &&
        together.syncsPerAcknowledgement <= 0.1,
    ),
  }
}

/** Watches the product's system calls while answers come in over so many connections. */
async function watch(connections: number, bench: Bench): Promise<Durability> {
  tell(`system calls at ${connections} connections`)
  const { place } = bench
  const store = await bench.newStore(place.mostPerSecond * SECONDS)
  const log = join(place.folder, `calls-${connections}.txt`)
  const server = await startServer('product-server.js', [store.address], strace(log))
  const requests = store.unused(place.mostPerSecond * SECONDS).map(ask.submit)
  await runClosedLoop({ port: server.port, connections, requests, until: { seconds: SECONDS } })
  await stop(server)
  await store.remove()
  const { acknowledged, beforeSync, syncs } = readCalls(await wholeLog(log, server.child.pid))
  return {
    acknowledged,
    acknowledgedBeforeSync: beforeSync,
    syncsPerAcknowledgement: round(syncs / Math.max(1, acknowledged), 3),
  }
}
