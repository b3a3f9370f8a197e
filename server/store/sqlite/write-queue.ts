import type { Database } from './database.ts'
import { asStoreProblem, sqliteCode } from './errors.ts'

/**
 * Writes that come in together share one commit, and each is answered only when that commit is on the
 * disk: a burst of answers costs a few syncs instead of one each, and nothing is acknowledged early.
 */
export interface WriteQueue {
  /**
   * Runs a write inside the next commit. Rejects when the write throws or the commit fails. The write may
   * be run twice, with nothing kept of the first time: it must do nothing but write.
   */
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

/** @param largestBatch 1: every write has a commit of its own, to measure against. */
export function createWriteQueue(db: Database, largestBatch = LARGEST_BATCH): WriteQueue {
  const commit = createCommit(db)
  let waiting: Job[] = []
  let startedAt = 0
  let last: Promise<unknown> = Promise.resolve()

  /** Waits while more keeps coming in, turn by turn; a lone write waits for nobody. */
  function flushWhenQuiet(seen: number): void {
    setImmediate(() => {
      const isQuiet = waiting.length === seen
      const isFull = waiting.length >= largestBatch
      const isLate = performance.now() - startedAt > LONGEST_WAIT_MS
      if (!isQuiet && !isFull && !isLate) return flushWhenQuiet(waiting.length)
      const jobs = waiting
      waiting = []
      for (let from = 0; from < jobs.length; from += largestBatch) {
        for (const done of commit(jobs.slice(from, from + largestBatch))) done()
      }
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

/**
 * Runs writes in one transaction. What they are told is told when that is on the disk, or has failed.
 * When one of them throws, nothing of the batch is kept, and each is run again on its own.
 */
function createCommit(db: Database): (jobs: readonly Job[]) => readonly Done[] {
  const together = db.transaction((jobs: readonly Job[]) => jobs.map(({ write }) => write()))
  const alone = (job: Job): Done => {
    try {
      const [value] = together.immediate([job])
      return () => job.resolve(value)
    } catch (error) {
      return () => job.reject(asStoreProblem(error, db.name))
    }
  }
  return jobs => {
    if (jobs.length === 1) return jobs.map(alone)
    try {
      const values = together.immediate(jobs)
      return jobs.map((job, index) => () => job.resolve(values[index]))
    } catch (error) {
      if (sqliteCode(error) === null) return jobs.map(alone)
      const problem = asStoreProblem(error, db.name)
      return jobs.map(job => () => job.reject(problem))
    }
  }
}
