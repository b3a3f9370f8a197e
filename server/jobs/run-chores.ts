import { randomUUID } from 'node:crypto'

import type { Logger } from 'pino'

import { type Instant, toInstant } from '../../surveys/instant.ts'
import type { LeaseStore } from '../store/lease-store.ts'

/** Something that a server does by itself now and then (syssla). What a person waits for is a job: see `server/services/job-service.ts`. */
export interface Chore {
  readonly name: string
  readonly everyMs: number
  /**
   * Can be broken off anywhere and run again.
   *
   * @param isStopping What takes long asks this now and then, and leaves the rest for the next time.
   * @returns How much was done, for the log.
   */
  readonly run: (isStopping: () => boolean) => Promise<number>
}

export interface Chores {
  /** Waits for what has begun, and lets another server go on. */
  stop(): Promise<void>
}

/**
 * Runs chores now and then until they are stopped, each on one server at a time: it has a lease for the time
 * until the next, and prolongs it while it works.
 */
export function runChores(
  chores: readonly Chore[],
  { leases, log }: { readonly leases: LeaseStore; readonly log: Pick<Logger, 'info' | 'error'> },
): Chores {
  const holder = randomUUID()
  const running = chores.map(chore => repeat(chore, { leases, log, holder }))
  return {
    stop: async () => {
      await Promise.all(running.map(stop => stop()))
    },
  }
}

interface ChoreDeps {
  readonly leases: LeaseStore
  readonly log: Pick<Logger, 'info' | 'error'>
  readonly holder: string
}

function repeat(chore: Chore, deps: ChoreDeps): () => Promise<void> {
  let isStopping = false
  let isRunning = false
  const run = async () => {
    isRunning = true
    await runOnce(chore, { ...deps, isStopping: () => isStopping })
    isRunning = false
  }
  let last = run()
  const timer = setInterval(() => {
    // What takes longer than that goes on; the lease is prolonged meanwhile.
    if (!isRunning) last = run()
  }, chore.everyMs)
  timer.unref()
  return async () => {
    isStopping = true
    clearInterval(timer)
    await last
    await deps.leases
      .releaseLease({ name: leaseOf(chore), holder: deps.holder })
      // The store may be away: then the lease is out by the clock.
      .catch(() => undefined)
  }
}

async function runOnce(
  chore: Chore,
  { leases, log, holder, isStopping }: ChoreDeps & { readonly isStopping: () => boolean },
): Promise<void> {
  const take = () =>
    leases.takeLease({ name: leaseOf(chore), holder, until: inMs(chore.everyMs) }, inMs(0))
  try {
    if ((await take()) === 'held') return
    const prolonging = setInterval(() => void take().catch(() => undefined), chore.everyMs / 2)
    try {
      const done = await chore.run(isStopping)
      if (done > 0) log.info({ chore: chore.name, done }, 'chore done')
    } finally {
      clearInterval(prolonging)
    }
  } catch (error) {
    // The next time may go better; the code says what it was, and nothing of what stands in the store.
    log.error(
      { chore: chore.name, code: (error as { code?: unknown } | null)?.code },
      'chore failed',
    )
  }
}

function leaseOf({ name }: Chore): string {
  return `job/${name}`
}

function inMs(ms: number): Instant {
  return toInstant(new Date(Date.now() + ms))
}
