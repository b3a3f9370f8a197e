import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import type { ClosedLoop, ClosedLoopResult } from './closed-loop.ts'
import { round, runLoad, startServer, stop } from './processes.ts'

/** What the system calls of a server say of its acknowledgements. */
export interface Durability {
  readonly acknowledged: number
  /** Receipts that were written to a connection before any sync had ended since its answer was read. */
  readonly acknowledgedBeforeSync: number
  readonly syncsPerAcknowledgement: number
}

const CALLS = 'trace=fsync,fdatasync,read,write,writev'

/** P1: watches the product's system calls while answers come in over so many connections. */
export async function measureDurability(
  store: string,
  folder: string,
  load: Pick<ClosedLoop, 'connections' | 'seconds' | 'posts'>,
): Promise<Durability> {
  const log = join(folder, `calls-${load.connections}.txt`)
  const strace = ['strace', '-f', '-y', '--seccomp-bpf', '-s', '24', '-e', CALLS, '-o', log]
  const server = await startServer('product-server.js', [store], strace)
  const url = `http://127.0.0.1:${server.port}`
  await runLoad<ClosedLoopResult>('closed-loop.js', { ...load, url })
  await stop(server)
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
