import { join } from 'node:path'

import { readCalls, strace, wholeLog } from '../builders/system-calls.ts'
import type { ClosedLoop, ClosedLoopResult } from './closed-loop.ts'
import { round, runLoad, startServer, stop } from './processes.ts'

/** What the system calls of a server say of its acknowledgements. */
export interface Durability {
  readonly acknowledged: number
  /** Receipts that were written to a connection before what was sent was in the log and synced. */
  readonly acknowledgedBeforeSync: number
  readonly syncsPerAcknowledgement: number
}

/** P1: watches the product's system calls while answers come in over so many connections. */
export async function measureDurability(
  store: string,
  folder: string,
  load: Pick<ClosedLoop, 'connections' | 'seconds' | 'posts'>,
): Promise<Durability> {
  const log = join(folder, `calls-${load.connections}.txt`)
  const server = await startServer('product-server.js', [store], strace(log))
  const url = `http://127.0.0.1:${server.port}`
  await runLoad<ClosedLoopResult>('closed-loop.js', { ...load, url })
  await stop(server)
  const { acknowledged, beforeSync, syncs } = readCalls(await wholeLog(log, server.child.pid))
  return {
    acknowledged,
    acknowledgedBeforeSync: beforeSync,
    syncsPerAcknowledgement: round(syncs / Math.max(1, acknowledged), 3),
  }
}
