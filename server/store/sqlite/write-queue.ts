import type { Problem } from '../../problems.ts'
import { type Commit, type Committed, createCommit, type Job } from './commit.ts'
import type { Database } from './database.ts'
import { createWriteFailure } from './write-failure.ts'

/**
 * Writes that come in together share one commit, and each is answered only when that commit is on the
 * disk: a burst of answers costs a few syncs instead of one each, and nothing is acknowledged early.
 */
export interface WriteQueue {
  /**
   * Runs a write inside the next commit. Rejects when the write throws or the commit fails. The write may
   * be run again, with nothing kept of the time before: it must do nothing but write.
   */
  run<T>(write: () => T): Promise<T>
  /** Resolves when everything asked for so far is written. */
  settle(): Promise<void>
  /** @throws Problem 'store/unavailable' once a failed commit has ended all writing. */
  checkWriting(): void
  /** Resolves when a commit has failed so that this process writes nothing more, with why. */
  untilFailed(): Promise<Problem>
}

/** A commit takes at most this many writes, and waits at most this long for more to come in. */
const LARGEST_BATCH = 50
const LONGEST_WAIT_MS = 5

/**
 * While another process holds the lock it is asked for again and again, without holding up anyone who
 * reads; a write that has waited this long is refused.
 */
const LONGEST_LOCK_MS = 1000
const FIRST_PAUSE_MS = 2
const LONGEST_PAUSE_MS = 50

/** @param largestBatch 1: every write has a commit of its own, to measure against. */
export function createWriteQueue(db: Database, largestBatch = LARGEST_BATCH): WriteQueue {
  const failure = createWriteFailure(db.name)
  const add = createTurns(createCommit(db, failure), largestBatch)
  let last: Promise<unknown> = Promise.resolve()
  return {
    run<T>(write: () => T): Promise<T> {
      const promise = new Promise<T>((resolve, reject) => {
        const askedAt = performance.now()
        add({ write, resolve: resolve as (value: unknown) => void, reject, askedAt })
      })
      last = promise.catch(() => undefined)
      return promise
    },
    settle: async () => {
      await last
    },
    checkWriting: failure.check,
    untilFailed: () => failure.happened,
  }
}

/** Gathers writes, and commits those that have come in when it is their turn. */
function createTurns(commit: Commit, largestBatch: number): (job: Job) => void {
  let waiting: Job[] = []
  let isFlushing = false

  /** Waits while more keeps coming in, turn by turn; a lone write waits for nobody. */
  function flushWhenQuiet(seen: number): void {
    setImmediate(() => {
      const isQuiet = waiting.length === seen
      const isFull = waiting.length >= largestBatch
      const isLate = ageOf(waiting[0]) > LONGEST_WAIT_MS
      if (isQuiet || isFull || isLate) flush(FIRST_PAUSE_MS)
      else flushWhenQuiet(waiting.length)
    })
  }

  /** Commits everything that waits, in the order in which it was asked for, or comes back after a pause. */
  function flush(pauseMs: number): void {
    let committed: Committed = { told: [], locked: null }
    while (waiting.length > 0 && committed.locked === null) {
      committed = commit(waiting.slice(0, largestBatch))
      waiting = waiting.slice(committed.told.length)
      for (const tell of committed.told) tell()
    }
    if (committed.locked !== null) waiting = refuseLate(waiting, committed.locked)
    isFlushing = waiting.length > 0
    if (isFlushing) setTimeout(flush, pauseMs, Math.min(2 * pauseMs, LONGEST_PAUSE_MS))
  }

  return job => {
    waiting.push(job)
    if (isFlushing) return
    isFlushing = true
    flushWhenQuiet(0)
  }
}

/** Refuses those that have waited too long; they stand first. @returns The others. */
function refuseLate(jobs: readonly Job[], reason: unknown): Job[] {
  const firstInTime = jobs.findIndex(job => ageOf(job) <= LONGEST_LOCK_MS)
  const late = firstInTime === -1 ? jobs : jobs.slice(0, firstInTime)
  for (const job of late) job.reject(reason)
  return jobs.slice(late.length)
}

function ageOf(job: Job | undefined): number {
  return job === undefined ? 0 : performance.now() - job.askedAt
}
