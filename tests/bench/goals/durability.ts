import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { ask, type Bench } from '../bench-stores.ts'
import { runClosedLoop } from '../interleaved.ts'
import { judged, type Judgements, round } from '../judged.ts'
import { startServer, stop } from '../processes.ts'
import { CONNECTIONS, tell } from '../settings.ts'

/** What the system calls of a server say of its acknowledgements. */
interface Durability {
  readonly acknowledged: number
  /** Receipts that were written to a connection before any sync had ended since its answer was read. */
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

const CALLS = 'trace=fsync,fdatasync,read,write,writev'

/** Watches the product's system calls while answers come in over so many connections. */
async function watch(connections: number, bench: Bench): Promise<Durability> {
  tell(`system calls at ${connections} connections`)
  const { place } = bench
  const store = await bench.newStore(place.mostPerSecond * SECONDS)
  const log = join(place.folder, `calls-${connections}.txt`)
  const strace = ['strace', '-f', '-y', '--seccomp-bpf', '-s', '24', '-e', CALLS, '-o', log]
  const server = await startServer('product-server.js', [store.address], strace)
  const requests = store.unused(place.mostPerSecond * SECONDS).map(ask.submit)
  await runClosedLoop({ port: server.port, connections, requests, until: { seconds: SECONDS } })
  await stop(server)
  await store.remove()
  return readCalls(readFileSync(log, 'utf8'))
}

/** Reads the calls in the order in which they ended. */
function readCalls(log: string): Durability {
  const syncsWhenRead = new Map<string, number>()
  const count = { syncs: 0, acknowledged: 0, early: 0 }
  for (const line of log.split('\n')) {
    if (/\b(fsync|fdatasync)\b.*= 0$/.test(line)) count.syncs += 1
    const socket = /(?:read|write|writev)\((\d+)<(?:TCP|socket)/.exec(line)?.[1] ?? ''
    if (line.includes('"POST /svara')) syncsWhenRead.set(socket, count.syncs)
    if (!line.includes('HTTP/1.1 303')) continue
    count.acknowledged += 1
    if (syncsWhenRead.get(socket) === count.syncs) count.early += 1
  }
  return {
    acknowledged: count.acknowledged,
    acknowledgedBeforeSync: count.early,
    syncsPerAcknowledgement: round(count.syncs / Math.max(1, count.acknowledged), 3),
  }
}
