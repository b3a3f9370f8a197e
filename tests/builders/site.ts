import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout } from 'node:timers/promises'

import { paths } from '../../server/paths.ts'
import { startServing } from './run-barometer.ts'

/** A serving process that is killed and started again, as one that something watches over. */
export interface Site {
  /** Where it answers; where nobody does while it has ended. */
  readonly url: () => string
  readonly pid: () => number
  /** What it said when it started. */
  readonly told: () => string
  /** Starts it, again and again where it ends at once. @returns Milliseconds until it said that it is ready. */
  readonly start: () => Promise<number>
  /** Ends it with no chance to tidy up. */
  readonly kill: () => Promise<void>
  /** Asks it to end. */
  readonly askToEnd: () => void
  /** The same; resolves with the exit code when it has ended. */
  readonly end: () => Promise<number | null>
  /** Lets go of the process, whatever state it is in. */
  readonly remove: () => Promise<void>
}

/** Where nobody answers: the port of one that has ended may be another suite's the next moment. */
const NOWHERE = 'http://127.0.0.1:1'
const BETWEEN_STARTS_MS = 200
const MOST_STARTS = 100

export function createSite(folder: string, ...flags: readonly string[]): Site {
  let server: ChildProcess | null = null
  let url = ''
  let told = ''

  const running = () => {
    if (server === null) throw new Error('the site is not started')
    return server
  }
  const ended = async (child: ChildProcess, signal: NodeJS.Signals) => {
    if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
    const closed = once(child, 'close')
    child.kill(signal)
    await closed
    url = NOWHERE
    return child.exitCode
  }
  return {
    url: () => url,
    pid: () => running().pid ?? 0,
    told: () => told,
    async start() {
      const startedAt = performance.now()
      ;({ server, url, told } = await startPersistently(folder, flags))
      await untilReady(url)
      return performance.now() - startedAt
    },
    kill: async () => void (await ended(running(), 'SIGKILL')),
    askToEnd: () => void running().kill('SIGTERM'),
    end: () => ended(running(), 'SIGTERM'),
    remove: async () => {
      if (server !== null) await ended(server, 'SIGKILL')
    },
  }
}

/** The store may be away at the moment: then the process ends, and whoever watches over it tries again. */
async function startPersistently(folder: string, flags: readonly string[]) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startServing(folder, ...flags)
    } catch (error) {
      if (attempt === MOST_STARTS) throw error
      await setTimeout(BETWEEN_STARTS_MS)
    }
  }
}

export async function isReady(url: string): Promise<boolean> {
  try {
    return (await fetch(url + paths.ready)).status === 200
  } catch {
    return false
  }
}

/** Resolves when the server says that it is ready, however long that takes: with the milliseconds it took. */
export async function untilReady(url: string): Promise<number> {
  const startedAt = performance.now()
  while (!(await isReady(url))) await setTimeout(20)
  return performance.now() - startedAt
}
