import type { Database } from './database.ts'
import { asStoreProblem } from './errors.ts'

/**
 * Writes that come in together share one commit, and each is answered only when that commit is on the
 * disk: a burst of answers costs a few syncs instead of one each, and nothing is acknowledged early.
 */
export interface WriteQueue {
  /** Runs a write inside the next commit. Rejects when the write throws or the commit fails. */
  run<T>(write: () => T): Promise<T>
  /** Resolves when everything asked for so far is written. */
  settle(): Promise<void>
}

interface Job {
  readonly write: () => unknown
  readonly resolve: (value: unknown) => void
  readonly reject: (reason: unknown) => void
}

type Done = () => void

/** A commit takes at most this many writes, and waits at most this long for more to come in. */
const LARGEST_BATCH = 50
const LONGEST_WAIT_MS = 5

export function createWriteQueue(db: Database): WriteQueue {
  const commit = createCommit(db)
  let waiting: Job[] = []
  let startedAt = 0
  let last: Promise<unknown> = Promise.resolve()

  /** Waits while more keeps coming in, turn by turn; a lone write waits for nobody. */
  function flushWhenQuiet(seen: number): void {
    setImmediate(() => {
      const isQuiet = waiting.length === seen
      const isFull = waiting.length >= LARGEST_BATCH
      const isLate = performance.now() - startedAt > LONGEST_WAIT_MS
      if (!isQuiet && !isFull && !isLate) return flushWhenQuiet(waiting.length)
      const jobs = waiting
      waiting = []
      for (const done of commit(jobs)) done()
    })
  }

  return {
    run<T>(write: () => T): Promise<T> {
      const promise = new Promise<T>((resolve, reject) => {
        waiting.push({ write, resolve: resolve as (value: unknown) => void, reject })
      })
      if (waiting.length === 1) {
        startedAt = performance.now()
        flushWhenQuiet(0)
      }
      last = promise.catch(() => undefined)
      return promise
    },
    settle: async () => {
      await last
    },
  }
}

/** Runs writes in one transaction. What they are told is told when that is on the disk, or has failed. */
function createCommit(db: Database): (jobs: readonly Job[]) => readonly Done[] {
  const inSavepoint = db.transaction((write: () => unknown) => write())
  const inTransaction = db.transaction((jobs: readonly Job[]) =>
    jobs.map(job => attempt(db, inSavepoint, job)),
  )
  return jobs => {
    try {
      return inTransaction.immediate(jobs)
    } catch (error) {
      const problem = asStoreProblem(error, db.name)
      return jobs.map(
        ({ reject }) =>
          () =>
            reject(problem),
      )
    }
  }
}

/** A write that throws undoes only itself, unless SQLite gave up the whole transaction. */
function attempt(db: Database, inSavepoint: (write: () => unknown) => unknown, job: Job): Done {
  try {
    const value = inSavepoint(job.write)
    return () => job.resolve(value)
  } catch (error) {
    if (!db.inTransaction) throw error
    return () => job.reject(asStoreProblem(error, db.name))
  }
}
